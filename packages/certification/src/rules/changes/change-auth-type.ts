import { checkChange } from '../../review/check-change.ts';
import type { CheckedRule } from '../../review/rule.ts';

/** The kind of authentication stays the same. */
export const changeAuthType: CheckedRule<'change'> = {
  id: 'change-auth-type',
  severity: 'error',
  level: 'version',
  fix: 'none',
  source: 'UPD',
  summary: 'The kind of authentication stays the same.',
  why: 'Every connection in use would break.',
  remedy: 'Add another parameter set, and keep the first.',
  on: 'change',
  check: checkChange('auth-type'),
  example: { at: '/securityDefinitions', bad: { '/securityDefinitions/api_key': { type: 'basic' } } },
};
