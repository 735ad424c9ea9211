import { sampleCollection } from '../../documentation/sample-imports.ts';
import { checkImported } from '../../review/check-imported.ts';
import type { CheckedRule } from '../../review/rule.ts';

/** A request without saved answers got a response without schema. */
export const importPostmanNoResponse: CheckedRule<'imported'> = {
  id: 'import-postman-no-response',
  severity: 'info',
  level: 'import',
  fix: 'none',
  source: 'FAQ',
  summary: 'A request without saved answers got a response without schema.',
  why: 'Nothing else is known.',
  remedy: 'Save an answer in the collection.',
  on: 'imported',
  check: checkImported('import-postman-no-response'),
  example: {
    at: '',
    bad: {
      '': sampleCollection({
        item: [{ name: 'List parcels', request: { method: 'GET', url: 'https://api.parcel-desk.net/parcels' } }],
      }),
    },
    good: { '': sampleCollection() },
  },
};
