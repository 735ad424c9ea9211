import { sampleCollection, sampleRequest } from '../../documentation/sample-imports.ts';
import { checkImported } from '../../review/check-imported.ts';
import type { CheckedRule } from '../../review/rule.ts';

/** Variables of the collection became parameters. */
export const importPostmanVariables: CheckedRule<'imported'> = {
  id: 'import-postman-variables',
  severity: 'warning',
  level: 'import',
  fix: 'none',
  source: 'OWN',
  summary: 'Variables of the collection became parameters.',
  why: 'Users fill them in.',
  remedy: 'Check the parameters.',
  on: 'imported',
  check: checkImported('import-postman-variables'),
  example: {
    at: '',
    bad: {
      '': sampleCollection({
        item: [sampleRequest('https://api.parcel-desk.net/{{depot}}/parcels')],
      }),
    },
    good: { '': sampleCollection() },
  },
};
