import { readValue, type Value, writeValue } from '@tenon/definition';
import type { RunEvent } from '@tenon/run';
import { putStored, writeStored } from './stored-places.ts';

/** The text of one event on its way to a run, and back; the stored contents in it stay where they are. */
export const messageText: {
  readonly write: (event: RunEvent) => string;
  readonly read: (text: string) => RunEvent;
} = {
  write: (event) => writeStored(event, (data) => writeValue(data as Value)),
  read(text) {
    const event = readValue(text) as unknown as Record<string, unknown>;
    putStored(event);
    return event as unknown as RunEvent;
  },
};
