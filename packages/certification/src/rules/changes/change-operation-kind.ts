import type { AwaitedRule } from '../../review/rule.ts';

/** Triggers stay triggers, and actions stay actions. */
export const changeOperationKind: AwaitedRule = {
  id: 'change-operation-kind',
  severity: 'error',
  level: 'version',
  fix: 'none',
  source: 'OWN',
  summary: 'Triggers stay triggers, and actions stay actions.',
  why: 'Workflows in use cannot turn one into the other.',
  remedy: 'Add a new operation.',
  needs: 'history',
};
