import { sampleOpenApi, samplePaths } from '../../documentation/sample-imports.ts';
import { checkImported } from '../../review/check-imported.ts';
import type { CheckedRule } from '../../review/rule.ts';

/** Parameters in cookies were left out. */
export const importCookieParameter: CheckedRule<'imported'> = {
  id: 'import-cookie-parameter',
  severity: 'warning',
  level: 'import',
  fix: 'none',
  source: 'OAS3',
  summary: 'Parameters in cookies were left out.',
  why: 'Swagger 2.0 has none.',
  remedy: 'Send the value in a header.',
  on: 'imported',
  check: checkImported('import-cookie-parameter'),
  example: {
    at: '/paths/~1parcels/get/parameters/0',
    bad: {
      '': sampleOpenApi({
        paths: samplePaths({
          parameters: [{ name: 'session', in: 'cookie', schema: { type: 'string' } }],
        }),
      }),
    },
    good: { '': sampleOpenApi() },
  },
};
