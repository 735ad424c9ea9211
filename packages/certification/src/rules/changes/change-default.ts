import type { AwaitedRule } from '../../review/rule.ts';

/** Defaults stay the same. */
export const changeDefault: AwaitedRule = {
  id: 'change-default',
  severity: 'warning',
  level: 'version',
  fix: 'none',
  source: 'OWN',
  summary: 'Defaults stay the same.',
  why: 'Workflows that rely on them change their behaviour.',
  remedy: 'Keep the default.',
  needs: 'history',
};
