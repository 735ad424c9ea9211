// Written by tools/write-rule-index.ts from the files of the rules.
import type { RuleSection } from '../review/rule.ts';
import { fetchSubscribeParametersMatch } from './triggers/fetch-subscribe-parameters-match.ts';
import { notificationContentRequired } from './triggers/notification-content-required.ts';
import { notificationExtensionValid } from './triggers/notification-extension-valid.ts';
import { notificationUrlInternal } from './triggers/notification-url-internal.ts';
import { notificationUrlPosition } from './triggers/notification-url-position.ts';
import { notificationUrlRequired } from './triggers/notification-url-required.ts';
import { notificationUrlString } from './triggers/notification-url-string.ts';
import { pollingTriggerGet } from './triggers/polling-trigger-get.ts';
import { pollingTriggerPolicy } from './triggers/polling-trigger-policy.ts';
import { triggerBatchReturnsArray } from './triggers/trigger-batch-returns-array.ts';
import { triggerDescriptionTriggers } from './triggers/trigger-description-triggers.ts';
import { triggerHintPresent } from './triggers/trigger-hint-present.ts';
import { triggerSummaryWhen } from './triggers/trigger-summary-when.ts';
import { triggerValueValid } from './triggers/trigger-value-valid.ts';
import { webhook201WithLocation } from './triggers/webhook-201-with-location.ts';
import { webhookDeleteOperation } from './triggers/webhook-delete-operation.ts';
import { webhookNotificationUrlRequired } from './triggers/webhook-notification-url-required.ts';
import { webhookOperationIsTrigger } from './triggers/webhook-operation-is-trigger.ts';

/** The rules of the section "triggers". */
export const triggersRules: RuleSection = {
  name: 'triggers',
  rules: [
    fetchSubscribeParametersMatch,
    notificationContentRequired,
    notificationExtensionValid,
    notificationUrlInternal,
    notificationUrlPosition,
    notificationUrlRequired,
    notificationUrlString,
    pollingTriggerGet,
    pollingTriggerPolicy,
    triggerBatchReturnsArray,
    triggerDescriptionTriggers,
    triggerHintPresent,
    triggerSummaryWhen,
    triggerValueValid,
    webhook201WithLocation,
    webhookDeleteOperation,
    webhookNotificationUrlRequired,
    webhookOperationIsTrigger,
  ],
};
