import { setTimeout as sleep } from 'node:timers/promises';
import type { Workflow } from '@tenon/store';
import type { WorkerProcess } from './worker-process.ts';

/** How many runs are fired ahead of what a worker has done. */
const underWay = 400;

/**
 * Starts so many runs at a worker, always some ahead of what it has done; resolves when all of them are accepted, or answered.
 * Without a Response action a run is answered when it is accepted.
 */
export async function fireRuns(
  worker: WorkerProcess,
  { tenantId, workflowId }: Workflow,
  { count, body, until }: { readonly count: number; readonly body: string; readonly until: 'accepted' | 'answered' },
): Promise<void> {
  worker.lines.length = 0;
  let done = 0;
  for (let fired = 0; done < count; ) {
    done += worker.lines.filter((line) => line[until] !== undefined).length;
    const refused = worker.lines.find((line) => line.refused !== undefined);
    if (refused !== undefined) throw new Error(`A run was refused: ${refused.refused}`);
    worker.lines.length = 0;
    for (; fired < count && fired < done + underWay; fired += 1) worker.send({ tenantId, workflowId, body });
    await sleep(2);
  }
}

/** How many runs were fired, and how many of them a second were answered once warm. */
export interface RunRate {
  readonly runs: number;
  readonly perSecond: number;
}

/** Fires runs at workers, each of them given the same share: half as many to get warm, then those that are measured. */
export async function runRate(workers: readonly WorkerProcess[], workflow: Workflow, count: number): Promise<RunRate> {
  const each = Math.ceil(count / workers.length);
  const warmUp = Math.ceil(each / 2);
  const fire = (share: number) =>
    Promise.all(workers.map((worker) => fireRuns(worker, workflow, { count: share, body: 'go', until: 'answered' })));
  await fire(warmUp);
  const startedAt = performance.now();
  await fire(each);
  const perSecond = (1_000 * each * workers.length) / (performance.now() - startedAt);
  return { runs: (each + warmUp) * workers.length, perSecond };
}
