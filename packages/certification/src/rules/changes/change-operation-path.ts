import type { AwaitedRule } from '../../review/rule.ts';

/** Method and path of an operation stay the same. */
export const changeOperationPath: AwaitedRule = {
  id: 'change-operation-path',
  severity: 'warning',
  level: 'version',
  fix: 'none',
  source: 'PR#3648, UPD',
  summary: 'Method and path of an operation stay the same.',
  why: 'The service must still answer the calls of workflows in use.',
  remedy: 'Add a new revision of the operation.',
  needs: 'history',
};
