import { checkChange } from '../../review/check-change.ts';
import type { CheckedRule } from '../../review/rule.ts';

/** No operation is gone. */
export const changeOperationDeleted: CheckedRule<'change'> = {
  id: 'change-operation-deleted',
  severity: 'error',
  level: 'version',
  fix: 'none',
  source: 'UPD, VER, PR#3470, PR#4168',
  summary: 'No operation is gone.',
  why: 'Workflows in use would stop working.',
  remedy: 'Keep the operation, and deprecate it.',
  on: 'change',
  check: checkChange('operation-deleted'),
  example: {
    at: '/paths',
    bad: {
      '/paths/~1depots': undefined,
      '/paths/~1parcels/get/parameters/0/x-ms-dynamic-values': undefined,
      '/paths/~1parcels/get/parameters/0/x-ms-dynamic-list': undefined,
    },
  },
};
