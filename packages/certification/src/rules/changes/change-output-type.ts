import { checkChange } from '../../review/check-change.ts';
import type { CheckedRule } from '../../review/rule.ts';

/** Types and formats of outputs stay the same. */
export const changeOutputType: CheckedRule<'change'> = {
  id: 'change-output-type',
  severity: 'error',
  level: 'version',
  fix: 'none',
  source: 'PR#3910, PR#807, PR#3785',
  summary: 'Types and formats of outputs stay the same.',
  why: 'Later steps of workflows in use may fail.',
  remedy: 'Add a new revision of the operation.',
  on: 'change',
  check: checkChange('output-type'),
  example: {
    at: '/definitions/Parcel/properties/status',
    bad: { '/definitions/Parcel/properties/status/type': 'integer' },
  },
};
