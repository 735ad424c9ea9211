import type { AwaitedRule } from '../../review/rule.ts';

/** The kind of authentication stays the same. */
export const changeAuthType: AwaitedRule = {
  id: 'change-auth-type',
  severity: 'error',
  level: 'version',
  fix: 'none',
  source: 'UPD',
  summary: 'The kind of authentication stays the same.',
  why: 'Every connection in use would break.',
  remedy: 'Add another parameter set, and keep the first.',
  needs: 'history',
};
