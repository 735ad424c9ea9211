import { checkImported } from '../../review/check-imported.ts';
import type { CheckedRule } from '../../review/rule.ts';

/** Scripts of the collection are not imported. */
export const importPostmanScriptsIgnored: CheckedRule<'imported'> = {
  id: 'import-postman-scripts-ignored',
  severity: 'info',
  level: 'import',
  fix: 'none',
  source: 'OWN',
  summary: 'Scripts of the collection are not imported.',
  why: 'Nothing runs them.',
  remedy: 'Do their work in the service.',
  on: 'imported',
  check: checkImported('import-postman-scripts-ignored'),
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
        event: [{ listen: 'test', script: { exec: ['pm.test()'] } }],
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
