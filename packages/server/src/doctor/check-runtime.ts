import { queueFigures } from '@tenon/runtime';
import { databaseHealth, runFigures, type Store, type WorkerFigures, workerFigures } from '@tenon/store';
import { type Finding, ok, warning } from './finding.ts';

const silentSeconds = 15;

/** Whether runs go on: workers that live, runs that are taken, wake-ups that ring for somebody. */
export async function checkRuntime(store: Store): Promise<readonly Finding[]> {
  const workers = await workerFigures(store.system);
  return [checkWorkers(workers), await checkRuns(store, workers), await checkQueue(store)];
}

function checkWorkers(workers: readonly WorkerFigures[]): Finding {
  const dead = workers.filter((worker) => worker.silentSeconds > silentSeconds);
  const living = workers.filter((worker) => worker.silentSeconds <= silentSeconds);
  const named = living.map(({ worker, regions, runs }) => `${worker} (${regions.join(', ')}; ${runs} runs)`).join(', ');
  if (dead.length === 0) return ok('workers', living.length === 0 ? 'No worker is registered.' : `Workers: ${named}.`);
  const names = dead.map(({ worker, silentSeconds: seconds }) => `${worker} (silent for ${Math.round(seconds)} s)`);
  return warning(
    'workers',
    `Dead workers are still registered: ${names.join(', ')}.`,
    'Start a server: it frees the runs they held within a second. Nothing is lost meanwhile.',
  );
}

async function checkRuns(store: Store, workers: readonly WorkerFigures[]): Promise<Finding> {
  const { carried, asleep, waiting, overdue } = await runFigures(store.system);
  const { runsOfNobody } = await databaseHealth(store.system);
  const message = `${carried} runs are in memory, ${asleep} asleep, ${waiting} wait for their turn.`;
  if (overdue === 0 && runsOfNobody === 0) return ok('runs', message);
  const remedy =
    workers.length === 0
      ? 'Start a server: it takes them up.'
      : 'See whether a worker serves their region (TENON_REGION), and whether there are enough workers.';
  return warning('runs', `${message} ${overdue + runsOfNobody} are due and not taken.`, remedy);
}

async function checkQueue(store: Store): Promise<Finding> {
  const depths = await queueFigures.depths(store.system);
  const failed = depths.reduce((sum, queue) => sum + queue.failed, 0);
  const orphans = await queueFigures.wakeUpsOfNobody(store.system);
  const ready = depths.reduce((sum, queue) => sum + queue.ready, 0);
  const message = `${ready} wake-ups are due; ${orphans} name a run that is over, which does no harm.`;
  if (failed === 0) return ok('queue', message);
  return warning(
    'queue',
    `${message} ${failed} were given up.`,
    'Read the log for why; the runs are found again by the sweeper within seconds.',
  );
}
