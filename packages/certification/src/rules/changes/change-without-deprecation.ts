import { checkChange } from '../../review/check-change.ts';
import type { CheckedRule } from '../../review/rule.ts';

/** An operation is deprecated for 30 days before it is deleted. */
export const changeWithoutDeprecation: CheckedRule<'change'> = {
  id: 'change-without-deprecation',
  severity: 'warning',
  level: 'version',
  fix: 'none',
  source: 'DEP',
  summary: 'An operation is deprecated for 30 days before it is deleted.',
  why: 'Users need time to change their workflows.',
  remedy: 'Deprecate it first.',
  on: 'change',
  check: checkChange('without-deprecation'),
  example: { at: '/paths', bad: { '/paths/~1depots': undefined } },
};
