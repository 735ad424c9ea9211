import { checkChange } from '../../review/check-change.ts';
import type { CheckedRule } from '../../review/rule.ts';

/** Method and path of an operation stay the same. */
export const changeOperationPath: CheckedRule<'change'> = {
  id: 'change-operation-path',
  severity: 'warning',
  level: 'version',
  fix: 'none',
  source: 'PR#3648, UPD',
  summary: 'Method and path of an operation stay the same.',
  why: 'The service must still answer the calls of workflows in use.',
  remedy: 'Add a new revision of the operation.',
  on: 'change',
  check: checkChange('operation-path'),
  example: {
    at: '/paths/~1stores/get',
    bad: {
      '/paths/~1depots': undefined,
      '/paths/~1stores': { get: { operationId: 'ListDepots', responses: { '200': { description: 'The depots.' } } } },
    },
  },
};
