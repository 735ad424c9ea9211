import { randomUUID } from 'node:crypto';
import { type StoredContent, values } from '@tenon/definition';
import type { BodyKey, RunBodies } from '@tenon/store';
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

/** Makes the keepers of the large bodies of runs. */
export function createBodyKeeping({
  rows,
  log,
}: {
  readonly rows: RunBodies;
  readonly log: Logger;
}): (run: Pick<BodyKey, 'tenantId' | 'runName'>) => BodyKeeper {
  return ({ tenantId, runName }) => ({
    begin(contentType, first) {
      const kind = storedKind(contentType, first);
      if (kind === undefined) return undefined;
      const key = { tenantId, runName, body: randomUUID() };
      const part = Buffer.allocUnsafeSlow(partBytes);
      let filled = 0;
      let count = 0;
      let bytes = 0;
      const flush = async () => {
        const full = part.subarray(0, filled);
        await rows.append(key, count, full).catch((error: unknown) => {
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
          rows
            .remove(key)
            .catch((error: unknown) =>
              log.warn({ err: error }, 'a part of a body stays until the history of its run goes'),
            ),
      };
    },
  });
}
