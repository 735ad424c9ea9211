import { sampleOpenApi, samplePaths } from '../../documentation/sample-imports.ts';
import { checkImported } from '../../review/check-imported.ts';
import type { CheckedRule } from '../../review/rule.ts';

/** Callbacks and links were kept as extensions. */
export const importCallbacksLinks: CheckedRule<'imported'> = {
  id: 'import-callbacks-links',
  severity: 'warning',
  level: 'import',
  fix: 'none',
  source: 'OAS3',
  summary: 'Callbacks and links were kept as extensions.',
  why: 'Nothing carries them out.',
  remedy: 'Describe a webhook trigger.',
  on: 'imported',
  check: checkImported('import-callbacks-links'),
  example: {
    at: '/paths/~1parcels/get/callbacks',
    bad: {
      '': sampleOpenApi({
        paths: samplePaths({
          callbacks: {
            done: { '{$request.body#/url}': { post: { responses: { '200': { description: 'OK' } } } } },
          },
        }),
      }),
    },
    good: { '': sampleOpenApi() },
  },
};
