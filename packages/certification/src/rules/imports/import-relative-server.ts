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
      '': {
        openapi: '3.0.3',
        info: { title: 'Parcel Desk', version: '1' },
        servers: [{ url: '/v1' }],
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
