import { randomUUID } from 'node:crypto';
import { type StoredContent, values } from '@tenon/definition';
import { type BodyKey, runBodies, type Store } from '@tenon/store';
import type { Logger } from 'pino';
import { storedKind } from './stored-kind.ts';

/** Keeps large bodies where they are not in memory. */
export interface BodyKeeper {
  /** Begins to keep a body whose first bytes have come; undefined for one that is to be read as a whole. */
  begin(contentType: string | undefined, first: Uint8Array): BodySink | undefined;
}

/** One body that is being kept, from its first byte on. */
export interface BodySink {
  /** Takes what came next; resolves when there is room for more. */
  write(chunk: Uint8Array): Promise<void>;
  /** The body has come. */
  finish(): Promise<StoredContent>;
  /** The rest does not come: what was kept is forgotten. */
  drop(): Promise<void>;
}

/** A body could not be kept: that is nothing the other side did. */
export class KeepingFailed extends Error {
  constructor(cause: unknown) {
    super('A large body could not be kept.', { cause });
    this.name = 'KeepingFailed';
  }
}

/** How much is kept in one row. A multiple of three, so that each row has its own base64. */
export const partBytes = 786_432;

/** Rows that are written at once, so that small runs find a connection. */
const writersAtOnce = 3;

/** Makes the keeper of large bodies of one store. */
export function createBodyKeeping({
  store,
  log,
}: {
  readonly store: Pick<Store, 'system'>;
  readonly log: Logger;
}): (run: Pick<BodyKey, 'tenantId' | 'runName'>) => BodyKeeper {
  const turns = takeTurns(writersAtOnce);
  return ({ tenantId, runName }) => ({
    begin(contentType, first) {
      const kind = storedKind(contentType, first);
      if (kind === undefined) return undefined;
      const key = { tenantId, runName, body: randomUUID() };
      const bodies = runBodies(store.system);
      const part = Buffer.allocUnsafeSlow(partBytes);
      let filled = 0;
      let count = 0;
      let bytes = 0;
      const flush = async () => {
        const full = part.subarray(0, filled);
        await turns(() => bodies.append(key, count, full)).catch((error: unknown) => {
          throw new KeepingFailed(error);
        });
        count += 1;
        filled = 0;
      };
      return {
        async write(chunk) {
          bytes += chunk.byteLength;
          for (let from = 0; from < chunk.byteLength; ) {
            const piece = chunk.subarray(from, from + partBytes - filled);
            part.set(piece, filled);
            filled += piece.byteLength;
            from += piece.byteLength;
            if (filled === partBytes) await flush();
          }
        },
        async finish() {
          if (filled > 0) await flush();
          return values.storedContent({ id: key.body, bytes, kind, contentType: contentType ?? '' });
        },
        drop: () =>
          bodies
            .remove(key)
            .catch((error: unknown) =>
              log.warn({ err: error }, 'a part of a body stays until the history of its run goes'),
            ),
      };
    },
  });
}

/** Lets so many pieces of work go on at once, in the order of asking. */
function takeTurns(most: number): <T>(work: () => Promise<T>) => Promise<T> {
  let busy = 0;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (busy >= most) await new Promise<void>((resolve) => waiting.push(resolve));
    else busy += 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next === undefined) busy -= 1;
      else next();
    }
  };
}
