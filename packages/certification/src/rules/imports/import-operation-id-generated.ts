import { sampleOpenApi } from '../../documentation/sample-imports.ts';
import { checkImported } from '../../review/check-imported.ts';
import type { CheckedRule } from '../../review/rule.ts';

/** An operationId was made from method and path. */
export const importOperationIdGenerated: CheckedRule<'imported'> = {
  id: 'import-operation-id-generated',
  severity: 'info',
  level: 'import',
  fix: 'safe',
  source: 'OWN',
  summary: 'An operationId was made from method and path.',
  why: 'Workflows need one.',
  remedy: 'Check the id.',
  on: 'imported',
  check: checkImported('import-operation-id-generated'),
  example: {
    at: '/paths/~1parcels/get',
    bad: {
      '': sampleOpenApi({
        paths: { '/parcels': { get: { responses: { '200': { description: 'OK' } } } } },
      }),
    },
    good: { '': sampleOpenApi() },
  },
};
