import { checkChange } from '../../review/check-change.ts';
import type { CheckedRule } from '../../review/rule.ts';

/** Parameters stay where they are. */
export const changeParameterLocation: CheckedRule<'change'> = {
  id: 'change-parameter-location',
  severity: 'error',
  level: 'version',
  fix: 'none',
  source: 'PR#3648',
  summary: 'Parameters stay where they are.',
  why: 'Workflows in use keep sending them in the old place.',
  remedy: 'Add a new revision of the operation.',
  on: 'change',
  check: checkChange('parameter-location'),
  example: { at: '/paths/~1parcels/get/parameters/1', bad: { '/paths/~1parcels/get/parameters/1/in': 'header' } },
};
