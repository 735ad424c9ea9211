import { sampleOpenApi, samplePaths, sampleResponses } from '../../documentation/sample-imports.ts';
import { checkImported } from '../../review/check-imported.ts';
import type { CheckedRule } from '../../review/rule.ts';

/** Values that can be null are marked. */
export const importNullable: CheckedRule<'imported'> = {
  id: 'import-nullable',
  severity: 'info',
  level: 'import',
  fix: 'safe',
  source: 'OAS3',
  summary: 'Values that can be null are marked.',
  why: 'Swagger 2.0 says it by an extension.',
  remedy: 'Nothing has to be done.',
  on: 'imported',
  check: checkImported('import-nullable'),
  example: {
    at: '/paths/~1parcels/get/responses/200/content/application~1json/schema',
    bad: {
      '': sampleOpenApi({
        paths: samplePaths({
          responses: sampleResponses({ type: 'string', nullable: true }),
        }),
      }),
    },
    good: { '': sampleOpenApi() },
  },
};
