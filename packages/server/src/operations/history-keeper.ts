import type { Store } from '@tenon/store';
import type { Logger } from 'pino';
import type { Clock } from '../parts.ts';

const everyMs = 3_600_000;
/** A change of parts gives way to writers, so one that failed is tried again soon. */
const afterFailureMs = 60_000;

/** What keeps the run history for as long as it runs. */
export interface HistoryKeeper {
  stop(): Promise<void>;
}

/** Keeps the run history now and every hour: parts for the days to come are made, and those older than is kept are dropped. */
export function startHistoryKeeper({
  store,
  clock,
  log,
  retentionDays,
}: {
  readonly store: Pick<Store, 'keepHistory'>;
  readonly clock: Clock;
  readonly log: Logger;
  readonly retentionDays: number;
}): HistoryKeeper {
  let timer: NodeJS.Timeout | undefined;
  let isOver = false;
  const keep = async () => {
    const succeeded = await store.keepHistory({ now: clock.now(), retentionDays }).then(
      ({ made, dropped }) => {
        if (made.length + dropped.length > 0) log.info({ made, dropped }, 'the parts of the history changed');
        return true;
      },
      (error: unknown) => {
        log.warn({ err: error }, 'the history could not be kept; this is tried again');
        return false;
      },
    );
    if (!isOver) timer = setTimeout(next, succeeded ? everyMs : afterFailureMs);
  };
  const next = () => {
    working = keep();
  };
  let working = keep();
  return {
    async stop() {
      isOver = true;
      clearTimeout(timer);
      await working;
    },
  };
}
