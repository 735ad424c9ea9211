import { checkChange } from '../../review/check-change.ts';
import type { CheckedRule } from '../../review/rule.ts';

/** No required parameter without a default is added. */
export const changeParameterRequiredAdded: CheckedRule<'change'> = {
  id: 'change-parameter-required-added',
  severity: 'error',
  level: 'version',
  fix: 'none',
  source: 'PR#3499',
  summary: 'No required parameter without a default is added.',
  why: 'Workflows in use do not send it.',
  remedy: 'Make it optional, or give it a default.',
  on: 'change',
  check: checkChange('parameter-required-added'),
  example: {
    at: '/paths/~1parcels/get/parameters/2',
    bad: { '/paths/~1parcels/get/parameters/2': { name: 'year', in: 'query', required: true, type: 'integer' } },
  },
};
