import type { CheckedRule } from '../../review/rule.ts';
import { own } from '../../survey/json.ts';
import type { OperationNode } from '../../survey/nodes.ts';
import { notificationUrls } from '../../survey/webhooks.ts';

/** A webhook trigger has a property that takes the address for notifications. */
export const webhookNotificationUrlRequired: CheckedRule<'operation'> = {
  id: 'webhook-notification-url-required',
  severity: 'error',
  level: 'trigger',
  fix: 'none',
  source: 'EXT, WH, SV WebhookOperationsMissingNotificationUrlProperty',
  summary: 'A webhook trigger has a property that takes the address for notifications.',
  why: 'The service must learn where to call.',
  remedy: 'Mark one property of the body with x-ms-notification-url.',
  on: 'operation',
  check(operation, report, survey) {
    if (!operation.isWebhook || survey.definition === undefined) return;
    if (notificationUrls(survey.definition, operation).length === 0 && !hasNotificationParameter(operation))
      report(operation, `The webhook trigger "${operation.name}" has no property with x-ms-notification-url.`);
  },
  example: {
    at: '/paths/~1hooks/post',
    bad: { '/paths/~1hooks/post/parameters/0/schema/properties/callbackUrl/x-ms-notification-url': undefined },
  },
};

function hasNotificationParameter(operation: OperationNode): boolean {
  return operation.parameters.some(({ value }) => own(value, 'x-ms-notification-url') !== undefined);
}
