import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type RunRecord, runs, triggers, type Workflow, workflows } from '@tenon/store';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../../../tools/testing/fresh-database.ts';
import { plainEffects } from '../../../tools/testing/plain-effects.ts';
import { makeTenant, saveWorkflow, type TestTenant } from '../../../tools/testing/tenant.ts';
import { createRuntime } from './create-runtime.ts';
import type { Runtime } from './runtime.ts';

let database: FreshDatabase;
let tenant: TestTenant;
let runtime: Runtime;
let api: Server;
let apiUrl: string;
const calls: string[] = [];

beforeAll(async () => {
  database = await freshDatabase();
  tenant = await makeTenant(database.store);
  api = createServer((request, response) => {
    calls.push(`${request.method} ${request.url}`);
    if (request.url === '/poll') {
      const isNews = calls.filter((call) => call === 'GET /poll').length === 2;
      response.writeHead(isNews ? 200 : 202, { 'content-type': 'application/json' });
      response.end(isNews ? '{"news":["a","b"]}' : undefined);
      return;
    }
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ price: 20.5 }));
  });
  await new Promise<void>((resolve) => {
    api.listen(0, '127.0.0.1', resolve);
  });
  apiUrl = `http://127.0.0.1:${(api.address() as AddressInfo).port}`;
  runtime = createRuntime({
    store: database.store,
    effects: plainEffects({ connectorUrl: apiUrl }),
    regions: ['local'],
    clock: { now: () => new Date() },
    log: pino({ level: 'warn' }),
    addresses: {
      callbackUrl: ({ runName, path }) => `http://127.0.0.1/callback/${runName}/${path}`,
      responseUrl: ({ runName }) => `http://127.0.0.1/response/${runName}`,
    },
  });
  await runtime.start();
});
afterAll(async () => {
  await runtime.stop();
  api.close();
  await database.drop();
});

const response = (body: string, runAfter: object = {}) => ({
  type: 'Response',
  kind: 'Http',
  inputs: { statusCode: 200, body },
  runAfter,
});
const manual = { manual: { type: 'Request', kind: 'Http', inputs: {} } };

async function save(name: string, actions: object): Promise<Workflow> {
  return saveWorkflow(database.store, tenant, {
    name,
    definition: { contentVersion: '1.0.0.0', triggers: manual, actions },
  });
}

async function fire(workflow: Workflow, outputs: Record<string, unknown> = {}) {
  return runtime.fireRequestTrigger({
    tenantId: workflow.tenantId,
    workflowId: workflow.workflowId,
    triggerName: 'manual',
    outputs: outputs as Parameters<Runtime['fireRequestTrigger']>[0]['outputs'] & object,
  });
}

async function find(workflow: Workflow, runName: string): Promise<RunRecord | undefined> {
  return database.store.inTenant(workflow.tenantId, (scope) => runs(scope).find(workflow.workflowId, runName));
}

async function ended(workflow: Workflow, runName: string): Promise<RunRecord | undefined> {
  await expect.poll(async () => (await find(workflow, runName))?.endedAt, { timeout: 10_000 }).toBeDefined();
  return find(workflow, runName);
}

test('answers the caller with what an API said, and keeps the run', async () => {
  const workflow = await save('frame', {
    Price: { type: 'Http', inputs: { method: 'GET', uri: `${apiUrl}/price/@{triggerBody()?['height']}` } },
    Response: response(`It costs $@{body('Price')?['price']}`, { Price: ['Succeeded'] }),
  });
  const fired = await fire(workflow, { body: { height: 10 } });
  expect(await fired.response).toMatchObject({ statusCode: 200, body: 'It costs $20.5' });
  expect(calls).toContain('GET /price/10');
  expect(await ended(workflow, fired.runName)).toMatchObject({ status: 'Succeeded', triggerName: 'manual' });
});

test('a workflow without a Response answers 202 at once', async () => {
  const workflow = await save('silent', { Wait: { type: 'Wait', inputs: { interval: { count: 1, unit: 'Second' } } } });
  const fired = await fire(workflow);
  expect(await fired.response).toMatchObject({ statusCode: 202 });
  expect((await find(workflow, fired.runName))?.status).toBe('Running');
  expect(await ended(workflow, fired.runName)).toMatchObject({ status: 'Succeeded' });
});

test('a run that waits leaves memory and goes on when it is due', async () => {
  const workflow = await save('wait', {
    Wait: { type: 'Wait', inputs: { interval: { count: 3, unit: 'Second' } } },
    Response: response('late', { Wait: ['Succeeded'] }),
  });
  const startedAt = Date.now();
  const fired = await fire(workflow);
  const rests = async () =>
    database.store.system.query('select worker, wake_at from live_runs where run_name = $1', [fired.runName]);
  await expect.poll(rests).toMatchObject([{ worker: null, wake_at: expect.any(Date) }]);
  expect(await fired.response).toMatchObject({ statusCode: 200, body: 'late' });
  const tookMs = Date.now() - startedAt;
  expect(tookMs).toBeGreaterThanOrEqual(3_000);
  expect(tookMs).toBeLessThan(5_000);
});

test('a disabled, unknown or foreign workflow starts no run', async () => {
  const workflow = await save('refused', { Response: response('x') });
  await expect(fire({ ...workflow, workflowId: crypto.randomUUID() })).rejects.toMatchObject({
    code: 'workflow-not-found',
  });
  await expect(fire({ ...workflow, tenantId: crypto.randomUUID() })).rejects.toMatchObject({
    code: 'workflow-not-found',
  });
  await database.store.system.query(`update workflows set state = 'Disabled' where workflow_id = $1`, [
    workflow.workflowId,
  ]);
  await runtime.workflowChanged(workflow);
  await expect(fire(workflow)).rejects.toMatchObject({ code: 'workflow-disabled' });
});

test('cancelling ends a run that waits, and its caller gets an answer', async () => {
  const workflow = await save('cancelled', {
    Wait: { type: 'Wait', inputs: { interval: { count: 1, unit: 'Hour' } } },
    Response: response('never', { Wait: ['Succeeded'] }),
  });
  const fired = await fire(workflow);
  await runtime.cancelRun({ ...workflow, runName: fired.runName }, 'a person');
  expect(await ended(workflow, fired.runName)).toMatchObject({ status: 'Cancelled' });
  expect((await fired.response).statusCode).toBe(502);
  await runtime.cancelRun({ ...workflow, runName: fired.runName });
  await expect(runtime.cancelRun({ ...workflow, runName: 'no-such-run' })).rejects.toMatchObject({
    code: 'run-not-found',
  });
});

test('a webhook action waits for one call of its URL', async () => {
  const workflow = await save('webhook', {
    Hook: {
      type: 'HttpWebhook',
      inputs: {
        subscribe: { method: 'POST', uri: `${apiUrl}/subscribe`, body: { url: '@{listCallbackUrl()}' } },
        unsubscribe: {},
      },
    },
    Response: response(`Called with @{body('Hook')?['answer']}`, { Hook: ['Succeeded'] }),
  });
  const fired = await fire(workflow);
  const callback = {
    ...workflow,
    runName: fired.runName,
    path: 'Hook',
    method: 'POST',
    headers: {},
    body: { answer: 42 },
  };
  await expect.poll(() => calls).toContain('POST /subscribe');
  expect(await runtime.deliverCallback({ ...callback, path: 'Other' })).toBe('closed');
  await expect.poll(() => runtime.deliverCallback(callback)).toBe('accepted');
  expect(await fired.response).toMatchObject({ statusCode: 200, body: 'Called with 42' });
  expect(await runtime.deliverCallback(callback)).toBe('closed');
});

test('resubmitting repeats a run with its trigger outputs', async () => {
  const workflow = await save('again', {
    Call: { type: 'Http', inputs: { method: 'GET', uri: `${apiUrl}/again/@{triggerBody()}` } },
  });
  const fired = await fire(workflow, { body: 'same' });
  await ended(workflow, fired.runName);
  const { runName } = await runtime.resubmitRun({ ...workflow, runName: fired.runName });
  expect(await ended(workflow, runName)).toMatchObject({ status: 'Succeeded', originName: fired.runName });
  expect(calls.filter((call) => call === 'GET /again/same')).toHaveLength(2);
});

test('many runs at once all answer their own callers', async () => {
  const workflow = await save('many', {
    Call: { type: 'Http', inputs: { method: 'GET', uri: `${apiUrl}/many/@{triggerBody()}` } },
    Response: response(`@{triggerBody()}`, { Call: ['Succeeded'] }),
  });
  const replies = await Promise.all(
    Array.from({ length: 200 }, async (_, index) => (await fire(workflow, { body: `caller ${index}` })).response),
  );
  expect(replies.map((reply) => reply.body)).toEqual(Array.from({ length: 200 }, (_, index) => `caller ${index}`));
});

test('an event is split into one run per item, and its caller gets 202', async () => {
  const workflow = await saveWorkflow(database.store, tenant, {
    name: 'split',
    definition: {
      contentVersion: '1.0.0.0',
      triggers: { manual: { type: 'Request', kind: 'Http', inputs: {}, splitOn: `@triggerBody()?['rows']` } },
      actions: { Call: { type: 'Http', inputs: { method: 'GET', uri: `${apiUrl}/split/@{triggerBody()}` } } },
    },
  });
  const fired = await fire(workflow, { body: { rows: Array.from({ length: 30 }, (_, index) => index) } });
  expect(await fired.response).toMatchObject({ statusCode: 202 });
  await expect.poll(() => calls.filter((call) => call.startsWith('GET /split/')).length, { timeout: 10_000 }).toBe(30);
  const history = await database.store.inTenant(tenant.tenantId, (scope) =>
    triggers(scope).histories(workflow.workflowId, 'manual', { limit: 10 }),
  );
  expect(history).toMatchObject([{ name: fired.runName, status: 'Succeeded' }]);
});

test('a condition of the trigger that is not met starts no run and is written down', async () => {
  const workflow = await saveWorkflow(database.store, tenant, {
    name: 'conditional',
    definition: {
      contentVersion: '1.0.0.0',
      triggers: {
        manual: { type: 'Request', inputs: {}, conditions: [{ expression: '@equals(triggerBody(), 1)' }] },
      },
      actions: { Answer: response('met') },
    },
  });
  const skipped = await fire(workflow, { body: 2 });
  expect(await skipped.response).toMatchObject({ statusCode: 202 });
  const history = await database.store.inTenant(tenant.tenantId, (scope) =>
    triggers(scope).histories(workflow.workflowId, 'manual', { limit: 10 }),
  );
  expect(history).toMatchObject([{ name: skipped.runName, status: 'Skipped' }]);
  expect((await (await fire(workflow, { body: 1 })).response).body).toBe('met');
});

test('a recurrence fires at once and by its interval, once each, until the workflow is disabled', async () => {
  const workflow = await saveWorkflow(database.store, tenant, {
    name: 'recurring',
    definition: {
      contentVersion: '1.0.0.0',
      triggers: { Every: { type: 'Recurrence', recurrence: { frequency: 'Second', interval: 2 } } },
      actions: { Tick: { type: 'Http', inputs: { method: 'GET', uri: `${apiUrl}/tick` } } },
    },
  });
  await runtime.workflowChanged(workflow);
  await runtime.workflowChanged(workflow);
  const ticks = () => calls.filter((call) => call === 'GET /tick').length;
  await new Promise((resolve) => setTimeout(resolve, 5_500));
  expect(ticks()).toBe(3);
  await database.store.inTenant(tenant.tenantId, (scope) =>
    workflows(scope).setState(workflow.workflowId, 'Disabled', new Date()),
  );
  await runtime.workflowChanged(workflow);
  await new Promise((resolve) => setTimeout(resolve, 2_500));
  expect(ticks()).toBe(3);
});

test('a run whose body is large keeps it exactly and is carried on after a wait', async () => {
  const workflow = await save('large', {
    Keep: { type: 'Compose', inputs: '@triggerBody()' },
    Wait: { type: 'Wait', inputs: { interval: { count: 2, unit: 'Second' } }, runAfter: { Keep: ['Succeeded'] } },
    Answer: response(`@{length(outputs('Keep')['text'])} @{outputs('Keep')['number']}`, { Wait: ['Succeeded'] }),
  });
  const body = { text: 'é'.repeat(300_000), number: 9007199254740993n };
  const fired = await fire(workflow, { body });
  expect((await fired.response).body).toBe('300000 9007199254740993');
});

test('a run calls another workflow and goes on with its response', async () => {
  const child = await save('child', {
    Wait: { type: 'Wait', inputs: { interval: { count: 2, unit: 'Second' } } },
    Answer: response(`child of @{triggerBody()?['name']}`, { Wait: ['Succeeded'] }),
  });
  const id = (name: string) =>
    `/subscriptions/${tenant.subscriptionId}/resourceGroups/default/providers/Microsoft.Logic/workflows/${name}`;
  const calling = (name: string) => ({
    Call: {
      type: 'Workflow',
      inputs: {
        host: { triggerName: 'manual', workflow: { id: id(name) } },
        body: { name: 'parent' },
        retryPolicy: { type: 'none' },
      },
    },
    Answer: response(`@{outputs('Call')['statusCode']} @{body('Call')}`, { Call: ['Succeeded', 'Failed'] }),
  });
  const parent = await save('parent', calling('child'));
  const fired = await fire(parent);
  expect((await fired.response).body).toBe('200 child of parent');
  const called = await database.store.inTenant(tenant.tenantId, (scope) =>
    runs(scope).list(child.workflowId, { limit: 10 }),
  );
  expect(called).toMatchObject([{ status: 'Succeeded' }]);
  const lost = await save('lost-parent', calling('no-such-child'));
  expect((await (await fire(lost)).response).body).toMatch(/^404 /);
});

test('scripts of a workflow run apart and see what the run did', async () => {
  const workflow = await save('script', {
    Numbers: { type: 'Compose', inputs: [1, 2, 3] },
    Script: {
      type: 'JavaScriptCode',
      inputs: { code: 'return workflowContext.actions.Numbers.outputs.reduce((a, b) => a + b) + typeof process;' },
      runAfter: { Numbers: ['Succeeded'] },
    },
    Answer: response(`@{body('Script')}`, { Script: ['Succeeded'] }),
  });
  expect((await (await fire(workflow)).response).body).toBe('6undefined');
});

test('a polling trigger starts runs for what it finds and nothing for what it does not', async () => {
  const workflow = await saveWorkflow(database.store, tenant, {
    name: 'polling',
    definition: {
      contentVersion: '1.0.0.0',
      triggers: {
        Poll: {
          type: 'Http',
          inputs: { method: 'GET', uri: `${apiUrl}/poll` },
          recurrence: { frequency: 'Second', interval: 1 },
          splitOn: `@triggerBody()?['news']`,
        },
      },
      actions: { Tell: { type: 'Http', inputs: { method: 'GET', uri: `${apiUrl}/news/@{triggerBody()}` } } },
    },
  });
  await runtime.workflowChanged(workflow);
  await expect.poll(() => calls.filter((call) => call === 'GET /poll').length, { timeout: 8_000 }).toBe(4);
  expect(calls.filter((call) => call.startsWith('GET /news/')).sort()).toEqual(['GET /news/a', 'GET /news/b']);
  const history = await database.store.inTenant(tenant.tenantId, (scope) =>
    triggers(scope).histories(workflow.workflowId, 'Poll', { limit: 10 }),
  );
  expect(history.map(({ status }) => status).slice(-3)).toEqual(['Skipped', 'Succeeded', 'Skipped']);
  await database.store.inTenant(tenant.tenantId, (scope) =>
    workflows(scope).setState(workflow.workflowId, 'Disabled', new Date()),
  );
  await runtime.workflowChanged(workflow);
});

test('when every connection to PostgreSQL is cut, runs go on and new ones are accepted again', async () => {
  const workflow = await save('cut', {
    Wait: { type: 'Wait', inputs: { interval: { count: 2, unit: 'Second' } } },
    Call: {
      type: 'Http',
      inputs: { method: 'GET', uri: `${apiUrl}/cut/@{triggerBody()}` },
      runAfter: { Wait: ['Succeeded'] },
    },
    Answer: response(`@{triggerBody()}`, { Call: ['Succeeded'] }),
  });
  const before = await Promise.all(['a', 'b', 'c'].map((body) => fire(workflow, { body })));
  await database.store.system
    .query('select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database()')
    .catch(() => undefined);
  for (const { runName } of before) expect(await ended(workflow, runName)).toMatchObject({ status: 'Succeeded' });
  const firedAgain = async () => (await fire(workflow, { body: 'again' }).catch(() => undefined))?.runName;
  let again: string | undefined;
  await expect.poll(async () => (again ??= await firedAgain()), { timeout: 10_000 }).toBeDefined();
  expect(await ended(workflow, again ?? '')).toMatchObject({ status: 'Succeeded' });
  expect(await Promise.all(before.map(async ({ response: answer }) => (await answer).body))).toEqual(['a', 'b', 'c']);
});

test('a trigger that allows one run at a time makes others wait for their turn, and refuses what is beyond', async () => {
  const workflow = await saveWorkflow(database.store, tenant, {
    name: 'limited',
    definition: {
      contentVersion: '1.0.0.0',
      triggers: {
        manual: {
          type: 'Request',
          inputs: {},
          runtimeConfiguration: { concurrency: { runs: 1, maximumWaitingRuns: 2 } },
        },
      },
      actions: {
        Begin: { type: 'Http', inputs: { method: 'GET', uri: `${apiUrl}/turn/begin/@{triggerBody()}` } },
        Wait: { type: 'Wait', inputs: { interval: { count: 1, unit: 'Second' } }, runAfter: { Begin: ['Succeeded'] } },
        End: {
          type: 'Http',
          inputs: { method: 'GET', uri: `${apiUrl}/turn/end/@{triggerBody()}` },
          runAfter: { Wait: ['Succeeded'] },
        },
        Answer: response(`@{triggerBody()}`, { End: ['Succeeded'] }),
      },
    },
  });
  const fired = [
    await fire(workflow, { body: 1 }),
    await fire(workflow, { body: 2 }),
    await fire(workflow, { body: 3 }),
  ];
  expect((await find(workflow, fired[2]?.runName ?? ''))?.status).toBe('Waiting');
  await expect(fire(workflow, { body: 4 })).rejects.toMatchObject({ code: 'too-many-waiting-runs' });
  expect(await Promise.all(fired.map(async ({ response: answer }) => (await answer).body))).toEqual(['1', '2', '3']);
  expect(calls.filter((call) => call.startsWith('GET /turn/')).map((call) => call.slice('GET /turn/'.length))).toEqual([
    'begin/1',
    'end/1',
    'begin/2',
    'end/2',
    'begin/3',
    'end/3',
  ]);
});
