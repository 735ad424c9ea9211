import type { CheckedRule } from '../../review/rule.ts';

/** A variable of a path has no default in it. */
export const pathVariableNoDefault: CheckedRule<'path'> = {
  id: 'path-variable-no-default',
  severity: 'error',
  level: 'path',
  fix: 'none',
  source: 'SV OperationPathVariablesContainDefaults',
  summary: 'A variable of a path has no default in it.',
  why: 'Defaults stand on parameters.',
  remedy: 'Move the default to the parameter.',
  on: 'path',
  check(path, report) {
    for (const variable of path.path.match(/\{[^{}]*\}/g) ?? [])
      if (variable.includes('=')) report(path, `The variable "${variable}" of the path contains a default.`);
  },
  example: { at: '/paths/~1letters~1{letterId=1}', bad: { '/paths/~1letters~1{letterId=1}': {} } },
};
