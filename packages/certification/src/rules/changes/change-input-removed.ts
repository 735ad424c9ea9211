import { checkChange } from '../../review/check-change.ts';
import type { CheckedRule } from '../../review/rule.ts';

/** No input is gone. */
export const changeInputRemoved: CheckedRule<'change'> = {
  id: 'change-input-removed',
  severity: 'error',
  level: 'version',
  fix: 'none',
  source: 'UPD',
  summary: 'No input is gone.',
  why: 'Workflows in use still send it.',
  remedy: 'Keep it, and hide it.',
  on: 'change',
  check: checkChange('input-removed'),
  example: { at: '/paths/~1parcels/get', bad: { '/paths/~1parcels/get/parameters/1': undefined } },
};
