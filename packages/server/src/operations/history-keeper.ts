import { setTimeout } from 'node:timers/promises';
import type { Store } from '@tenon/store';
import type { Logger } from 'pino';
import type { Clock } from '../parts.ts';

const partsEveryMs = 3_600_000;
const deletedEveryMs = 60_000;
/** A change of parts gives way to writers, so one that failed is tried again soon. */
const afterFailureMs = 60_000;

/** What keeps the run history for as long as it runs. */
export interface HistoryKeeper {
  stop(): Promise<void>;
}

/**
 * Keeps the run history. Now and every hour parts for the days to come are made, and those older than is kept are dropped; now and every
 * minute what deleted workflows left is removed.
 */
export function startHistoryKeeper({
  store,
  clock,
  log,
  retentionDays,
}: {
  readonly store: Pick<Store, 'keepHistory' | 'removeDeleted'>;
  readonly clock: Clock;
  readonly log: Logger;
  readonly retentionDays: number;
}): HistoryKeeper {
  const stopping = new AbortController();
  const kept = repeat({ everyMs: partsEveryMs, log, signal: stopping.signal }, async () => {
    const { made, dropped } = await store.keepHistory({ now: clock.now(), retentionDays });
    if (made.length + dropped.length > 0) log.info({ made, dropped }, 'the parts of the history changed');
  });
  const removed = repeat({ everyMs: deletedEveryMs, log, signal: stopping.signal }, async () => {
    const count = await store.removeDeleted(stopping.signal);
    if (count > 0) log.info({ count }, 'the history of deleted workflows was removed');
  });
  return {
    async stop() {
      stopping.abort();
      await Promise.all([kept, removed]);
    },
  };
}

/** Works now and again and again until it is told to stop; what is under way comes to its end. */
async function repeat(
  { everyMs, log, signal }: { readonly everyMs: number; readonly log: Logger; readonly signal: AbortSignal },
  work: () => Promise<void>,
): Promise<void> {
  while (!signal.aborted) {
    const succeeded = await work().then(
      () => true,
      (error: unknown) => {
        log.warn({ err: error }, 'the history could not be kept; this is tried again');
        return false;
      },
    );
    await pause(succeeded ? everyMs : afterFailureMs, signal);
  }
}

/** Waits, or until it is told to stop. */
async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await setTimeout(ms, undefined, { signal }).catch(() => undefined);
}
