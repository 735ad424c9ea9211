import { describeResponse } from '../../proposals/describe-response.ts';
import type { CheckedRule } from '../../review/rule.ts';
import { isWebhookSubscription } from '../../survey/webhooks.ts';

/** A 200 or 201 response has a schema. */
export const responseSchemaRequired: CheckedRule<'operation'> = {
  id: 'response-schema-required',
  severity: 'warning',
  level: 'response',
  fix: 'suggestion',
  source: 'SUB, PRT, PR#1337',
  summary: 'A 200 or 201 response has a schema.',
  why: 'Users get no outputs otherwise.',
  remedy: 'Describe the response.',
  on: 'operation',
  check(operation, report, { definition }) {
    if (isWebhookSubscription(operation)) return;
    if (operation.responses.some(({ isSuccess, schema }) => isSuccess && schema !== undefined)) return;
    const bare = operation.responses.find(({ status }) => status === '200' || status === '201');
    if (bare === undefined) return;
    const edits = definition && describeResponse(bare, definition);
    report(bare, `The response ${bare.status} of "${operation.name}" has no schema.`, {
      operation,
      ...(edits ? { fix: () => edits } : {}),
    });
  },
  example: {
    at: '/paths/~1parcels~1{parcelId}/get/responses/200',
    bad: {
      '/paths/~1parcels~1{parcelId}/get/responses/200/schema': undefined,
      '/paths/~1parcels~1{parcelId}/get/responses/200/examples': {
        'application/json': { parcelId: 'P-1042', weight: 2.5, labels: ['fragile'] },
      },
    },
  },
};
