import type { AwaitedRule } from '../../review/rule.ts';

/** No property of a body becomes required. */
export const changeInputRequiredAdded: AwaitedRule = {
  id: 'change-input-required-added',
  severity: 'error',
  level: 'version',
  fix: 'none',
  source: 'PR#3516, PR#2641',
  summary: 'No property of a body becomes required.',
  why: 'Workflows in use do not send it.',
  remedy: 'Make it optional.',
  needs: 'history',
};
