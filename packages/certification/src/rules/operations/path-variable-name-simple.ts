import type { CheckedRule, Edit } from '../../review/rule.ts';
import type { PathNode } from '../../survey/nodes.ts';
import { below } from '../../survey/spot.ts';
import type { PackageSurvey } from '../../survey/survey.ts';
import { wordsOfName } from '../../text/text.ts';

/** Names of path variables have no white space. */
export const pathVariableNameSimple: CheckedRule<'path'> = {
  id: 'path-variable-name-simple',
  severity: 'info',
  level: 'path',
  fix: 'suggestion',
  source: 'OWN',
  summary: 'Names of path variables have no white space.',
  why: 'They become names of inputs.',
  remedy: 'Write the name as one word.',
  on: 'path',
  check(path, report, survey) {
    const spaced = (path.path.match(/\{[^{}]*\}/g) ?? []).filter((variable) => /\s/.test(variable));
    if (spaced.length === 0) return;
    const names = spaced.map((variable) => variable.slice(1, -1));
    const fix = renameVariables(path, names, survey);
    for (const variable of spaced)
      report(
        path,
        `The variable "${variable}" of the path has white space in its name.`,
        fix === undefined ? {} : { fix },
      );
  },
  example: { at: '/paths/~1letters~1{letter id}', bad: { '/paths/~1letters~1{letter id}': {} } },
};

/** Gives variables and the parameters of their names others; undefined where something else names one, or uses the parameters. */
function renameVariables(
  path: PathNode,
  names: readonly string[],
  survey: PackageSurvey,
): (() => readonly Edit[]) | undefined {
  const simple = new Map(names.map((name) => [name, simplified(name)]));
  const renamed = path.path.replace(/\{([^{}]*)\}/g, (whole, name: string) =>
    simple.has(name) ? `{${simple.get(name)}}` : whole,
  );
  const variables = (renamed.match(/\{[^{}]*\}/g) ?? []).map((variable) => variable.toLowerCase());
  const parameters = path.operations
    .flatMap((operation) => operation.parameters)
    .filter((parameter) => parameter.location === 'path' && simple.has(parameter.name));
  const isAlone = parameters.every(({ uses }) => uses.every((operation) => operation.path === path));
  const isMentioned = [
    ...(survey.definition?.dynamics ?? []).map(({ value }) => value),
    ...(survey.properties?.policies ?? []).map(({ parameters: given }) => given),
  ].some((value) => names.some((name) => JSON.stringify(value).includes(name)));
  const isTaken =
    new Set(variables).size < variables.length ||
    survey.definition?.paths.some((other) => other.path === renamed) === true;
  if (variables.includes('{}') || !isAlone || isMentioned || isTaken) return undefined;
  return () => [
    ...[...new Set(parameters)].map(
      ({ at, name }): Edit => ({ kind: 'set', at: below(at, 'name'), value: simple.get(name) ?? name }),
    ),
    { kind: 'rename', at: path.at, name: renamed },
  ];
}

function simplified(name: string): string {
  const [first = '', ...others] = wordsOfName(name);
  return [first.toLowerCase(), ...others.map((word) => word.charAt(0).toUpperCase() + word.slice(1))].join('');
}
