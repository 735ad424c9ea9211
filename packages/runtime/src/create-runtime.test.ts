import { runs } from '@tenon/store';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RuntimeKit, responseAction as response, startRuntimeKit } from '../../../tools/testing/runtime-kit.ts';

let kit: RuntimeKit;
beforeAll(async () => {
  kit = await startRuntimeKit();
});
afterAll(() => kit.close());

test('answers the caller with what an API said, and keeps the run', async () => {
  const workflow = await kit.save('frame', {
    Price: { type: 'Http', inputs: { method: 'GET', uri: `${kit.apiUrl}/price/@{triggerBody()?['height']}` } },
    Response: response(`It costs $@{body('Price')?['price']}`, { Price: ['Succeeded'] }),
  });
  const fired = await kit.fire(workflow, { body: { height: 10 } });
  expect(await fired.response).toMatchObject({ statusCode: 200, body: 'It costs $20.5' });
  expect(kit.calls).toContain('GET /price/10');
  expect(await kit.ended(workflow, fired.runName)).toMatchObject({ status: 'Succeeded', triggerName: 'manual' });
});

test('a workflow without a Response answers 202 at once', async () => {
  const workflow = await kit.save('silent', {
    Wait: { type: 'Wait', inputs: { interval: { count: 1, unit: 'Second' } } },
  });
  const fired = await kit.fire(workflow);
  expect(await fired.response).toMatchObject({ statusCode: 202 });
  expect((await kit.find(workflow, fired.runName))?.status).toBe('Running');
  expect(await kit.ended(workflow, fired.runName)).toMatchObject({ status: 'Succeeded' });
});

test('a run that waits leaves memory and goes on when it is due', async () => {
  const workflow = await kit.save('wait', {
    Wait: { type: 'Wait', inputs: { interval: { count: 3, unit: 'Second' } } },
    Response: response('late', { Wait: ['Succeeded'] }),
  });
  const startedAt = Date.now();
  const fired = await kit.fire(workflow);
  const rests = async () =>
    kit.database.store.system.query('select worker, wake_at from live_runs where run_name = $1', [fired.runName]);
  await expect.poll(rests).toMatchObject([{ worker: null, wake_at: expect.any(Date) }]);
  expect(await fired.response).toMatchObject({ statusCode: 200, body: 'late' });
  expect(Date.now() - startedAt).toBeGreaterThanOrEqual(3_000);
});

test('a disabled, unknown or foreign workflow starts no run', async () => {
  const workflow = await kit.save('refused', { Response: response('x') });
  await expect(kit.fire({ ...workflow, workflowId: crypto.randomUUID() })).rejects.toMatchObject({
    code: 'workflow-not-found',
  });
  await expect(kit.fire({ ...workflow, tenantId: crypto.randomUUID() })).rejects.toMatchObject({
    code: 'workflow-not-found',
  });
  await kit.database.store.system.query(`update workflows set state = 'Disabled' where workflow_id = $1`, [
    workflow.workflowId,
  ]);
  await kit.runtime.workflowChanged(workflow);
  await expect(kit.fire(workflow)).rejects.toMatchObject({ code: 'workflow-disabled' });
});

test('cancelling ends a run that waits, and its caller gets an answer', async () => {
  const workflow = await kit.save('cancelled', {
    Wait: { type: 'Wait', inputs: { interval: { count: 1, unit: 'Hour' } } },
    Response: response('never', { Wait: ['Succeeded'] }),
  });
  const fired = await kit.fire(workflow);
  await kit.runtime.cancelRun({ ...workflow, runName: fired.runName }, 'a person');
  expect(await kit.ended(workflow, fired.runName)).toMatchObject({ status: 'Cancelled' });
  expect((await fired.response).statusCode).toBe(502);
  await kit.runtime.cancelRun({ ...workflow, runName: fired.runName });
  await expect(kit.runtime.cancelRun({ ...workflow, runName: 'no-such-run' })).rejects.toMatchObject({
    code: 'run-not-found',
  });
});

test('a webhook action waits for one call of its URL', async () => {
  const workflow = await kit.save('webhook', {
    Hook: {
      type: 'HttpWebhook',
      inputs: {
        subscribe: { method: 'POST', uri: `${kit.apiUrl}/subscribe`, body: { url: '@{listCallbackUrl()}' } },
        unsubscribe: {},
      },
    },
    Response: response(`Called with @{body('Hook')?['answer']}`, { Hook: ['Succeeded'] }),
  });
  const fired = await kit.fire(workflow);
  const callback = {
    ...workflow,
    runName: fired.runName,
    path: 'Hook',
    method: 'POST',
    headers: {},
    body: { answer: 42 },
  };
  await expect.poll(() => kit.calls).toContain('POST /subscribe');
  expect(await kit.runtime.deliverCallback({ ...callback, path: 'Other' })).toBe('closed');
  await expect.poll(() => kit.runtime.deliverCallback(callback)).toBe('accepted');
  expect(await fired.response).toMatchObject({ statusCode: 200, body: 'Called with 42' });
  expect(await kit.runtime.deliverCallback(callback)).toBe('closed');
});

test('resubmitting repeats a run with its trigger outputs', async () => {
  const workflow = await kit.save('again', {
    Call: { type: 'Http', inputs: { method: 'GET', uri: `${kit.apiUrl}/again/@{triggerBody()}` } },
  });
  const fired = await kit.fire(workflow, { body: 'same' });
  await kit.ended(workflow, fired.runName);
  const { runName } = await kit.runtime.resubmitRun({ ...workflow, runName: fired.runName });
  expect(await kit.ended(workflow, runName)).toMatchObject({ status: 'Succeeded', originName: fired.runName });
  expect(kit.calls.filter((call) => call === 'GET /again/same')).toHaveLength(2);
});

test('many runs at once all answer their own callers', async () => {
  const workflow = await kit.save('many', {
    Call: { type: 'Http', inputs: { method: 'GET', uri: `${kit.apiUrl}/many/@{triggerBody()}` } },
    Response: response(`@{triggerBody()}`, { Call: ['Succeeded'] }),
  });
  const replies = await Promise.all(
    Array.from({ length: 200 }, async (_, index) => (await kit.fire(workflow, { body: `caller ${index}` })).response),
  );
  expect(replies.map((reply) => reply.body)).toEqual(Array.from({ length: 200 }, (_, index) => `caller ${index}`));
});

test('a run whose body is large keeps it exactly and is carried on after a wait', async () => {
  const workflow = await kit.save('large', {
    Keep: { type: 'Compose', inputs: '@triggerBody()' },
    Wait: { type: 'Wait', inputs: { interval: { count: 2, unit: 'Second' } }, runAfter: { Keep: ['Succeeded'] } },
    Answer: response(`@{length(outputs('Keep')['text'])} @{outputs('Keep')['number']}`, { Wait: ['Succeeded'] }),
  });
  const body = { text: 'é'.repeat(300_000), number: 9007199254740993n };
  const fired = await kit.fire(workflow, { body });
  expect((await fired.response).body).toBe('300000 9007199254740993');
});

test('a run calls another workflow and goes on with its response', async () => {
  const child = await kit.save('child', {
    Wait: { type: 'Wait', inputs: { interval: { count: 2, unit: 'Second' } } },
    Answer: response(`child of @{triggerBody()?['name']}`, { Wait: ['Succeeded'] }),
  });
  const id = (name: string) =>
    `/subscriptions/${kit.tenant.subscriptionId}/resourceGroups/default/providers/Microsoft.Logic/workflows/${name}`;
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
  const parent = await kit.save('parent', calling('child'));
  const fired = await kit.fire(parent);
  expect((await fired.response).body).toBe('200 child of parent');
  const called = await kit.database.store.inTenant(kit.tenant.tenantId, (scope) =>
    runs(scope).list(child.workflowId, { limit: 10 }),
  );
  expect(called).toHaveLength(1);
  expect(await kit.ended(child, called[0]?.runName ?? '')).toMatchObject({ status: 'Succeeded' });
  const lost = await kit.save('lost-parent', calling('no-such-child'));
  expect((await (await kit.fire(lost)).response).body).toMatch(/^404 /);
});

test('scripts of a workflow run apart and see what the run did', async () => {
  const workflow = await kit.save('script', {
    Numbers: { type: 'Compose', inputs: [1, 2, 3] },
    Script: {
      type: 'JavaScriptCode',
      inputs: { code: 'return workflowContext.actions.Numbers.outputs.reduce((a, b) => a + b) + typeof process;' },
      runAfter: { Numbers: ['Succeeded'] },
    },
    Answer: response(`@{body('Script')}`, { Script: ['Succeeded'] }),
  });
  expect((await (await kit.fire(workflow)).response).body).toBe('6undefined');
});

test('when every connection to PostgreSQL is cut, runs go on and new ones are accepted again', async () => {
  const workflow = await kit.save('cut', {
    Wait: { type: 'Wait', inputs: { interval: { count: 2, unit: 'Second' } } },
    Call: {
      type: 'Http',
      inputs: { method: 'GET', uri: `${kit.apiUrl}/cut/@{triggerBody()}` },
      runAfter: { Wait: ['Succeeded'] },
    },
    Answer: response(`@{triggerBody()}`, { Call: ['Succeeded'] }),
  });
  const before = await Promise.all(['a', 'b', 'c'].map((body) => kit.fire(workflow, { body })));
  await kit.database.store.system
    .query('select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database()')
    .catch(() => undefined);
  for (const { runName } of before) expect(await kit.ended(workflow, runName)).toMatchObject({ status: 'Succeeded' });
  const firedAgain = async () => (await kit.fire(workflow, { body: 'again' }).catch(() => undefined))?.runName;
  let again: string | undefined;
  await expect.poll(async () => (again ??= await firedAgain())).toBeDefined();
  expect(await kit.ended(workflow, again ?? '')).toMatchObject({ status: 'Succeeded' });
  expect(await Promise.all(before.map(async ({ response: answer }) => (await answer).body))).toEqual(['a', 'b', 'c']);
});

test('a caller gets the answer of a run that another worker went on with', async () => {
  const workflow = await kit.save('elsewhere', {
    Wait: { type: 'Wait', inputs: { interval: { count: 2, unit: 'Second' } } },
    Answer: response('@{triggerBody()}', { Wait: ['Succeeded'] }),
  });
  const other = await kit.anotherRuntime();
  const fired = await Promise.all(Array.from({ length: 20 }, (_, index) => kit.fire(workflow, { body: index })));
  const answers = await Promise.all(fired.map(async ({ response: answer }) => (await answer).body));
  expect(answers).toEqual(fired.map((_, index) => String(index)));
  await other.stop();
  const { tenantId, workflowId } = workflow;
  const call = { tenantId, workflowId, triggerName: 'manual', outputs: {} };
  await expect(other.fireRequestTrigger(call)).rejects.toMatchObject({ code: 'runtime-not-ready' });
  await expect(kit.runtime.fireRequestTrigger({ ...call, triggerName: 'other' })).rejects.toMatchObject({
    code: 'trigger-not-found',
  });
  const place = { tenantId, workflowId, runName: fired[0]?.runName ?? '' };
  expect(await kit.runtime.lateResponse(place)).toEqual({ isAnonymous: false });
});
