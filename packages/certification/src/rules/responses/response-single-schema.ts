import type { CheckedRule } from '../../review/rule.ts';

/** At most one success response has a schema. */
export const responseSingleSchema: CheckedRule<'operation'> = {
  id: 'response-single-schema',
  severity: 'warning',
  level: 'response',
  fix: 'none',
  source: 'SV OperationHasManyResponsesWithSchema',
  summary: 'At most one success response has a schema.',
  why: 'Only one of them is used.',
  remedy: 'Keep the schema of the response that is the rule.',
  on: 'operation',
  check(operation, report) {
    const described = operation.responses.filter(({ isSuccess, schema }) => isSuccess && schema !== undefined);
    const second = described[1];
    if (second !== undefined)
      report(second, `"${operation.name}" has ${described.length} success responses with a schema; only one is used.`, {
        operation,
      });
  },
  example: {
    at: '/paths/~1parcels~1{parcelId}/get/responses/203',
    bad: {
      '/paths/~1parcels~1{parcelId}/get/responses/203': {
        description: 'The parcel.',
        schema: { $ref: '#/definitions/Parcel' },
      },
    },
  },
};
