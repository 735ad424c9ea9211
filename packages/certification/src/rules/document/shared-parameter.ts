import type { JsonObject } from '@tenon/connector';
import { capitalized, sentenceWords } from '../../proposals/names.ts';
import type { CheckedRule, Edit } from '../../review/rule.ts';
import { isObject, isSameJson, objectOr, own } from '../../survey/json.ts';
import type { ParameterNode } from '../../survey/nodes.ts';
import { below } from '../../survey/spot.ts';
import type { DefinitionSurvey } from '../../survey/survey.ts';

/** A parameter that is the same in three or more operations is defined once. */
export const sharedParameter: CheckedRule<'definition'> = {
  id: 'shared-parameter',
  severity: 'info',
  level: 'document',
  fix: 'suggestion',
  source: 'CODE',
  summary: 'A parameter that is the same in three or more operations is defined once.',
  why: 'One place to change is easier to keep right.',
  remedy: 'Move it to "parameters" and refer to it.',
  on: 'definition',
  check(definition, report) {
    if (definition.dialect !== '2.0') return;
    const alike = new Map<string, ParameterNode[]>();
    for (const parameter of definition.parameters) {
      if (parameter.location === 'body' || parameter.at.parent?.parent === definition.at) continue;
      const group = alike.get(parameter.name);
      if (group) group.push(parameter);
      else alike.set(parameter.name, [parameter]);
    }
    const groups = [...alike.values()].flatMap((group) => (group.length < 3 ? [] : sameAmong(group)));
    const named = new Map<string, JsonObject>();
    const declared = own(definition.value, 'parameters') ?? {};
    for (const [name, value] of Object.entries(objectOr(declared))) named.set(name, objectOr(value));
    for (const [first, ...others] of groups) {
      if (first && others.length >= 2)
        report(
          first,
          `The parameter "${first.name}" is written out ${others.length + 1} times with the same content.`,
          {
            related: others.map(({ at }) => at),
            // A variable of a path with white space in its name is written otherwise first.
            ...(/\s/.test(first.name) || !isObject(declared)
              ? {}
              : { fix: () => shareEdits(definition, [first, ...others], named) }),
          },
        );
    }
  },
  example: {
    at: '/paths/~1a/get/parameters/0',
    bad: {
      '/paths/~1a': {
        get: { parameters: [{ name: 'x', in: 'query', type: 'string' }] },
        post: { parameters: [{ name: 'x', in: 'query', type: 'string' }] },
        put: { parameters: [{ name: 'x', in: 'query', type: 'string' }] },
      },
    },
  },
};

/** Parameters of one name, those with the same content together. */
function sameAmong(parameters: readonly ParameterNode[]): readonly ParameterNode[][] {
  return [...Map.groupBy(parameters, ({ value }) => JSON.stringify(value)).values()];
}

/** Declares a parameter once, under a name that is free, and refers to it wherever it is written out. */
function shareEdits(
  { at: root }: DefinitionSurvey,
  [first, ...others]: readonly ParameterNode[],
  named: Map<string, JsonObject>,
): readonly Edit[] {
  if (first === undefined) return [];
  const { name, location, value } = first;
  const bare =
    sentenceWords(name)
      .map(capitalized)
      .join('')
      .replace(/[^\p{L}\p{N}]/gu, '') || 'Parameter';
  const names = [
    bare,
    `${bare}In${capitalized(location)}`,
    ...Array.from({ length: 50 }, (_, at) => `${bare}${at + 2}`),
  ];
  const key = names.find((candidate) => isSameJson(named.get(candidate) ?? value, value));
  if (key === undefined) return [];
  const isNew = !named.has(key);
  named.set(key, value);
  const reference = { $ref: `#/parameters/${key}` };
  return [
    ...(isNew ? [{ kind: 'set', at: below(root, 'parameters', key), value } as const] : []),
    ...[first, ...others].map(({ at }): Edit => ({ kind: 'set', at, value: reference })),
  ];
}
