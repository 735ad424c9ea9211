import type { CheckedRule } from '../../review/rule.ts';
import { isObject, own } from '../../survey/json.ts';
import { notificationUrls } from '../../survey/webhooks.ts';

/** An operation with a notification address describes what is sent to it. */
export const notificationContentRequired: CheckedRule<'operation'> = {
  id: 'notification-content-required',
  severity: 'error',
  level: 'trigger',
  fix: 'none',
  source: 'SV OperationMustHaveNotificationContentExtension',
  summary: 'An operation with a notification address describes what is sent to it.',
  why: 'It is the output of the trigger.',
  remedy: 'Add x-ms-notification-content with a schema to the path item.',
  on: 'operation',
  check(operation, report, survey) {
    if (survey.definition === undefined || notificationUrls(survey.definition, operation).length === 0) return;
    const content = own(operation.path.value, 'x-ms-notification-content');
    if (!isObject(content) || own(content, 'schema') === undefined)
      report(operation, `"${operation.name}" registers for notifications, but nothing says what they hold.`);
  },
  example: { at: '/paths/~1hooks/post', bad: { '/paths/~1hooks/x-ms-notification-content': undefined } },
};
