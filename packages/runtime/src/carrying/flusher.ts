import { type FlushOutcome, flushRuns, type RunWrite, type Store } from '@tenon/store';
import type { Queue } from '../engine/queue.ts';
import type { RuntimeObserver } from '../observer.ts';

/** Writes for all runs of a worker, many in one statement. */
export interface Flusher {
  /**
   * Makes a write durable; answers whether the run rests now. Rejects with `HoldLost` when the run belongs to
   * another worker: then nothing of it was written. Any other rejection leaves open whether it was written.
   */
  write(write: RunWrite, region: string): Promise<{ readonly rested: boolean }>;
  /** Resolves when nothing is being written. */
  idle(): Promise<void>;
}

/** This worker no longer holds the run. Whatever it still knows of it is void. */
export class HoldLost extends Error {
  constructor(runName: string) {
    super(`The run ${runName} was taken over by another worker.`);
    this.name = 'HoldLost';
  }
}

interface Waiting {
  readonly write: RunWrite;
  readonly region: string;
  readonly resolve: (outcome: { readonly rested: boolean }) => void;
  readonly reject: (error: Error) => void;
}

/** What a flusher is made of. */
export interface FlusherParts {
  readonly store: Store;
  readonly queue: Queue;
  readonly observers?: readonly RuntimeObserver[];
}

/** One flush takes at most so many writes, so that one statement stays small. */
const batchLimit = 500;

/** And at most so many characters, unless one write has more: PostgreSQL takes a gigabyte for a parameter, and others wait meanwhile. */
const batchCharacters = 67_108_864;

/** Two flushes may be under way: while one waits for the disk, the next is prepared. Measured in `benchmarks/runs.ts`. */
const flushesUnderWay = 2;

/** Makes the flusher of one worker. A run never has two writes under way, so their order needs no care. */
export function createFlusher(parts: FlusherParts): Flusher {
  let waiting: Waiting[] = [];
  let underWay = 0;
  let idleListeners: (() => void)[] = [];

  const pump = () => {
    while (underWay < flushesUnderWay && waiting.length > 0) {
      const batch = waiting.slice(0, batchLength(waiting));
      waiting = waiting.slice(batch.length);
      underWay += 1;
      void flush(parts, batch).finally(() => {
        underWay -= 1;
        pump();
        if (underWay === 0 && waiting.length === 0) {
          for (const listener of idleListeners) listener();
          idleListeners = [];
        }
      });
    }
  };

  let scheduled = false;
  const schedule = () => {
    if (scheduled) return;
    scheduled = true;
    // After this turn of the event loop: what arrives together is written together.
    setImmediate(() => {
      scheduled = false;
      pump();
    });
  };

  return {
    write(write, region) {
      return new Promise((resolve, reject) => {
        waiting.push({ write, region, resolve, reject });
        schedule();
      });
    },
    idle() {
      if (underWay === 0 && waiting.length === 0) return Promise.resolve();
      return new Promise((resolve) => idleListeners.push(resolve));
    },
  };
}

/** How many of the first writes go together. */
function batchLength(waiting: readonly Waiting[]): number {
  let characters = 0;
  for (const [index, { write }] of waiting.entries()) {
    const { events = '', contents = [] } = write.append ?? {};
    characters += contents.reduce((sum, { content }) => sum + content.length, events.length);
    if (index >= batchLimit || (index > 0 && characters > batchCharacters)) return index;
  }
  return waiting.length;
}

async function flush(parts: FlusherParts, batch: readonly Waiting[]): Promise<void> {
  const startedAt = performance.now();
  const tell = (isDurable: boolean) => {
    const seconds = (performance.now() - startedAt) / 1_000;
    for (const observer of parts.observers ?? []) observer.flushed({ writes: batch.length, seconds, isDurable });
  };
  try {
    const outcome = await flushOnce(parts, batch);
    tell(true);
    for (const { write, resolve, reject } of batch) {
      if (outcome.held.has(write.runName)) resolve({ rested: outcome.rested.has(write.runName) });
      else reject(new HoldLost(write.runName));
    }
  } catch (error) {
    tell(false);
    if (batch.length > 1 && isAboutData(error)) {
      // One write that the database cannot take must not fail its neighbours.
      for (const alone of batch) await flush(parts, [alone]);
      return;
    }
    const cause = error instanceof Error ? error : new Error('The flush failed.', { cause: error });
    for (const { reject } of batch) reject(cause);
  }
}

/** Wake-ups of runs that come to rest are kept in the same transaction; without any, one statement is all. */
async function flushOnce(
  { store, queue }: { readonly store: Store; readonly queue: Queue },
  batch: readonly Waiting[],
): Promise<FlushOutcome> {
  const writes = batch.map(({ write }) => write);
  const sleepers = batch.filter(({ write }) => wakeUpAt(write) !== undefined);
  if (sleepers.length === 0) return flushRuns(store.system, writes);
  return store.asSystem(async (scope) => {
    const outcome = await flushRuns(scope, writes);
    for (const [region, group] of Map.groupBy(sleepers, (sleeper) => sleeper.region)) {
      const wakeUps = group
        .filter(({ write }) => write.begin !== undefined || outcome.rested.has(write.runName))
        .map(({ write }) => ({
          payload: { workflowId: write.workflowId, runName: write.runName },
          at: wakeUpAt(write) as Date,
        }));
      await queue.enqueue('runs', region, wakeUps, scope);
    }
    return outcome;
  });
}

function wakeUpAt(write: RunWrite): Date | undefined {
  if (write.rest) return write.rest.wakeAt;
  return write.begin && write.begin.worker === undefined ? write.begin.startedAt : undefined;
}

/** Whether PostgreSQL refused what was written (data exception, constraint), rather than being out of reach. */
function isAboutData(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return code.startsWith('22') || code.startsWith('23');
}
