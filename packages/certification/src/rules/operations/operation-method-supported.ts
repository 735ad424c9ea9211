import type { CheckedRule } from '../../review/rule.ts';

/** Operations use get, post, put, patch or delete. */
export const operationMethodSupported: CheckedRule<'operation'> = {
  id: 'operation-method-supported',
  severity: 'warning',
  level: 'operation',
  fix: 'none',
  source: 'OAS2',
  summary: 'Operations use get, post, put, patch or delete.',
  why: 'Others are called, but hidden from the picker.',
  remedy: 'Use another method.',
  on: 'operation',
  check(operation, report) {
    if (['head', 'options', 'trace'].includes(operation.method))
      report(operation, `"${operation.name}" uses ${operation.method.toUpperCase()}, which is hidden from the picker.`);
  },
  example: {
    at: '/paths/~1parcels/head',
    bad: { '/paths/~1parcels/head': { operationId: 'PeekParcels', responses: { '200': { description: 'OK' } } } },
  },
};
