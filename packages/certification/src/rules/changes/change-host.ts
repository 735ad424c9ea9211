import { checkChange } from '../../review/check-change.ts';
import type { CheckedRule } from '../../review/rule.ts';

/** Host and base path stay the same. */
export const changeHost: CheckedRule<'change'> = {
  id: 'change-host',
  severity: 'warning',
  level: 'version',
  fix: 'none',
  source: 'OWN',
  summary: 'Host and base path stay the same.',
  why: 'Firewalls and policies of users name them.',
  remedy: 'Tell users before the change.',
  on: 'change',
  check: checkChange('host'),
  example: { at: '/basePath', bad: { '/basePath': '/v2' } },
};
