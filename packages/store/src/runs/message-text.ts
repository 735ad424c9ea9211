import { readValue, type Value, values, writeValue } from '@tenon/definition';
import type { RunEvent } from '@tenon/run';
import { putStored, takeStored } from './stored-places.ts';

/** The text of one event on its way to a run, and back; the stored contents in it stay where they are. */
export const messageText: {
  readonly write: (event: RunEvent) => string;
  readonly read: (text: string) => RunEvent;
} = {
  write(event) {
    try {
      return writeValue(event as unknown as Value);
    } catch (error) {
      if (values.neededContent(error) === undefined) throw error;
      return writeValue(takeStored(event) as Value);
    }
  },
  read(text) {
    const event = readValue(text) as unknown as Record<string, unknown>;
    putStored(event);
    return event as unknown as RunEvent;
  },
};
