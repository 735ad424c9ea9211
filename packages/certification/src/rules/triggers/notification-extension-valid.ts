import type { CheckedRule } from '../../review/rule.ts';
import { objectOr, own, textOr } from '../../survey/json.ts';
import { below } from '../../survey/spot.ts';
import { quote } from '../../text/text.ts';

/** x-ms-notification stands on a polling trigger and names a webhook of this connector. */
export const notificationExtensionValid: CheckedRule<'operation'> = {
  id: 'notification-extension-valid',
  severity: 'error',
  level: 'trigger',
  fix: 'none',
  source: 'SV NotificationExtension, NotificationOperationMustBeWebhook',
  summary: 'x-ms-notification stands on a polling trigger and names a webhook of this connector.',
  why: 'It tells when to fetch.',
  remedy: 'Name the operationId of a webhook trigger.',
  on: 'operation',
  check(operation, report, survey) {
    const value = own(operation.value, 'x-ms-notification');
    if (value === undefined) return;
    const at = below(operation.at, 'x-ms-notification');
    const id = textOr(own(objectOr(value), 'operationId'));
    const target = survey.definition?.operationsById.get(id);
    if (!operation.isTrigger || operation.isWebhook)
      report(at, `x-ms-notification stands on "${operation.name}", which is not a polling trigger.`);
    else if (target === undefined || own(target.path.value, 'x-ms-notification-content') === undefined)
      report(at, `x-ms-notification names ${quote(id)}, which is no webhook operation of this connector.`);
  },
  example: {
    at: '/paths/~1depots/get/x-ms-notification',
    bad: {
      '/paths/~1depots/get/x-ms-trigger': 'single',
      '/paths/~1depots/get/x-ms-notification': { operationId: 'Missing' },
    },
  },
};
