import type { StoredContent, Value } from '@tenon/definition';
import type { ByteBudget, ByteLease } from '../bodies/byte-budget.ts';

/** What contents of a run are opened with. */
export interface OpeningParts {
  readonly bodies: ByteBudget;
  open(runName: string, content: StoredContent): Promise<Value>;
}

/** The stored contents that one decision of a run needs, in memory until it is made. */
export interface OpenedContents {
  readonly values: ReadonlyMap<string, Value>;
  /** Fetches one more. */
  add(content: StoredContent): Promise<void>;
  /** Forgets them all. */
  clear(): void;
}

/** Bytes and the value made of them are in memory together. */
const copies = 2;

/** Makes the opened contents of a run: none. */
export function createOpenedContents(
  { bodies, open }: OpeningParts,
  run: { readonly tenantId: string; readonly runName: string },
  signal: AbortSignal,
): OpenedContents {
  const values = new Map<string, Value>();
  let bytes = 0;
  let lease: ByteLease | undefined;
  return {
    values,
    async add(content) {
      if (values.has(content.id)) throw new Error(`The content ${content.id} was fetched and is asked for again.`);
      bytes += content.bytes * copies;
      // All at once: two runs that each waited for more, while they hold some, would wait for each other.
      lease?.release();
      lease = await bodies.take(bytes, { owner: run.tenantId, signal });
      if (signal.aborted) lease?.release();
      else if (lease !== undefined) values.set(content.id, await open(run.runName, content));
    },
    clear() {
      values.clear();
      lease?.release();
      lease = undefined;
      bytes = 0;
    },
  };
}
