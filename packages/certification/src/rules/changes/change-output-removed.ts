import { checkChange } from '../../review/check-change.ts';
import type { CheckedRule } from '../../review/rule.ts';

/** No output is gone. */
export const changeOutputRemoved: CheckedRule<'change'> = {
  id: 'change-output-removed',
  severity: 'error',
  level: 'version',
  fix: 'none',
  source: 'PR#729',
  summary: 'No output is gone.',
  why: 'Later steps of workflows in use miss it.',
  remedy: 'Keep the property.',
  on: 'change',
  check: checkChange('output-removed'),
  example: {
    at: '/paths/~1parcels~1{parcelId}/get/responses/200/schema',
    bad: { '/definitions/Parcel/properties/status': undefined },
  },
};
