import { checkChange } from '../../review/check-change.ts';
import type { CheckedRule } from '../../review/rule.ts';

/** A change of texts, contact and colours only is reviewed quickly. */
export const changeMinor: CheckedRule<'change'> = {
  id: 'change-minor',
  severity: 'info',
  level: 'version',
  fix: 'none',
  source: 'UPD',
  summary: 'A change of texts, contact and colours only is reviewed quickly.',
  why: 'Nothing can break.',
  remedy: 'Nothing has to be done.',
  on: 'change',
  check: checkChange('minor'),
  example: { at: '', bad: { '/paths/~1parcels/get/summary': 'List all parcels', '/info/version': '1.2.1' } },
};
