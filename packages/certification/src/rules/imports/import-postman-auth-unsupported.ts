import { checkImported } from '../../review/check-imported.ts';
import type { CheckedRule } from '../../review/rule.ts';

/** The kind of authentication of the collection can be carried over. */
export const importPostmanAuthUnsupported: CheckedRule<'imported'> = {
  id: 'import-postman-auth-unsupported',
  severity: 'warning',
  level: 'import',
  fix: 'none',
  source: 'OWN',
  summary: 'The kind of authentication of the collection can be carried over.',
  why: 'Not every kind can be certified.',
  remedy: 'Choose another kind.',
  on: 'imported',
  check: checkImported('import-postman-auth-unsupported'),
  example: {
    at: '',
    bad: {
      '': {
        info: { name: 'Parcel Desk', schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json' },
        item: [
          {
            name: 'List parcels',
            request: { method: 'GET', url: 'https://api.parcel-desk.net/parcels' },
            response: [{ name: 'ok', code: 200, body: '{"id":1}' }],
          },
        ],
        auth: { type: 'digest' },
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
