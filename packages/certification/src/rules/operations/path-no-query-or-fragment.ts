import type { CheckedRule } from '../../review/rule.ts';
import { quote } from '../../text/text.ts';

/** A path has no "?" and no "#". */
export const pathNoQueryOrFragment: CheckedRule<'path'> = {
  id: 'path-no-query-or-fragment',
  severity: 'error',
  level: 'path',
  fix: 'suggestion',
  source: 'SV OperationPathMayNotContainQueryOrFragment',
  summary: 'A path has no "?" and no "#".',
  why: 'What follows is a query, which belongs in parameters.',
  remedy: 'Turn the query into a parameter with a default.',
  on: 'path',
  check(path, report) {
    if (/[?#]/.test(path.path)) report(path, `The path ${quote(path.path)} contains a query or a fragment.`);
  },
  example: { at: '/paths/~1letters?all=true', bad: { '/paths/~1letters?all=true': {} } },
};
