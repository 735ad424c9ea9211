import { checkChange } from '../../review/check-change.ts';
import type { CheckedRule } from '../../review/rule.ts';

/** Triggers stay triggers, and actions stay actions. */
export const changeOperationKind: CheckedRule<'change'> = {
  id: 'change-operation-kind',
  severity: 'error',
  level: 'version',
  fix: 'none',
  source: 'OWN',
  summary: 'Triggers stay triggers, and actions stay actions.',
  why: 'Workflows in use cannot turn one into the other.',
  remedy: 'Add a new operation.',
  on: 'change',
  check: checkChange('operation-kind'),
  example: { at: '/paths/~1hooks/post', bad: { '/paths/~1hooks/post/x-ms-trigger': 'batch' } },
};
