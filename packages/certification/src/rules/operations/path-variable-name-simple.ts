import type { CheckedRule } from '../../review/rule.ts';

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
  check(path, report) {
    for (const variable of path.path.match(/\{[^{}]*\}/g) ?? [])
      if (/\s/.test(variable)) report(path, `The variable "${variable}" of the path has white space in its name.`);
  },
  example: { at: '/paths/~1letters~1{letter id}', bad: { '/paths/~1letters~1{letter id}': {} } },
};
