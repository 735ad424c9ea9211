import { checkChange } from '../../review/check-change.ts';
import type { CheckedRule } from '../../review/rule.ts';

/** No property of a body becomes required. */
export const changeInputRequiredAdded: CheckedRule<'change'> = {
  id: 'change-input-required-added',
  severity: 'error',
  level: 'version',
  fix: 'none',
  source: 'PR#3516, PR#2641',
  summary: 'No property of a body becomes required.',
  why: 'Workflows in use do not send it.',
  remedy: 'Make it optional.',
  on: 'change',
  check: checkChange('input-required-added'),
  example: {
    at: '/paths/~1parcels/post/parameters/0/schema/properties/weight',
    bad: { '/paths/~1parcels/post/parameters/0/schema/required': ['receiver', 'weight'] },
  },
};
