import { own } from './json.ts';
import type { OperationNode, SchemaNode } from './nodes.ts';
import type { DefinitionSurvey } from './survey.ts';

/** Whether an operation subscribes to notifications: its path item describes what is sent. */
export function isWebhookSubscription(operation: OperationNode): boolean {
  return own(operation.path.value, 'x-ms-notification-content') !== undefined && operation.method !== 'delete';
}

/** The properties that take the address for notifications in the request of an operation. */
export function notificationUrls(definition: DefinitionSurvey, operation: OperationNode): readonly SchemaNode[] {
  return definition.notificationUrls.filter(({ root }) => root.requests.has(operation));
}
