import { sampleOpenApi } from '../../documentation/sample-imports.ts';
import { checkImported } from '../../review/check-imported.ts';
import type { CheckedRule } from '../../review/rule.ts';

/** One of several media types was chosen. */
export const importMultipleContentTypes: CheckedRule<'imported'> = {
  id: 'import-multiple-content-types',
  severity: 'warning',
  level: 'import',
  fix: 'none',
  source: 'OAS3',
  summary: 'One of several media types was chosen.',
  why: 'An operation has one form.',
  remedy: 'Check the media type.',
  on: 'imported',
  check: checkImported('import-multiple-content-types'),
  example: {
    at: '/paths/~1parcels/post/requestBody',
    bad: {
      '': sampleOpenApi({
        paths: {
          '/parcels': {
            post: {
              operationId: 'CreateParcel',
              requestBody: {
                content: {
                  'application/json': { schema: { type: 'object' } },
                  'text/plain': { schema: { type: 'string' } },
                },
              },
              responses: { '200': { description: 'OK' } },
            },
          },
        },
      }),
    },
    good: { '': sampleOpenApi() },
  },
};
