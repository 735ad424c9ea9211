import { checkChange } from '../../review/check-change.ts';
import type { CheckedRule } from '../../review/rule.ts';

/** No operation has become internal. */
export const changeOperationHidden: CheckedRule<'change'> = {
  id: 'change-operation-hidden',
  severity: 'error',
  level: 'version',
  fix: 'none',
  source: 'PR#4215',
  summary: 'No operation has become internal.',
  why: 'The designer cannot open workflows that use it.',
  remedy: 'Keep it visible, and deprecate it.',
  on: 'change',
  check: checkChange('operation-hidden'),
  example: { at: '/paths/~1parcels/get', bad: { '/paths/~1parcels/get/x-ms-visibility': 'internal' } },
};
