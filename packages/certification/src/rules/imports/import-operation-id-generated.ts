import type { AwaitedRule } from '../../review/rule.ts';

/** An operationId was made from method and path. */
export const importOperationIdGenerated: AwaitedRule = {
  id: 'import-operation-id-generated',
  severity: 'info',
  level: 'import',
  fix: 'safe',
  source: 'OWN',
  summary: 'An operationId was made from method and path.',
  why: 'Workflows need one.',
  remedy: 'Check the id.',
  needs: 'import',
};
