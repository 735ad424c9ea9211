import type { CheckedRule } from '../../review/rule.ts';
import { objectOr, own } from '../../survey/json.ts';
import { below } from '../../survey/spot.ts';

/** No operation is Production while the connector is Preview. */
export const annotationStatusNotAhead: CheckedRule<'operation'> = {
  id: 'annotation-status-not-ahead',
  severity: 'error',
  level: 'operation',
  fix: 'none',
  source: 'SV OperationStatusAheadOfConnector',
  summary: 'No operation is Production while the connector is Preview.',
  why: 'The connector cannot promise less than its operations.',
  remedy: 'Set the operation to Preview.',
  on: 'operation',
  check(operation, report, survey) {
    const status = own(objectOr(own(operation.value, 'x-ms-api-annotation')), 'status');
    const ofConnector = own(objectOr(own(survey.definition?.info ?? {}, 'x-ms-api-annotation')), 'status');
    if (status === 'Production' && ofConnector === 'Preview')
      report(
        below(operation.at, 'x-ms-api-annotation', 'status'),
        `"${operation.name}" is Production, the connector is Preview.`,
      );
  },
  example: {
    at: '/paths/~1parcels/get/x-ms-api-annotation/status',
    bad: { '/paths/~1parcels/get/x-ms-api-annotation': { family: 'Parcels', revision: 1, status: 'Production' } },
  },
};
