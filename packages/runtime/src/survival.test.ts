import { type RunRecord, runs, type Workflow } from '@tenon/store';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type EffectLog, startEffectLog } from '../../../tools/testing/effect-log.ts';
import { type FreshDatabase, freshDatabase } from '../../../tools/testing/fresh-database.ts';
import { storm } from '../../../tools/testing/storm.ts';
import { makeTenant, saveWorkflow, type TestTenant } from '../../../tools/testing/tenant.ts';
import { startWorkerProcess, type WorkerProcess } from '../../../tools/testing/worker-process.ts';

// Real worker processes, really killed. The stub API logs every effect that reaches it.

let database: FreshDatabase;
let tenant: TestTenant;
let api: EffectLog;
const processes: WorkerProcess[] = [];

beforeAll(async () => {
  database = await freshDatabase();
  tenant = await makeTenant(database.store);
  api = await startEffectLog();
});
afterAll(async () => {
  for (const one of processes) await one.kill();
  api.close();
  await database.drop();
});

async function startWorker(): Promise<WorkerProcess> {
  const started = await startWorkerProcess(database.connectionString);
  processes.push(started);
  return started;
}

async function fire(worker: WorkerProcess, workflow: Workflow, body: string): Promise<string> {
  const before = worker.lines.length;
  const { tenantId, workflowId } = workflow;
  worker.send({ tenantId, workflowId, body });
  await expect.poll(() => worker.lines.slice(before).some((line) => line.accepted)).toBe(true);
  return worker.lines.slice(before).find((line) => line.accepted)?.accepted ?? '';
}

const find = (workflow: Workflow, runName: string): Promise<RunRecord | undefined> =>
  database.store.inTenant(workflow.tenantId, (scope) => runs(scope).find(workflow.workflowId, runName));

async function ended(workflow: Workflow, runName: string): Promise<RunRecord | undefined> {
  await expect.poll(async () => (await find(workflow, runName))?.endedAt).toBeDefined();
  return find(workflow, runName);
}

const call = (path: string, runAfter: object = {}) => ({
  type: 'Http',
  inputs: { method: 'POST', uri: `${api.url}/${path}/@{triggerBody()}`, retryPolicy: { type: 'none' } },
  runAfter,
});

const save = (name: string, actions: object): Promise<Workflow> =>
  saveWorkflow(database.store, tenant, {
    name,
    definition: {
      contentVersion: '1.0.0.0',
      triggers: { manual: { type: 'Request', kind: 'Http', inputs: {} } },
      actions,
    },
  });

const effectsOf = (part: string) => api.effects.filter(({ url }) => url.includes(part));

test('a run whose server is killed while it waits 5 s goes on after a restart, nothing done twice', async () => {
  const workflow = await save('waits', {
    Before: call('before'),
    Wait: { type: 'Wait', inputs: { interval: { count: 5, unit: 'Second' } }, runAfter: { Before: ['Succeeded'] } },
    After: call('after', { Wait: ['Succeeded'] }),
  });
  const first = await startWorker();
  const runName = await fire(first, workflow, 'waiting');
  await expect.poll(() => effectsOf('/before/waiting').length).toBe(1);
  const calledAt = effectsOf('/before/waiting')[0]?.at ?? 0;
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  await first.kill();
  const second = await startWorker();
  expect(await ended(workflow, runName)).toMatchObject({ status: 'Succeeded' });
  expect(effectsOf('/before/waiting')).toHaveLength(1);
  expect(effectsOf('/after/waiting')).toHaveLength(1);
  expect((effectsOf('/after/waiting')[0]?.at ?? 0) - calledAt).toBeGreaterThanOrEqual(4_990);
  await second.kill('SIGTERM');
});

test('a request that was under way when the server was killed is sent again under the same id, its predecessors are not', async () => {
  const workflow = await save('requests', {
    Before: call('done'),
    Slow: {
      ...call('slow', { Before: ['Succeeded'] }),
      inputs: { method: 'POST', uri: `${api.url}/slow/@{triggerBody()}?slow=1500` },
    },
  });
  const first = await startWorker();
  const runName = await fire(first, workflow, 'killed');
  await expect.poll(() => effectsOf('/slow/killed').length).toBe(1);
  await first.kill();
  const second = await startWorker();
  expect(await ended(workflow, runName)).toMatchObject({ status: 'Succeeded' });
  expect(effectsOf('/done/killed')).toHaveLength(1);
  const sent = effectsOf('/slow/killed');
  expect(sent).toHaveLength(2);
  expect(sent[0]?.requestId).toBe(sent[1]?.requestId);
  await second.kill('SIGTERM');
});

test('another worker takes over from a dead one within seconds, and from a paused one, which does no harm when it wakes', async () => {
  const workflow = await save('taken', {
    Slow: {
      type: 'Http',
      inputs: { method: 'POST', uri: `${api.url}/first/@{triggerBody()}?slow=1000`, retryPolicy: { type: 'none' } },
    },
    After: call('second', { Slow: ['Succeeded'] }),
  });
  const [one, other] = [await startWorker(), await startWorker()];
  const dead = await fire(one, workflow, 'dead');
  await expect.poll(() => effectsOf('/first/dead').length).toBe(1);
  await one.kill();
  expect(await ended(workflow, dead)).toMatchObject({ status: 'Succeeded' });
  expect(effectsOf('/second/dead')).toHaveLength(1);

  const third = await startWorker();
  const paused = await fire(third, workflow, 'paused');
  await expect.poll(() => effectsOf('/first/paused').length).toBe(1);
  third.child.kill('SIGSTOP');
  expect(await ended(workflow, paused)).toMatchObject({ status: 'Succeeded' });
  third.child.kill('SIGCONT');
  await new Promise((resolve) => setTimeout(resolve, 2_000));
  expect(effectsOf('/second/paused')).toHaveLength(1);
  const again = await fire(third, workflow, 'awake');
  expect(await ended(workflow, again)).toMatchObject({ status: 'Succeeded' });
  await Promise.all([other.kill('SIGTERM'), third.kill('SIGTERM')]);
});

test('a server that is told to stop hands its runs over, and the next one finishes them', async () => {
  const workflow = await save('stopped', {
    Wait: { type: 'Wait', inputs: { interval: { count: 1, unit: 'Second' } } },
    After: call('stopped', { Wait: ['Succeeded'] }),
  });
  const first = await startWorker();
  const names = await Promise.all(['a', 'b', 'c'].map((body) => fire(first, workflow, body)));
  await first.kill('SIGTERM');
  const second = await startWorker();
  for (const name of names) expect(await ended(workflow, name)).toMatchObject({ status: 'Succeeded' });
  expect(
    effectsOf('/stopped/')
      .map(({ url }) => url)
      .sort(),
  ).toEqual(['/stopped/a', '/stopped/b', '/stopped/c']);
  await second.kill('SIGTERM');
});

test('500 runs on three workers of which two are killed at random: none lost, no recorded effect repeated', async () => {
  const { connectionString, store } = database;
  const outcome = await storm({ connectionString, store, runs: 500, longestLifeMs: 2_500 });
  expect(outcome).toMatchObject({ lost: [], astray: [], repeated: [] });
  expect(outcome.accepted).toBeGreaterThanOrEqual(500);
  expect(outcome.ended).toBeGreaterThanOrEqual(outcome.accepted);
  expect(outcome.kills).toBeGreaterThan(0);
}, 180_000);
