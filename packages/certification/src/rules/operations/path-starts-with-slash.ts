import type { CheckedRule } from '../../review/rule.ts';
import { quote } from '../../text/text.ts';

/** Each path starts with "/". */
export const pathStartsWithSlash: CheckedRule<'path'> = {
  id: 'path-starts-with-slash',
  severity: 'error',
  level: 'path',
  fix: 'safe',
  source: 'OAS2',
  summary: 'Each path starts with "/".',
  why: 'It is joined with the base path.',
  remedy: 'Put a slash in front.',
  on: 'path',
  check(path, report) {
    if (!path.path.startsWith('/'))
      report(path, `The path ${quote(path.path)} does not start with "/".`, {
        fix: () => [{ kind: 'rename', at: path.at, name: `/${path.path}` }],
      });
  },
  example: { at: '/paths/letters', bad: { '/paths/letters': {} } },
};
