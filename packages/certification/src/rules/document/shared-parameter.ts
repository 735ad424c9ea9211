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
    const same = new Map<string, ParameterNode[]>();
    for (const parameter of definition.parameters) {
      if (parameter.location === 'body' || parameter.at.parent?.parent === definition.at) continue;
      const key = JSON.stringify(parameter.value);
      const group = same.get(key);
      if (group) group.push(parameter);
      else same.set(key, [parameter]);
    }
    for (const [first, ...others] of same.values()) {
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
