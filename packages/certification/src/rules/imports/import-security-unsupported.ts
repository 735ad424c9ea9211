import { sampleOpenApi } from '../../documentation/sample-imports.ts';
import { checkImported } from '../../review/check-imported.ts';
import type { CheckedRule } from '../../review/rule.ts';

/** The nearest kind of authentication was chosen. */
export const importSecurityUnsupported: CheckedRule<'imported'> = {
  id: 'import-security-unsupported',
  severity: 'warning',
  level: 'import',
  fix: 'none',
  source: 'OAS3',
  summary: 'The nearest kind of authentication was chosen.',
  why: 'Not every kind can be certified.',
  remedy: 'Check the authentication.',
  on: 'imported',
  check: checkImported('import-security-unsupported'),
  example: {
    at: '/components/securitySchemes/id',
    bad: {
      '': sampleOpenApi({
        components: {
          securitySchemes: { id: { type: 'openIdConnect', openIdConnectUrl: 'https://parcel-desk.net/id' } },
        },
      }),
    },
    good: { '': sampleOpenApi() },
  },
};
