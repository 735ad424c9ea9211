import { sampleOpenApi } from '../../documentation/sample-imports.ts';
import { checkImported } from '../../review/check-imported.ts';
import type { CheckedRule } from '../../review/rule.ts';

/** One of several servers was chosen. */
export const importMultipleServers: CheckedRule<'imported'> = {
  id: 'import-multiple-servers',
  severity: 'warning',
  level: 'import',
  fix: 'none',
  source: 'OAS3',
  summary: 'One of several servers was chosen.',
  why: 'A connector has one host.',
  remedy: 'Check the host.',
  on: 'imported',
  check: checkImported('import-multiple-servers'),
  example: {
    at: '/servers',
    bad: {
      '': sampleOpenApi({
        servers: [{ url: 'https://api.parcel-desk.net' }, { url: 'https://eu.parcel-desk.net' }],
      }),
    },
    good: { '': sampleOpenApi() },
  },
};
