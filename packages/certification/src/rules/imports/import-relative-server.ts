import { sampleOpenApi } from '../../documentation/sample-imports.ts';
import { checkImported } from '../../review/check-imported.ts';
import type { CheckedRule } from '../../review/rule.ts';

/** The server has an absolute address. */
export const importRelativeServer: CheckedRule<'imported'> = {
  id: 'import-relative-server',
  severity: 'error',
  level: 'import',
  fix: 'none',
  source: 'OAS3',
  summary: 'The server has an absolute address.',
  why: 'Calls need a host.',
  remedy: 'Name the host.',
  on: 'imported',
  check: checkImported('import-relative-server'),
  example: {
    at: '/servers',
    bad: {
      '': sampleOpenApi({
        servers: [{ url: '/v1' }],
      }),
    },
    good: { '': sampleOpenApi() },
  },
};
