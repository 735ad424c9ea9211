import type { AwaitedRule } from '../../review/rule.ts';

/** No input is gone. */
export const changeInputRemoved: AwaitedRule = {
  id: 'change-input-removed',
  severity: 'error',
  level: 'version',
  fix: 'none',
  source: 'UPD',
  summary: 'No input is gone.',
  why: 'Workflows in use still send it.',
  remedy: 'Keep it, and hide it.',
  needs: 'history',
};
