import type { RunEvent } from '@tenon/run';
import { type RunRecord, runs, type Workflow } from '@tenon/store';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type EffectLog, startEffectLog } from '../../../tools/testing/effect-log.ts';
import { type FreshDatabase, freshDatabase } from '../../../tools/testing/fresh-database.ts';
import { makeTenant, saveWorkflow, type TestTenant } from '../../../tools/testing/tenant.ts';
import { startWorkerProcess, type WorkerProcess } from '../../../tools/testing/worker-process.ts';

// A worker stops (SIGSTOP) just before or just after an event is durable, until it is taken for dead and another one has carried its
// run to the end. Then it wakes. Each case has a region of its own, so that the worker that stops begins its run.

interface Case {
  readonly kind: RunEvent['kind'];
  readonly side: 'before' | 'after';
}

const cases: readonly Case[] = (['request-started', 'request-finished', 'script-finished'] as const).flatMap((kind) => [
  { kind, side: 'before' },
  { kind, side: 'after' },
]);

/** The worker of a case, its workflow, and the run during which it stopped. */
interface Pause {
  readonly worker: WorkerProcess;
  readonly workflow: Workflow;
  readonly run: RunRecord;
}

let database: FreshDatabase;
let tenant: TestTenant;
let api: EffectLog;
const processes: WorkerProcess[] = [];
const pauses = new Map<Case, Pause>();

const patience = { timeout: 60_000, interval: 50 };

const regionOf = ({ side, kind }: Case) => `${side}-${kind}`;

beforeAll(async () => {
  database = await freshDatabase();
  tenant = await makeTenant(database.store);
  api = await startEffectLog();
  const begun = await Promise.all(cases.map(begin));
  processes.push(
    await startWorkerProcess(database.connectionString, { TENON_TEST_REGIONS: cases.map(regionOf).join(' ') }),
  );
  for (const [index, one] of cases.entries()) {
    const pause = begun[index];
    if (pause === undefined) throw new Error('A case has not begun.');
    await vi.waitUntil(async () => (await listRuns(pause.workflow))[0]?.endedAt !== undefined, patience);
    const [run] = await listRuns(pause.workflow);
    if (run !== undefined) pauses.set(one, { ...pause, run });
  }
});
afterAll(async () => {
  for (const one of processes) await one.kill();
  api.close();
  await database.drop();
});

const call = (name: string, after?: string) => ({
  type: 'Http',
  inputs: { method: 'POST', uri: `${api.url}/${name}`, retryPolicy: { type: 'none' } },
  runAfter: after === undefined ? {} : { [after]: ['Succeeded'] },
});

/** Fires one run at a worker of its own and waits until that has stopped in the middle of it. */
async function begin(one: Case): Promise<Omit<Pause, 'run'>> {
  const name = regionOf(one);
  const workflow = await saveWorkflow(database.store, tenant, {
    name,
    location: name,
    definition: {
      contentVersion: '1.0.0.0',
      triggers: { manual: { type: 'Request', kind: 'Http', inputs: {} } },
      actions: {
        One: call('one'),
        Script: { type: 'JavaScriptCode', inputs: { code: 'return 6 * 7;' }, runAfter: { One: ['Succeeded'] } },
        Two: call('two', 'Script'),
      },
    },
  });
  const worker = await startWorkerProcess(database.connectionString, {
    LOG_LEVEL: 'silent',
    TENON_TEST_PAUSE: regionOf(one).replace('-', ':'),
    TENON_TEST_REGIONS: name,
  });
  processes.push(worker);
  worker.send({ tenantId: workflow.tenantId, workflowId: workflow.workflowId, body: name });
  await vi.waitUntil(async () => (await listRuns(workflow)).length === 1, patience);
  return { worker, workflow };
}

const listRuns = ({ workflowId }: Workflow): Promise<readonly RunRecord[]> =>
  database.store.inTenant(tenant.tenantId, (scope) => runs(scope).list(workflowId, { limit: 10 }));

const historyOf = (runName: string) =>
  database.store.inTenant(tenant.tenantId, (scope) => runs(scope).history(runName));

const timesSent = (request: string) => api.effects.filter((one) => one.requestId === request).length;

test.each(cases)(
  'a worker that stops $side $kind is durable, and wakes when its run is over, repeats nothing of it',
  async (one) => {
    const pause = pauses.get(one);
    if (pause === undefined) throw new Error('The run of the case has not ended.');
    const { worker, workflow, run } = pause;
    expect(run.status).toBe('Succeeded');
    const history = await historyOf(run.runName);
    const finished = history.flatMap((event) => (event.kind === 'request-finished' ? [event.request] : []));
    expect(new Set(finished).size).toBe(2);
    expect(finished).toHaveLength(2);
    const sent = finished.map(timesSent);
    worker.child.kill('SIGCONT');
    // It finds itself taken for dead and joins again; a run that it has carried out since tells that it is awake for good.
    const { tenantId, workflowId } = workflow;
    await expect
      .poll(() => {
        worker.send({ tenantId, workflowId, body: 'awake' });
        return worker.lines.filter(({ accepted }) => accepted !== undefined && accepted !== run.runName).length;
      })
      .toBeGreaterThan(0);
    await expect.poll(async () => (await listRuns(workflow)).map(({ status }) => status)).not.toContain('Running');
    expect(finished.map(timesSent)).toEqual(sent);
    expect(await historyOf(run.runName)).toEqual(history);
  },
);
