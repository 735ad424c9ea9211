import { checkChange } from '../../review/check-change.ts';
import type { CheckedRule } from '../../review/rule.ts';

/** No input has become internal. */
export const changeInputHidden: CheckedRule<'change'> = {
  id: 'change-input-hidden',
  severity: 'warning',
  level: 'version',
  fix: 'none',
  source: 'UPD',
  summary: 'No input has become internal.',
  why: 'Its default may replace values in use.',
  remedy: 'Keep it visible.',
  on: 'change',
  check: checkChange('input-hidden'),
  example: {
    at: '/paths/~1parcels/get/parameters/1',
    bad: { '/paths/~1parcels/get/parameters/1/x-ms-visibility': 'internal' },
  },
};
