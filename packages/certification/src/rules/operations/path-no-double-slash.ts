import type { CheckedRule } from '../../review/rule.ts';
import { quote } from '../../text/text.ts';

/** A path has no "//". */
export const pathNoDoubleSlash: CheckedRule<'path'> = {
  id: 'path-no-double-slash',
  severity: 'warning',
  level: 'path',
  fix: 'suggestion',
  source: 'OWN',
  summary: 'A path has no "//".',
  why: 'It is mostly a mistake.',
  remedy: 'Remove one of the slashes.',
  on: 'path',
  check(path, report) {
    if (path.path.includes('//'))
      report(path, `The path ${quote(path.path)} contains "//".`, {
        fix: () => [{ kind: 'rename', at: path.at, name: path.path.replace(/\/{2,}/g, '/') }],
      });
  },
  example: { at: '/paths/~1~1letters', bad: { '/paths/~1~1letters': {} } },
};
