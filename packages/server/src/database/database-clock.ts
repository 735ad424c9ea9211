import { databaseTime, type Store } from '@tenon/store';
import type { Logger } from 'pino';
import type { Clock } from '../parts.ts';

const measureEveryMs = 2_000;
/** A difference that is worth a word to the operator. */
const tellFromMs = 2_000;

/** The database's clock, carried on here between measurements. */
export interface DatabaseClock extends Clock {
  /** Asks the database again now. */
  measure(): Promise<void>;
  stop(): void;
}

/** What a database clock is made of; the count of milliseconds never jumps. */
interface DatabaseClockParts {
  readonly store: Pick<Store, 'system'>;
  readonly log: Logger;
  readonly countMs?: () => number;
}

/**
 * Starts the clock that all processes on one database have in common: theirs is the database's, which also says what is due. The
 * clock of this machine may be wrong, or jump, without any effect on a run. While the database is away it goes on by itself.
 */
export async function startDatabaseClock({
  store,
  log,
  countMs = () => performance.now(),
}: DatabaseClockParts): Promise<DatabaseClock> {
  /** The database's time when the count was 0. */
  let origin: number | undefined;

  async function measure(): Promise<void> {
    const sentAt = countMs();
    const earliest = (await databaseTime(store.system)).getTime();
    const receivedAt = countMs();
    // The answer was written somewhere on the way: so much later than it says it may be now, and no more.
    const latest = earliest + (receivedAt - sentAt);
    const expected = origin === undefined ? (earliest + latest) / 2 : origin + receivedAt;
    const found = Math.min(Math.max(expected, earliest), latest);
    if (origin !== undefined && Math.abs(found - expected) > tellFromMs)
      log.warn({ byMs: Math.round(found - expected) }, 'the clock of the database was set, and this process followed');
    origin = found - receivedAt;
  }

  await measure();
  const now = () => new Date((origin ?? 0) + countMs());
  const apartMs = Date.now() - now().getTime();
  if (Math.abs(apartMs) > tellFromMs)
    log.warn({ apartMs: Math.round(apartMs) }, "this machine's clock is wrong; time is taken from the database's");
  const timer = setInterval(() => {
    measure().catch((error: unknown) => log.warn({ err: error }, "the database's clock could not be read"));
  }, measureEveryMs);
  timer.unref();
  return { now, measure, stop: () => clearInterval(timer) };
}
