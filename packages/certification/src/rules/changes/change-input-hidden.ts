import type { AwaitedRule } from '../../review/rule.ts';

/** No input has become internal. */
export const changeInputHidden: AwaitedRule = {
  id: 'change-input-hidden',
  severity: 'warning',
  level: 'version',
  fix: 'none',
  source: 'UPD',
  summary: 'No input has become internal.',
  why: 'Its default may replace values in use.',
  remedy: 'Keep it visible.',
  needs: 'history',
};
