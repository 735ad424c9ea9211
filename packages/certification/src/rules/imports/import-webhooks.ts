import { sampleOpenApi } from '../../documentation/sample-imports.ts';
import { checkImported } from '../../review/check-imported.ts';
import type { CheckedRule } from '../../review/rule.ts';

/** Webhooks were offered as notification schemas. */
export const importWebhooks: CheckedRule<'imported'> = {
  id: 'import-webhooks',
  severity: 'warning',
  level: 'import',
  fix: 'none',
  source: 'OAS3',
  summary: 'Webhooks were offered as notification schemas.',
  why: 'They have no operation to subscribe with.',
  remedy: 'Add a subscription.',
  on: 'imported',
  check: checkImported('import-webhooks'),
  example: {
    at: '/webhooks',
    bad: {
      '': sampleOpenApi({
        openapi: '3.1.0',
        webhooks: { delivered: { post: { responses: { '200': { description: 'OK' } } } } },
      }),
    },
    good: { '': sampleOpenApi() },
  },
};
