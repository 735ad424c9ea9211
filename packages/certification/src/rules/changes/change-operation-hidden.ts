import type { AwaitedRule } from '../../review/rule.ts';

/** No operation has become internal. */
export const changeOperationHidden: AwaitedRule = {
  id: 'change-operation-hidden',
  severity: 'error',
  level: 'version',
  fix: 'none',
  source: 'PR#4215',
  summary: 'No operation has become internal.',
  why: 'The designer cannot open workflows that use it.',
  remedy: 'Keep it visible, and deprecate it.',
  needs: 'history',
};
