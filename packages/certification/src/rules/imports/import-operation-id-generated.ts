import { checkImported } from '../../review/check-imported.ts';
import type { CheckedRule } from '../../review/rule.ts';

/** An operationId was made from method and path. */
export const importOperationIdGenerated: CheckedRule<'imported'> = {
  id: 'import-operation-id-generated',
  severity: 'info',
  level: 'import',
  fix: 'safe',
  source: 'OWN',
  summary: 'An operationId was made from method and path.',
  why: 'Workflows need one.',
  remedy: 'Check the id.',
  on: 'imported',
  check: checkImported('import-operation-id-generated'),
  example: {
    at: '/paths/~1parcels/get',
    bad: {
      '': {
        openapi: '3.0.3',
        info: { title: 'Parcel Desk', version: '1' },
        servers: [{ url: 'https://api.parcel-desk.net/v1' }],
        paths: { '/parcels': { get: { responses: { '200': { description: 'OK' } } } } },
      },
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
