import { openStore, type RunRecord, runs, type Store, type Workflow } from '@tenon/store';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cutConnections } from '../../../tools/testing/cut-connections.ts';
import { type EffectLog, startEffectLog } from '../../../tools/testing/effect-log.ts';
import { fullDisk } from '../../../tools/testing/full-disk.ts';
import { holdFlushes } from '../../../tools/testing/hold-flushes.ts';
import { databaseUrl, startPostgres, type TestPostgres, templateDatabase } from '../../../tools/testing/postgres.ts';
import { makeTenant, saveWorkflow, type TestTenant } from '../../../tools/testing/tenant.ts';
import { startWorkerProcess, type WorkerProcess } from '../../../tools/testing/worker-process.ts';

// The database is killed, its connections are cut, its disk is full, the clock jumps, the worker is told to stop under load. The database is one of this
// file's own, and syncs to disk. The stub API logs every effect.

let postgres: TestPostgres;
let connectionString: string;
let store: Store;
let tenant: TestTenant;
let api: EffectLog;
const processes: WorkerProcess[] = [];

beforeAll(async () => {
  postgres = await startPostgres({ durable: true });
  connectionString = databaseUrl(postgres.folder, templateDatabase);
  store = openStore({ connectionString });
  tenant = await makeTenant(store);
  api = await startEffectLog();
});
afterAll(async () => {
  for (const one of processes) await one.kill();
  api.close();
  await store.close();
  await postgres.stop();
});

async function startWorker(environment: Readonly<Record<string, string>> = {}): Promise<WorkerProcess> {
  const started = await startWorkerProcess(connectionString, { LOG_LEVEL: 'silent', ...environment });
  processes.push(started);
  return started;
}

const call = (path: string, runAfter: object = {}) => ({
  type: 'Http',
  inputs: { method: 'POST', uri: `${api.url}/${path}`, retryPolicy: { type: 'none' } },
  runAfter,
});
const wait = (seconds: number, runAfter: object = {}) => ({
  type: 'Wait',
  inputs: { interval: { count: seconds, unit: 'Second' } },
  runAfter,
});

const save = (name: string, actions: object): Promise<Workflow> =>
  saveWorkflow(store, tenant, {
    name,
    definition: {
      contentVersion: '1.0.0.0',
      triggers: { manual: { type: 'Request', kind: 'Http', inputs: {} } },
      actions,
    },
  });

/** Three calls one after the other, 100 ms each. */
const chain = (name: string) =>
  save(name, {
    One: call(`${name}/1?slow=100`),
    Two: call(`${name}/2?slow=100`, { One: ['Succeeded'] }),
    Three: call(`${name}/3?slow=100`, { Two: ['Succeeded'] }),
  });

function fire(worker: WorkerProcess, { tenantId, workflowId }: Workflow, count: number): void {
  for (let index = 0; index < count; index += 1) worker.send({ tenantId, workflowId, body: `${index}` });
}

const acceptedBy = ({ lines }: WorkerProcess) => lines.flatMap(({ accepted }) => accepted ?? []);

const runsOf = ({ workflowId }: Workflow): Promise<readonly RunRecord[]> =>
  store.inTenant(tenant.tenantId, (scope) => runs(scope).list(workflowId, { limit: 500 }));

/** The requests whose end is recorded, each as often as it is. */
async function recordedRequests(workflow: Workflow): Promise<readonly string[]> {
  const found: string[] = [];
  for (const { runName } of await runsOf(workflow)) {
    const history = await store.inTenant(tenant.tenantId, (scope) => runs(scope).history(runName));
    for (const event of history) if (event.kind === 'request-finished') found.push(event.request);
  }
  return found;
}

const timesSent = (request: string) => api.effects.filter((one) => one.requestId === request).length;
const sentTo = (workflow: Workflow) => api.effects.filter(({ url }) => url.startsWith(`/${workflow.name}/`));

/** Every run of the workflow has succeeded, those that were accepted among them, and each of its requests is recorded once. */
async function expectAllDone(workflow: Workflow, accepted: readonly string[], requestsEach: number): Promise<void> {
  await expect.poll(async () => (await runsOf(workflow)).map(({ status }) => status)).not.toContain('Running');
  const all = await runsOf(workflow);
  expect(new Set(all.map(({ status }) => status))).toEqual(new Set(['Succeeded']));
  expect(all.map(({ runName }) => runName)).toEqual(expect.arrayContaining([...accepted]));
  const recorded = await recordedRequests(workflow);
  expect(recorded.length).toBe(requestsEach * all.length);
  expect(new Set(recorded).size).toBe(recorded.length);
}

test('PostgreSQL killed under load and started again: no accepted run is lost, nothing recorded is done again', async () => {
  const workflow = await chain('killed-database');
  const worker = await startWorker();
  fire(worker, workflow, 100);
  await expect.poll(() => sentTo(workflow).length).toBeGreaterThan(60);
  await postgres.kill();
  worker.child.kill('SIGSTOP');
  await postgres.restart();
  const settled = new Map((await recordedRequests(workflow)).map((request) => [request, timesSent(request)]));
  worker.child.kill('SIGCONT');
  await expectAllDone(workflow, acceptedBy(worker), 3);
  for (const [request, times] of settled) expect(timesSent(request)).toBe(times);
  await worker.kill('SIGTERM');
});

test('PostgreSQL killed in the middle of a flush: none of it was written, and the runs go on from what was', async () => {
  const workflow = await chain('killed-flush');
  const worker = await startWorker();
  const hold = await holdFlushes(connectionString);
  fire(worker, workflow, 40);
  await expect.poll(() => sentTo(workflow).length).toBeGreaterThan(20);
  await hold.begin();
  await expect.poll(() => hold.held()).toBeGreaterThan(0);
  await postgres.kill();
  worker.child.kill('SIGSTOP');
  await postgres.restart();
  const settled = new Map((await recordedRequests(workflow)).map((request) => [request, timesSent(request)]));
  worker.child.kill('SIGCONT');
  await expectAllDone(workflow, acceptedBy(worker), 3);
  for (const [request, times] of settled) expect(timesSent(request)).toBe(times);
  await hold.end();
  await worker.kill('SIGTERM');
});

test('connections to PostgreSQL that are cut again and again under load: no accepted run is lost, each result is recorded once', async () => {
  const workflow = await chain('cut');
  const worker = await startWorker();
  fire(worker, workflow, 60);
  for (const sent of [20, 60, 100, 140]) {
    await expect.poll(() => sentTo(workflow).length).toBeGreaterThan(sent);
    await cutConnections(connectionString);
  }
  await expectAllDone(workflow, acceptedBy(worker), 3);
  await worker.kill('SIGTERM');
});

test('a disk that is full for a while: no accepted run is lost, nothing recorded is done again', async () => {
  const workflow = await chain('full-disk');
  const worker = await startWorker();
  const disk = await fullDisk(connectionString);
  fire(worker, workflow, 60);
  await expect.poll(() => sentTo(workflow).length).toBeGreaterThan(30);
  await disk.fill();
  const settled = new Map((await recordedRequests(workflow)).map((request) => [request, timesSent(request)]));
  // Until even trying again what could not be written has failed.
  await expect
    .poll(() => {
      fire(worker, workflow, 1);
      return worker.lines.filter(({ refused }) => refused !== undefined).length;
    })
    .toBeGreaterThan(30);
  await disk.free();
  await expectAllDone(workflow, acceptedBy(worker), 3);
  for (const [request, times] of settled) expect(timesSent(request)).toBe(times);
  await worker.kill('SIGTERM');
});

test.each([
  { name: 'an hour back', clock: -3_600_000 },
  { name: 'an hour on', clock: 3_600_000 },
])('a clock that jumps $name while runs sleep: they wake when they were to, and once', async ({ name, clock }) => {
  const workflow = await save(`clock-${clock}`, {
    Sleep: wait(3),
    One: call(`clock-${clock}/1`, { Sleep: ['Succeeded'] }),
    Nap: wait(1, { One: ['Succeeded'] }),
    Two: call(`clock-${clock}/2`, { Nap: ['Succeeded'] }),
  });
  const worker = await startWorker();
  fire(worker, workflow, 20);
  await expect.poll(() => acceptedBy(worker).length, { message: name }).toBe(20);
  worker.send({ clock });
  await expectAllDone(workflow, acceptedBy(worker), 2);
  expect(sentTo(workflow)).toHaveLength(40);
  await worker.kill('SIGTERM');
});

test('a worker that is told to stop under load finishes what is under way, and another goes on with the rest', async () => {
  const workflow = await save('stopped', {
    One: call('stopped/1?slow=300'),
    Sleep: wait(1, { One: ['Succeeded'] }),
    Two: call('stopped/2?slow=300', { Sleep: ['Succeeded'] }),
  });
  const [first, second] = [await startWorker(), await startWorker()];
  fire(first, workflow, 100);
  await expect.poll(() => acceptedBy(first).length).toBe(100);
  await first.kill('SIGTERM');
  expect(first.child.exitCode).toBe(0);
  await expectAllDone(workflow, acceptedBy(first), 2);
  // Nothing was cut off, so nothing had to be tried again.
  expect(sentTo(workflow)).toHaveLength(200);
  await second.kill('SIGTERM');
});
