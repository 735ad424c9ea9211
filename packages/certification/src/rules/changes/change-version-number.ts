import { checkChange } from '../../review/check-change.ts';
import type { CheckedRule } from '../../review/rule.ts';

/** The version is raised. */
export const changeVersionNumber: CheckedRule<'change'> = {
  id: 'change-version-number',
  severity: 'warning',
  level: 'version',
  fix: 'safe',
  source: 'MA, OWN',
  summary: 'The version is raised.',
  why: 'Users see that something changed.',
  remedy: 'Raise info.version.',
  on: 'change',
  check: checkChange('version-number'),
  example: { at: '/info/version', bad: { '/paths/~1parcels/get/summary': 'List all parcels' } },
};
