import { type StoredContent, type Value, values, valueText } from '@tenon/definition';
import type { RunEvent } from '../event.ts';

/**
 * Whether a text stands, ignoring case, in some text or number of what went into or came out of a run: inputs and outputs of its
 * trigger and actions, bodies of requests, replies and callbacks, outputs of the run. Names of properties do not count.
 */
export function mentions(history: readonly RunEvent[], text: string): boolean {
  const wanted = text.toLowerCase();
  return history.some((event) => dataOf(event).some((value) => holds(value, wanted)));
}

/** The stored contents among the same data, each once, in the order in which they came. */
export function storedContents(history: readonly RunEvent[]): readonly StoredContent[] {
  const found = new Map<string, StoredContent>();
  const look = (value: Value | undefined): void => {
    if (values.isStored(value)) {
      if (!found.has(value.id)) found.set(value.id, value);
    } else if (values.isArray(value)) {
      for (const item of value) look(item);
    } else if (values.isObject(value)) {
      for (const name of values.propertyNames(value)) look(value[name]);
    }
  };
  for (const event of history) for (const value of dataOf(event)) look(value);
  return [...found.values()];
}

function holds(value: Value | undefined, wanted: string): boolean {
  // What is kept elsewhere is looked into by whoever can read it.
  if (value === undefined || value === null || values.isStored(value)) return false;
  if (values.isArray(value)) return value.some((item) => holds(item, wanted));
  if (values.isObject(value)) return values.propertyNames(value).some((name) => holds(value[name], wanted));
  return valueText(value).toLowerCase().includes(wanted);
}

function dataOf(event: RunEvent): readonly (Value | undefined)[] {
  switch (event.kind) {
    case 'run-started':
      return [event.trigger.inputs, event.trigger.outputs];
    case 'action-started':
    case 'request-started':
      return [event.inputs];
    case 'action-completed':
      return [event.inputs, event.outputs];
    case 'request-finished':
      return 'reply' in event ? [event.reply.body] : [];
    case 'caller-answered':
      return [event.reply.body];
    case 'script-finished':
      return [event.value];
    case 'callback-received':
      return [event.body];
    case 'run-completed':
      return [event.outputs];
    default:
      return [];
  }
}
