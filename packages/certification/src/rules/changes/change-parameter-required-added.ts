import type { AwaitedRule } from '../../review/rule.ts';

/** No required parameter without a default is added. */
export const changeParameterRequiredAdded: AwaitedRule = {
  id: 'change-parameter-required-added',
  severity: 'error',
  level: 'version',
  fix: 'none',
  source: 'PR#3499',
  summary: 'No required parameter without a default is added.',
  why: 'Workflows in use do not send it.',
  remedy: 'Make it optional, or give it a default.',
  needs: 'history',
};
