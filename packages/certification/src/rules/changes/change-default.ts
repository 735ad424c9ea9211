import { checkChange } from '../../review/check-change.ts';
import type { CheckedRule } from '../../review/rule.ts';

/** Defaults stay the same. */
export const changeDefault: CheckedRule<'change'> = {
  id: 'change-default',
  severity: 'warning',
  level: 'version',
  fix: 'none',
  source: 'OWN',
  summary: 'Defaults stay the same.',
  why: 'Workflows that rely on them change their behaviour.',
  remedy: 'Keep the default.',
  on: 'change',
  check: checkChange('default'),
  example: {
    at: '/paths/~1parcels/get/parameters/1',
    bad: { '/paths/~1parcels/get/parameters/1/default': 'delivered' },
  },
};
