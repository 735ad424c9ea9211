import type { CheckedRule } from '../../review/rule.ts';
import type { ParameterNode } from '../../survey/nodes.ts';

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
    for (const [first, ...others] of groups) {
      if (first && others.length >= 2)
        report(
          first,
          `The parameter "${first.name}" is written out ${others.length + 1} times with the same content.`,
          { related: others.map(({ at }) => at) },
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
