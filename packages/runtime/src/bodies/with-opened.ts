import { type StoredContent, type Value, values } from '@tenon/definition';

/** Does some work with the stored contents that it turns out to look into: each is fetched when it is missed, and the work begun again. */
export async function withOpened<T>(
  open: (content: StoredContent) => Promise<Value>,
  work: (opened: ReadonlyMap<string, Value>) => T,
): Promise<T> {
  const opened = new Map<string, Value>();
  for (;;) {
    let needs: StoredContent | undefined;
    try {
      return work(opened);
    } catch (error) {
      needs = values.neededContent(error);
      if (needs === undefined || opened.has(needs.id)) throw error;
    }
    opened.set(needs.id, await open(needs));
  }
}
