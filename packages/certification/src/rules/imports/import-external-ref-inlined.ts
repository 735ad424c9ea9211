import { checkImported } from '../../review/check-imported.ts';
import type { CheckedRule } from '../../review/rule.ts';

/** References to other files were moved inside. */
export const importExternalRefInlined: CheckedRule<'imported'> = {
  id: 'import-external-ref-inlined',
  severity: 'info',
  level: 'import',
  fix: 'safe',
  source: 'OWN',
  summary: 'References to other files were moved inside.',
  why: 'Nothing is fetched from elsewhere.',
  remedy: 'Nothing has to be done.',
  on: 'imported',
  check: checkImported('import-external-ref-inlined'),
  example: {
    at: '',
    bad: {
      '': {
        openapi: '3.0.3',
        info: { title: 'Parcel Desk', version: '1' },
        servers: [{ url: 'https://api.parcel-desk.net/v1' }],
        paths: {
          '/parcels': {
            get: {
              operationId: 'ListParcels',
              responses: {
                '200': {
                  description: 'OK',
                  content: { 'application/json': { schema: { $ref: 'parcel.json#/Parcel' } } },
                },
              },
            },
          },
        },
      },
      'file:parcel.json': '{"Parcel":{"type":"object"}}',
    },
    good: {
      '': {
        openapi: '3.0.3',
        info: { title: 'Parcel Desk', version: '1' },
        servers: [{ url: 'https://api.parcel-desk.net/v1' }],
        paths: { '/parcels': { get: { operationId: 'ListParcels', responses: { '200': { description: 'OK' } } } } },
      },
    },
  },
};
