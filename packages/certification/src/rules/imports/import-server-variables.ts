import { sampleOpenApi } from '../../documentation/sample-imports.ts';
import { checkImported } from '../../review/check-imported.ts';
import type { CheckedRule } from '../../review/rule.ts';

/** Variables of the server became connection parameters. */
export const importServerVariables: CheckedRule<'imported'> = {
  id: 'import-server-variables',
  severity: 'warning',
  level: 'import',
  fix: 'safe',
  source: 'OAS3',
  summary: 'Variables of the server became connection parameters.',
  why: 'Users fill them in.',
  remedy: 'Check the parameters.',
  on: 'imported',
  check: checkImported('import-server-variables'),
  example: {
    at: '/servers/0/url',
    bad: {
      '': sampleOpenApi({
        servers: [{ url: 'https://{region}.parcel-desk.net', variables: { region: { default: 'eu' } } }],
      }),
    },
    good: { '': sampleOpenApi() },
  },
};
