import { type CallableOperation, writeCall } from './connector-call.ts';
import { type JsonObject, putAt, quoted } from './definition-object.ts';

/** What the form needs of an operation to make a trigger of it. */
export interface TriggerOperation extends CallableOperation {
  readonly trigger: {
    readonly kind: 'polling' | 'webhook';
    readonly events: readonly string[] | null;
    readonly callback: readonly string[] | null;
  } | null;
}

/**
 * A trigger that runs an operation of a connector: polled every five minutes, or subscribed with the address that it calls
 * back. Where an answer holds a list of events, each starts a run of its own.
 */
export function writeTrigger(operation: TriggerOperation, reference: string): JsonObject {
  const { kind, events, callback } = operation.trigger ?? { kind: 'polling', events: null, callback: null };
  const inputs = writeCall(operation, reference, {});
  const splitOn =
    events === null ? {} : { splitOn: `@triggerBody()${events.map((name) => `?[${quoted(name)}]`).join('')}` };
  if (kind === 'polling') {
    return { type: 'ApiConnection', inputs, recurrence: { frequency: 'Minute', interval: 5 }, ...splitOn };
  }
  const path = callback === null || callback.length === 0 ? undefined : callback;
  return {
    type: 'ApiConnectionWebhook',
    inputs: path === undefined ? inputs : putAt(inputs, path, callbackUrl),
    ...splitOn,
  };
}

const callbackUrl = '@{listCallbackUrl()}';
