import { sampleOpenApi, samplePaths, sampleResponses } from '../../documentation/sample-imports.ts';
import { checkImported } from '../../review/check-imported.ts';
import type { CheckedRule } from '../../review/rule.ts';

/** Keywords of newer JSON Schema were simplified. */
export const importJsonSchema2020: CheckedRule<'imported'> = {
  id: 'import-json-schema-2020',
  severity: 'warning',
  level: 'import',
  fix: 'none',
  source: 'OAS3',
  summary: 'Keywords of newer JSON Schema were simplified.',
  why: 'Swagger 2.0 lacks them.',
  remedy: 'Check the schema.',
  on: 'imported',
  check: checkImported('import-json-schema-2020'),
  example: {
    at: '/paths/~1parcels/get/responses/200/content/application~1json/schema',
    bad: {
      '': sampleOpenApi({
        openapi: '3.1.0',
        paths: samplePaths({
          responses: sampleResponses({ type: 'array', prefixItems: [{ type: 'string' }] }),
        }),
      }),
    },
    good: { '': sampleOpenApi() },
  },
};
