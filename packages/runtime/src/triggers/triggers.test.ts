import { triggers, workflows } from '@tenon/store';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RuntimeKit, responseAction as response, startRuntimeKit } from '../../../../tools/testing/runtime-kit.ts';

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

let kit: RuntimeKit;
beforeAll(async () => {
  kit = await startRuntimeKit();
});
afterAll(() => kit.close());

test('an event is split into one run per item, and its caller gets 202', async () => {
  const workflow = await kit.save(
    'split',
    { Call: { type: 'Http', inputs: { method: 'GET', uri: `${kit.apiUrl}/split/@{triggerBody()}` } } },
    { manual: { type: 'Request', kind: 'Http', inputs: {}, splitOn: `@triggerBody()?['rows']` } },
  );
  const fired = await kit.fire(workflow, { body: { rows: Array.from({ length: 30 }, (_, index) => index) } });
  expect(await fired.response).toMatchObject({ statusCode: 202 });
  await expect.poll(() => kit.calls.filter((call) => call.startsWith('GET /split/')).length).toBe(30);
  const history = await kit.database.store.inTenant(kit.tenant.tenantId, (scope) =>
    triggers(scope).histories(workflow.workflowId, 'manual', { limit: 10 }),
  );
  expect(history).toMatchObject([{ name: fired.runName, status: 'Succeeded' }]);
});

test('a condition of the trigger that is not met starts no run and is written down', async () => {
  const workflow = await kit.save(
    'conditional',
    { Answer: response('met') },
    {
      manual: { type: 'Request', inputs: {}, conditions: [{ expression: '@equals(triggerBody(), 1)' }] },
    },
  );
  const skipped = await kit.fire(workflow, { body: 2 });
  expect(await skipped.response).toMatchObject({ statusCode: 202 });
  const history = await kit.database.store.inTenant(kit.tenant.tenantId, (scope) =>
    triggers(scope).histories(workflow.workflowId, 'manual', { limit: 10 }),
  );
  expect(history).toMatchObject([{ name: skipped.runName, status: 'Skipped' }]);
  expect((await (await kit.fire(workflow, { body: 1 })).response).body).toBe('met');
});

test('a recurrence fires at once and by its interval, once each, until the workflow is disabled', async () => {
  const workflow = await kit.save(
    'recurring',
    { Tick: { type: 'Http', inputs: { method: 'GET', uri: `${kit.apiUrl}/tick/@{trigger().scheduledTime}` } } },
    { Every: { type: 'Recurrence', recurrence: { frequency: 'Second', interval: 2 } } },
  );
  await kit.runtime.workflowChanged(workflow);
  await kit.runtime.workflowChanged(workflow);
  const ticks = () => kit.calls.filter((call) => call.startsWith('GET /tick/')).map((call) => call.slice(10));
  await expect.poll(() => ticks().length).toBeGreaterThan(2);
  await kit.database.store.inTenant(kit.tenant.tenantId, (scope) =>
    workflows(scope).setState(workflow.workflowId, 'Disabled', new Date()),
  );
  await kit.runtime.workflowChanged(workflow);
  await pause(2_000);
  const atLast = ticks().map((time) => Date.parse(decodeURIComponent(time)));
  await pause(2_500);
  expect(ticks()).toHaveLength(atLast.length);
  expect(atLast.slice(1).map((time, index) => (time - (atLast[index] ?? 0)) % 2_000)).toEqual(
    atLast.slice(1).map(() => 0),
  );
  expect(new Set(atLast).size).toBe(atLast.length);
});

test('a polling trigger starts runs for what it finds and nothing for what it does not', async () => {
  const workflow = await kit.save(
    'polling',
    { Tell: { type: 'Http', inputs: { method: 'GET', uri: `${kit.apiUrl}/news/@{triggerBody()}` } } },
    {
      Poll: {
        type: 'Http',
        inputs: { method: 'GET', uri: `${kit.apiUrl}/poll` },
        recurrence: { frequency: 'Second', interval: 1 },
        splitOn: `@triggerBody()?['news']`,
      },
    },
  );
  await kit.runtime.workflowChanged(workflow);
  await expect.poll(() => kit.calls.filter((call) => call === 'GET /poll').length).toBeGreaterThan(3);
  await expect
    .poll(() => kit.calls.filter((call) => call.startsWith('GET /news/')).sort())
    .toEqual(['GET /news/a', 'GET /news/b']);
  const history = await kit.database.store.inTenant(kit.tenant.tenantId, (scope) =>
    triggers(scope).histories(workflow.workflowId, 'Poll', { limit: 10 }),
  );
  expect(history.map(({ status }) => status).slice(-3)).toEqual(['Skipped', 'Succeeded', 'Skipped']);
  await kit.database.store.inTenant(kit.tenant.tenantId, (scope) =>
    workflows(scope).setState(workflow.workflowId, 'Disabled', new Date()),
  );
  await kit.runtime.workflowChanged(workflow);
});

test('a trigger that allows one run at a time makes others wait for their turn, and refuses what is beyond', async () => {
  const workflow = await kit.save(
    'limited',
    {
      Begin: { type: 'Http', inputs: { method: 'GET', uri: `${kit.apiUrl}/turn/begin/@{triggerBody()}` } },
      Wait: { type: 'Wait', inputs: { interval: { count: 1, unit: 'Second' } }, runAfter: { Begin: ['Succeeded'] } },
      End: {
        type: 'Http',
        inputs: { method: 'GET', uri: `${kit.apiUrl}/turn/end/@{triggerBody()}` },
        runAfter: { Wait: ['Succeeded'] },
      },
      Answer: response(`@{triggerBody()}`, { End: ['Succeeded'] }),
    },
    {
      manual: {
        type: 'Request',
        inputs: {},
        runtimeConfiguration: { concurrency: { runs: 1, maximumWaitingRuns: 2 } },
      },
    },
  );
  const fired = [
    await kit.fire(workflow, { body: 1 }),
    await kit.fire(workflow, { body: 2 }),
    await kit.fire(workflow, { body: 3 }),
  ];
  expect((await kit.find(workflow, fired[2]?.runName ?? ''))?.status).toBe('Waiting');
  await expect(kit.fire(workflow, { body: 4 })).rejects.toMatchObject({ code: 'too-many-runs' });
  expect(await Promise.all(fired.map(async ({ response: answer }) => (await answer).body))).toEqual(['1', '2', '3']);
  expect(
    kit.calls.filter((call) => call.startsWith('GET /turn/')).map((call) => call.slice('GET /turn/'.length)),
  ).toEqual(['begin/1', 'end/1', 'begin/2', 'end/2', 'begin/3', 'end/3']);
});
