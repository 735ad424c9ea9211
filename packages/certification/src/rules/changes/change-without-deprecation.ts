import type { AwaitedRule } from '../../review/rule.ts';

/** An operation is deprecated for 30 days before it is deleted. */
export const changeWithoutDeprecation: AwaitedRule = {
  id: 'change-without-deprecation',
  severity: 'warning',
  level: 'version',
  fix: 'none',
  source: 'DEP',
  summary: 'An operation is deprecated for 30 days before it is deleted.',
  why: 'Users need time to change their workflows.',
  remedy: 'Deprecate it first.',
  needs: 'history',
};
