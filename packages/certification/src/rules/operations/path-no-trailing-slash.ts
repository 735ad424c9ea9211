import type { CheckedRule } from '../../review/rule.ts';
import { quote } from '../../text/text.ts';

/** A path does not end in "/". */
export const pathNoTrailingSlash: CheckedRule<'path'> = {
  id: 'path-no-trailing-slash',
  severity: 'info',
  level: 'path',
  fix: 'none',
  source: 'OWN',
  summary: 'A path does not end in "/".',
  why: 'Services often answer only one of the two.',
  remedy: 'Remove the slash, if the service allows it.',
  on: 'path',
  check(path, report) {
    if (path.path !== '/' && path.path.endsWith('/')) report(path, `The path ${quote(path.path)} ends in "/".`);
  },
  example: { at: '/paths/~1letters~1', bad: { '/paths/~1letters~1': {} } },
};
