import type { AwaitedRule } from '../../review/rule.ts';

/** Host and base path stay the same. */
export const changeHost: AwaitedRule = {
  id: 'change-host',
  severity: 'warning',
  level: 'version',
  fix: 'none',
  source: 'OWN',
  summary: 'Host and base path stay the same.',
  why: 'Firewalls and policies of users name them.',
  remedy: 'Tell users before the change.',
  needs: 'history',
};
