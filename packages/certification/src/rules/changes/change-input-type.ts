import { checkChange } from '../../review/check-change.ts';
import type { CheckedRule } from '../../review/rule.ts';

/** Types, formats and values of inputs stay the same. */
export const changeInputType: CheckedRule<'change'> = {
  id: 'change-input-type',
  severity: 'error',
  level: 'version',
  fix: 'none',
  source: 'UPD',
  summary: 'Types, formats and values of inputs stay the same.',
  why: 'Values in use may be refused.',
  remedy: 'Add a new revision of the operation.',
  on: 'change',
  check: checkChange('input-type'),
  example: { at: '/paths/~1parcels/get/parameters/1', bad: { '/paths/~1parcels/get/parameters/1/enum': ['sent'] } },
};
