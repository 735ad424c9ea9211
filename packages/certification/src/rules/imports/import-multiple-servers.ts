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
      '': {
        openapi: '3.0.3',
        info: { title: 'Parcel Desk', version: '1' },
        servers: [{ url: 'https://api.parcel-desk.net' }, { url: 'https://eu.parcel-desk.net' }],
        paths: { '/parcels': { get: { operationId: 'ListParcels', responses: { '200': { description: 'OK' } } } } },
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
