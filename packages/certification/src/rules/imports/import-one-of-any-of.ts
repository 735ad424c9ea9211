import { sampleOpenApi, samplePaths, sampleResponses } from '../../documentation/sample-imports.ts';
import { checkImported } from '../../review/check-imported.ts';
import type { CheckedRule } from '../../review/rule.ts';

/** Alternatives of schemas were put together. */
export const importOneOfAnyOf: CheckedRule<'imported'> = {
  id: 'import-one-of-any-of',
  severity: 'warning',
  level: 'import',
  fix: 'none',
  source: 'OAS3',
  summary: 'Alternatives of schemas were put together.',
  why: 'The designer shows one form.',
  remedy: 'Check the schema.',
  on: 'imported',
  check: checkImported('import-one-of-any-of'),
  example: {
    at: '/paths/~1parcels/get/responses/200/content/application~1json/schema/oneOf',
    bad: {
      '': sampleOpenApi({
        paths: samplePaths({
          responses: sampleResponses({ oneOf: [{ type: 'string' }, { type: 'integer' }] }),
        }),
      }),
    },
    good: { '': sampleOpenApi() },
  },
};
