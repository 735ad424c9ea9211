import type { CheckedRule } from '../../review/rule.ts';
import { quote } from '../../text/text.ts';

/** A path has no "*". */
export const pathNoWildcard: CheckedRule<'path'> = {
  id: 'path-no-wildcard',
  severity: 'error',
  level: 'path',
  fix: 'none',
  source: 'SV OperationPathContainsUnsupportedCharacters',
  summary: 'A path has no "*".',
  why: 'Wildcards cannot be called.',
  remedy: 'Use a path parameter.',
  on: 'path',
  check(path, report) {
    if (path.path.includes('*')) report(path, `The path ${quote(path.path)} contains "*".`);
  },
  example: { at: '/paths/~1letters~1*', bad: { '/paths/~1letters~1*': {} } },
};
