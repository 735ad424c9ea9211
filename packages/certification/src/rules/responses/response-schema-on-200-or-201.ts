import type { CheckedRule } from '../../review/rule.ts';
import { isWebhookSubscription } from '../../survey/webhooks.ts';

/** The outputs stand on 200 or 201. */
export const responseSchemaOn200Or201: CheckedRule<'operation'> = {
  id: 'response-schema-on-200-or-201',
  severity: 'info',
  level: 'response',
  fix: 'none',
  source: 'SV SchemaDefinitionSetIncorrectly',
  summary: 'The outputs stand on 200 or 201.',
  why: 'The designer looks for them there.',
  remedy: 'Move the schema to 200 or 201.',
  on: 'operation',
  check(operation, report) {
    if (isWebhookSubscription(operation)) return;
    const elsewhere = operation.responses.find(
      ({ status, schema }) => schema !== undefined && status !== '200' && status !== '201',
    );
    const isRight = operation.responses.some(
      ({ status, schema }) => (status === '200' || status === '201') && schema !== undefined,
    );
    const isEmpty =
      operation.responses.some(({ status }) => status === '202' || status === '204') &&
      operation.responses.every(({ status, schema }) => schema === undefined || /^[45]/.test(status));
    if (elsewhere !== undefined && !isRight && !isEmpty)
      report(elsewhere, `"${operation.name}" has a schema on ${elsewhere.status} but none on 200 or 201.`, {
        operation,
      });
  },
  example: {
    at: '/paths/~1parcels~1{parcelId}/get/responses/202',
    bad: {
      '/paths/~1parcels~1{parcelId}/get/responses': {
        '202': { description: 'The parcel.', schema: { $ref: '#/definitions/Parcel' } },
      },
    },
  },
};
