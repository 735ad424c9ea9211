import type { CheckedRule } from '../../review/rule.ts';

/** The schema of a success response is not empty, unless it is dynamic. */
export const responseSchemaNotEmpty: CheckedRule<'response'> = {
  id: 'response-schema-not-empty',
  severity: 'error',
  level: 'response',
  fix: 'none',
  source: 'SUB, POL 5000.2.4.4, PR#1316, PR#1610',
  summary: 'The schema of a success response is not empty, unless it is dynamic.',
  why: 'Users get no outputs.',
  remedy: 'Describe the response.',
  on: 'response',
  check(response, report) {
    if (response.isSuccess && response.schema !== undefined && Object.keys(response.schema.value).length === 0)
      report(
        response.schema,
        `The schema of the response ${response.status} is empty.`,
        response.uses[0] ? { operation: response.uses[0] } : {},
      );
  },
  example: {
    at: '/paths/~1parcels~1{parcelId}/get/responses/200/schema',
    bad: { '/paths/~1parcels~1{parcelId}/get/responses/200/schema': {} },
  },
};
