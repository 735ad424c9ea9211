import { sampleOpenApi, samplePaths } from '../../documentation/sample-imports.ts';
import { checkImported } from '../../review/check-imported.ts';
import type { CheckedRule } from '../../review/rule.ts';

/** Styles of parameters were kept as extensions. */
export const importParameterStyle: CheckedRule<'imported'> = {
  id: 'import-parameter-style',
  severity: 'warning',
  level: 'import',
  fix: 'none',
  source: 'OAS3',
  summary: 'Styles of parameters were kept as extensions.',
  why: 'Swagger 2.0 knows fewer of them.',
  remedy: 'Check the parameter.',
  on: 'imported',
  check: checkImported('import-parameter-style'),
  example: {
    at: '/paths/~1parcels/get/parameters/0',
    bad: {
      '': sampleOpenApi({
        paths: samplePaths({
          parameters: [{ name: 'filter', in: 'query', style: 'deepObject', schema: { type: 'object' } }],
        }),
      }),
    },
    good: { '': sampleOpenApi() },
  },
};
