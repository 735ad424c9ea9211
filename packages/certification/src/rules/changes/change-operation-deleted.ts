import type { AwaitedRule } from '../../review/rule.ts';

/** No operation is gone. */
export const changeOperationDeleted: AwaitedRule = {
  id: 'change-operation-deleted',
  severity: 'error',
  level: 'version',
  fix: 'none',
  source: 'UPD, VER, PR#3470, PR#4168',
  summary: 'No operation is gone.',
  why: 'Workflows in use would stop working.',
  remedy: 'Keep the operation, and deprecate it.',
  needs: 'history',
};
