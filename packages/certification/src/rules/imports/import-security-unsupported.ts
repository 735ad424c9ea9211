import { checkImported } from '../../review/check-imported.ts';
import type { CheckedRule } from '../../review/rule.ts';

/** The nearest kind of authentication was chosen. */
export const importSecurityUnsupported: CheckedRule<'imported'> = {
  id: 'import-security-unsupported',
  severity: 'warning',
  level: 'import',
  fix: 'none',
  source: 'OAS3',
  summary: 'The nearest kind of authentication was chosen.',
  why: 'Not every kind can be certified.',
  remedy: 'Check the authentication.',
  on: 'imported',
  check: checkImported('import-security-unsupported'),
  example: {
    at: '/components/securitySchemes/id',
    bad: {
      '': {
        openapi: '3.0.3',
        info: { title: 'Parcel Desk', version: '1' },
        servers: [{ url: 'https://api.parcel-desk.net/v1' }],
        paths: { '/parcels': { get: { operationId: 'ListParcels', responses: { '200': { description: 'OK' } } } } },
        components: {
          securitySchemes: { id: { type: 'openIdConnect', openIdConnectUrl: 'https://parcel-desk.net/id' } },
        },
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
