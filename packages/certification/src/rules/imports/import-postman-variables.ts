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
      '': {
        info: { name: 'Parcel Desk', schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json' },
        item: [
          {
            name: 'List parcels',
            request: { method: 'GET', url: 'https://api.parcel-desk.net/{{depot}}/parcels' },
            response: [{ name: 'ok', code: 200, body: '{"id":1}' }],
          },
        ],
      },
    },
    good: {
      '': {
        info: { name: 'Parcel Desk', schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json' },
        item: [
          {
            name: 'List parcels',
            request: { method: 'GET', url: 'https://api.parcel-desk.net/parcels' },
            response: [{ name: 'ok', code: 200, body: '{"id":1}' }],
          },
        ],
      },
    },
  },
};
