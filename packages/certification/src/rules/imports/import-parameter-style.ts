import { checkImported } from '../../review/check-imported.ts';
import type { CheckedRule } from '../../review/rule.ts';

/** Styles of parameters were kept as extensions. */
export const importParameterStyle: CheckedRule<'imported'> = {
  id: 'import-parameter-style',
  severity: 'warning',
  level: 'import',
  fix: 'none',
  source: 'OAS3',
  summary: 'Styles of parameters were kept as extensions.',
  why: 'Swagger 2.0 knows fewer of them.',
  remedy: 'Check the parameter.',
  on: 'imported',
  check: checkImported('import-parameter-style'),
  example: {
    at: '/paths/~1parcels/get/parameters/0',
    bad: {
      '': {
        openapi: '3.0.3',
        info: { title: 'Parcel Desk', version: '1' },
        servers: [{ url: 'https://api.parcel-desk.net/v1' }],
        paths: {
          '/parcels': {
            get: {
              operationId: 'ListParcels',
              responses: { '200': { description: 'OK' } },
              parameters: [{ name: 'filter', in: 'query', style: 'deepObject', schema: { type: 'object' } }],
            },
          },
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
