import type { AwaitedRule } from '../../review/rule.ts';

/** Types, formats and values of inputs stay the same. */
export const changeInputType: AwaitedRule = {
  id: 'change-input-type',
  severity: 'error',
  level: 'version',
  fix: 'none',
  source: 'UPD',
  summary: 'Types, formats and values of inputs stay the same.',
  why: 'Values in use may be refused.',
  remedy: 'Add a new revision of the operation.',
  needs: 'history',
};
