import type { AwaitedRule } from '../../review/rule.ts';

/** A change of texts, contact and colours only is reviewed quickly. */
export const changeMinor: AwaitedRule = {
  id: 'change-minor',
  severity: 'info',
  level: 'version',
  fix: 'none',
  source: 'UPD',
  summary: 'A change of texts, contact and colours only is reviewed quickly.',
  why: 'Nothing can break.',
  remedy: 'Nothing has to be done.',
  needs: 'history',
};
