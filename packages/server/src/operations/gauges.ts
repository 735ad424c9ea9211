import { type QueueFigures, queueFigures } from '@tenon/runtime';
import { type RunFigures, runFigures, type Store, type WorkerFigures, workerFigures } from '@tenon/store';

/** How things stand now, over all processes; the connections are this process's own. */
export interface Gauges {
  readonly runs: RunFigures;
  readonly queues: readonly QueueFigures[];
  readonly workers: readonly (WorkerFigures & { readonly isSilent: boolean })[];
  readonly connections: { readonly total: number; readonly idle: number; readonly waiting: number };
}

const keptMs = 2_000;
/** Workers beat every two seconds. */
const silentAfterSeconds = 8;

/** Reads the gauges, at most every two seconds however often it is asked. */
export function createGauges(store: Store): () => Promise<Gauges> {
  let last: { readonly atMs: number; readonly gauges: Promise<Gauges> } | undefined;
  return () => {
    if (last === undefined || performance.now() - last.atMs > keptMs) {
      const gauges = readGauges(store);
      last = { atMs: performance.now(), gauges };
      gauges.catch(() => {
        last = undefined; // the next one asks again
      });
    }
    return last.gauges;
  };
}

async function readGauges(store: Store): Promise<Gauges> {
  const [runs, queues, workers] = [
    await runFigures(store.system),
    await queueFigures.depths(store.system),
    await workerFigures(store.system),
  ];
  return {
    runs,
    queues,
    workers: workers.map((worker) => ({ ...worker, isSilent: worker.silentSeconds > silentAfterSeconds })),
    connections: store.connectionFigures(),
  };
}
