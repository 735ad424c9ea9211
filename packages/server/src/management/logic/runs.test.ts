import { expect, test } from 'vitest';
import { managedServerOfTests } from '../../../../../tools/testing/managed-server-of-tests.ts';
import { collect, over, respond, save, urlOf } from '../../../../../tools/testing/run-workflows.ts';

const managed = managedServerOfTests();

test('calls a trigger by its relative path and shows every input and output of the run', async () => {
  const { client, access } = managed;
  await save(managed, 'quote', {
    triggers: {
      manual: { type: 'Request', kind: 'Http', inputs: { method: 'GET', relativePath: '{height}/{width}' } },
    },
    actions: {
      Compose: {
        type: 'Compose',
        inputs:
          "@concat(triggerOutputs()['relativePathParameters']['height'], 'x', triggerOutputs()['relativePathParameters']['width'])",
        runAfter: {},
      },
      ...respond("The size is @{outputs('Compose')}", { Compose: ['Succeeded'] }),
    },
    outputs: { size: { type: 'String', value: "@outputs('Compose')" } },
  });
  const callback = await client.workflowTriggers.listCallbackUrl(access.resourceGroup, 'quote', 'manual');
  expect(callback).toMatchObject({
    method: 'GET',
    relativePath: '/{height}/{width}',
    relativePathParameters: ['height', 'width'],
  });
  const url = (callback.value ?? '').replace('{height}', '10').replace('{width}', 'a%20b');
  const answer = await fetch(`${url}&color=red`, {
    headers: { 'x-ms-client-tracking-id': 'mine', authorization: 'Basic hidden', cookie: 'tenon=hidden' },
  });
  expect(await answer.text()).toBe('The size is 10xa b');
  const name = answer.headers.get('x-ms-workflow-run-id') ?? '';
  const run = await over(managed, 'quote', name);
  expect(run).toMatchObject({
    name,
    status: 'Succeeded',
    correlation: { clientTrackingId: 'mine' },
    outputs: { size: { type: 'String', value: '10xa b' } },
  });
  expect(run.trigger).toMatchObject({ name: 'manual', status: 'Succeeded' });
  const outputs = await (await fetch(run.trigger?.outputsLink?.uri ?? '')).json();
  expect(outputs).toMatchObject({ queries: { color: 'red' }, relativePathParameters: { height: '10', width: 'a b' } });
  expect(JSON.stringify(outputs)).not.toContain('hidden');
  const actions = await collect(client.workflowRunActions.list(access.resourceGroup, 'quote', name));
  expect(actions.map((action) => [action.name, action.status, action.code])).toEqual([
    ['Compose', 'Succeeded', 'OK'],
    ['Response', 'Succeeded', 'OK'],
  ]);
  const link = actions[0]?.outputsLink;
  const content = await fetch(link?.uri ?? '');
  expect([content.status, await content.text()]).toEqual([200, '"10xa b"']);
  expect(link).toMatchObject({ contentSize: 8, contentHash: { algorithm: 'md5' } });
  expect((await fetch((link?.uri ?? '').replace('ActionOutputs', 'ActionInputs'))).status).toBe(401);
  expect(
    (await fetch((link?.uri ?? '').replace(/sig=(.)/, (_, first) => `sig=${first === 'A' ? 'B' : 'A'}`))).status,
  ).toBe(401);
  const traces = await collect(
    client.workflowRunActions.listExpressionTraces(access.resourceGroup, 'quote', name, 'Response'),
  );
  expect(traces).toMatchObject([{ path: 'body', text: "outputs('Compose')", value: '10xa b' }]);
  const whole = await collect(
    client.workflowRunActions.listExpressionTraces(access.resourceGroup, 'quote', name, 'Compose'),
  );
  expect(whole).toMatchObject([{ path: '', value: '10xa b' }]);
  const expanded = await managed.send(
    'GET',
    `${run.id}?api-version=2016-10-01&$expand=properties/actions,workflow/properties`,
  );
  expect(expanded.body.properties.actions.Compose.status).toBe('Succeeded');
  expect(expanded.body.properties.workflow.properties.definition.actions.Compose.type).toBe('Compose');
});

test('traces expressions with what variables and items held when the action began', async () => {
  const { client, access } = managed;
  await save(managed, 'traced', {
    actions: {
      Init: {
        type: 'InitializeVariable',
        inputs: { variables: [{ name: 'x', type: 'integer', value: 4 }] },
        runAfter: {},
      },
      Total: {
        type: 'Compose',
        inputs: { body: { total: "@add(variables('x'), 4)" } },
        runAfter: { Init: ['Succeeded'] },
      },
      Later: { type: 'SetVariable', inputs: { name: 'x', value: 9 }, runAfter: { Total: ['Succeeded'] } },
      Loop: {
        type: 'Foreach',
        foreach: '@createArray(10, 20)',
        actions: { Leaf: { type: 'Compose', inputs: "number @{add(item(), variables('x'))}", runAfter: {} } },
        runAfter: { Later: ['Succeeded'] },
      },
    },
  });
  const started = await fetch(await urlOf(managed, 'traced'), { method: 'POST' });
  const name = started.headers.get('x-ms-workflow-run-id') ?? '';
  await over(managed, 'traced', name);
  const group = access.resourceGroup;
  expect(await collect(client.workflowRunActions.listExpressionTraces(group, 'traced', name, 'Total'))).toEqual([
    {
      path: 'body.total',
      text: "add(variables('x'), 4)",
      value: 8,
      subexpressions: [{ text: "variables('x')", value: 4 }],
    },
  ]);
  const traces = client.workflowRunActionRepetitions.listExpressionTraces(group, 'traced', name, 'Leaf', '000001');
  expect(await collect(traces)).toMatchObject([
    { path: '', value: 29, subexpressions: [{ text: 'item()', value: 20 }, { value: 9 }] },
  ]);
});

test('shows loops: repetitions of what is inside, scope repetitions of the loop, in one page', async () => {
  const { client, access } = managed;
  await save(managed, 'loop', {
    actions: {
      For_each: {
        type: 'Foreach',
        foreach: '@range(0, 60)',
        actions: { Item: { type: 'Compose', inputs: '@item()', runAfter: {} } },
        runAfter: {},
      },
      ...respond('done', { For_each: ['Succeeded'] }),
    },
  });
  const answer = await fetch(await urlOf(managed, 'loop'), { method: 'POST' });
  const name = answer.headers.get('x-ms-workflow-run-id') ?? '';
  await over(managed, 'loop', name);
  const repetitions = await collect(
    client.workflowRunActionRepetitions.list(access.resourceGroup, 'loop', name, 'Item'),
  );
  expect(repetitions).toHaveLength(60);
  expect(repetitions[1]).toMatchObject({
    name: '000001',
    status: 'Succeeded',
    repetitionIndexes: [{ scopeName: 'For_each', itemIndex: 1 }],
  });
  const trackingIds = repetitions.map(({ trackingId, correlation }) => [trackingId, correlation?.actionTrackingId]);
  expect(new Set(trackingIds.flat()).size).toBe(60);
  const one = await client.workflowRunActionRepetitions.get(access.resourceGroup, 'loop', name, 'Item', '000007');
  expect([one.trackingId, one.correlation?.actionTrackingId]).toEqual(trackingIds[7]);
  expect(await (await fetch(one.outputsLink?.uri ?? '')).json()).toBe(7);
  const scopes = await collect(
    client.workflowRunActionScopeRepetitions.list(access.resourceGroup, 'loop', name, 'For_each'),
  );
  expect(scopes).toHaveLength(60);
  expect(
    await client.workflowRunActionScopeRepetitions.get(access.resourceGroup, 'loop', name, 'For_each', '000003'),
  ).toMatchObject({ status: 'Succeeded' });
  const path = `${managed.group}/providers/Microsoft.Logic/workflows/loop/runs/${name}/actions/For_each/scopeRepetitions`;
  const whole = await managed.send('GET', `${path}/000003?api-version=2019-05-01&$expand=properties/actions`);
  expect(Object.keys(whole.body.properties.actions)).toEqual(['Item']);
  expect(await (await fetch(whole.body.properties.actions.Item.outputsLink.uri)).json()).toBe(3);
  expect(await client.workflowRunActions.get(access.resourceGroup, 'loop', name, 'Item')).toMatchObject({
    status: 'Succeeded',
  });
  const traces = await collect(
    client.workflowRunActionRepetitions.listExpressionTraces(access.resourceGroup, 'loop', name, 'Item', '000002'),
  );
  expect(traces).toMatchObject([{ path: '', text: 'item()', value: 2 }]);
  await expect(
    client.workflowRunActionRepetitions.get(access.resourceGroup, 'loop', name, 'Item', '999999'),
  ).rejects.toMatchObject({ code: 'ActionRepetitionNotFound' });
  await expect(
    client.workflowRunActionScopeRepetitions.get(access.resourceGroup, 'loop', name, 'For_each', '9'),
  ).rejects.toMatchObject({ code: 'ScopeRepetitionNotFound' });
  await expect(client.workflowRunActions.get(access.resourceGroup, 'loop', name, 'Nope')).rejects.toMatchObject({
    code: 'WorkflowRunActionNotFound',
  });
});

test('sends Http actions through the egress, shows their requests, and resubmits and cancels runs', async () => {
  const { client, access, stub } = managed;
  let calls = 0;
  stub.answer = (_, reply) => {
    calls += 1;
    reply
      .writeHead(calls === 1 ? 503 : 200, {
        'content-type': 'application/json',
        'Retry-After': '0',
        'X-Ms-Request-Id': `theirs-${calls}`,
      })
      .end('{"price": 20.00}');
  };
  await save(managed, 'http', {
    actions: {
      Call: {
        type: 'Http',
        inputs: {
          method: 'POST',
          uri: `http://${stub.host}/price`,
          body: { size: 2 },
          authentication: { type: 'Basic', username: 'u', password: 'p-canary' },
          retryPolicy: { type: 'fixed', count: 2, interval: 'PT5S' },
        },
        runAfter: {},
      },
      ...respond("@body('Call')", { Call: ['Succeeded'] }),
    },
  });
  const answer = await fetch(await urlOf(managed, 'http'), {
    method: 'POST',
    body: '{}',
    headers: { 'content-type': 'application/json' },
  });
  expect(await answer.text()).toBe('{"price":20.0}');
  const sent = stub.seen.at(-1);
  expect(sent).toMatchObject({
    method: 'POST',
    url: '/price',
    body: '{"size":2}',
    headers: { authorization: `Basic ${Buffer.from('u:p-canary').toString('base64')}` },
  });
  expect(sent?.headers['idempotency-key']).toBe(stub.seen[0]?.headers['idempotency-key']);
  const name = answer.headers.get('x-ms-workflow-run-id') ?? '';
  await over(managed, 'http', name);
  const requests = await collect(
    client.workflowRunActionRequestHistories.list(access.resourceGroup, 'http', name, 'Call'),
  );
  expect(requests.map((request) => request.properties?.response)).toMatchObject([
    { statusCode: 503 },
    { statusCode: 200 },
  ]);
  const first = requests[0]?.name ?? '';
  expect(
    (await client.workflowRunActionRequestHistories.get(access.resourceGroup, 'http', name, 'Call', first)).name,
  ).toBe(first);
  expect((await client.workflowRunActions.get(access.resourceGroup, 'http', name, 'Call')).retryHistory).toMatchObject([
    { code: 'ServiceUnavailable', serviceRequestId: 'theirs-1' },
  ]);
  const everything = JSON.stringify([
    await collect(client.workflowRunActions.list(access.resourceGroup, 'http', name)),
    requests,
  ]);
  expect(everything).not.toContain('p-canary');

  const histories = await collect(client.workflowTriggerHistories.list(access.resourceGroup, 'http', 'manual'));
  expect(histories).toMatchObject([{ name, fired: true, run: { name }, status: 'Succeeded' }]);
  expect(
    (await client.workflowTriggerHistories.get(access.resourceGroup, 'http', 'manual', name)).outputsLink?.uri,
  ).toBeDefined();
  let resubmitted = '';
  await client.workflowTriggerHistories.resubmit(access.resourceGroup, 'http', 'manual', name, {
    onResponse: (raw) => {
      resubmitted = raw.headers.get('x-ms-workflow-run-id') ?? '';
    },
  });
  expect(resubmitted).not.toBe(name);
  expect(await over(managed, 'http', resubmitted)).toMatchObject({ status: 'Succeeded' });
  await expect(client.workflowRuns.cancel(access.resourceGroup, 'http', name)).rejects.toMatchObject({
    code: 'WorkflowRunCanNotBeCancelled',
  });
  await expect(
    client.workflowTriggerHistories.get(access.resourceGroup, 'http', 'manual', 'nope'),
  ).rejects.toMatchObject({ code: 'WorkflowTriggerHistoryNotFound' });
}, 60_000);

test('a run that waits is Running, can be listed by status and time, and is cancelled', async () => {
  const { client, access } = managed;
  await save(managed, 'waits', {
    actions: { Wait: { type: 'Wait', inputs: { interval: { count: 1, unit: 'Hour' } }, runAfter: {} } },
  });
  let name = '';
  await client.workflowTriggers.run(access.resourceGroup, 'waits', 'manual', {
    onResponse: (raw) => {
      name = raw.headers.get('x-ms-workflow-run-id') ?? '';
    },
  });
  const running = await collect(
    client.workflowRuns.list(access.resourceGroup, 'waits', {
      filter: `status eq 'Running' and startTime ge ${new Date(Date.now() - 60_000).toISOString()}`,
    }),
  );
  expect(running).toMatchObject([{ name, status: 'Running' }]);
  expect(running[0]?.endTime).toBeUndefined();
  await client.workflowRuns.cancel(access.resourceGroup, 'waits', name);
  expect(await over(managed, 'waits', name)).toMatchObject({ status: 'Cancelled' });
  expect(await client.workflowRunActions.get(access.resourceGroup, 'waits', name, 'Wait')).toMatchObject({
    status: 'Cancelled',
  });
  expect(
    await collect(client.workflowRuns.list(access.resourceGroup, 'waits', { filter: "status eq 'Failed'" })),
  ).toEqual([]);
  const select = async (filter: string) =>
    (await collect(client.workflowRuns.list(access.resourceGroup, 'waits', { filter }))).map((run) => run.name);
  expect(await select("status eq 'Failed' or status eq 'cancelled'")).toEqual([name]);
  expect(await select(`status eq 'Cancelled' and not (clientTrackingId eq '${name}')`)).toEqual([]);
  expect(await select("(startTime lt 2020-01-01 or startTime gt 2020-01-02) and clientTrackingId ne 'a'")).toEqual([
    name,
  ]);
  const ofActions = (filter: string) =>
    collect(client.workflowRunActions.list(access.resourceGroup, 'waits', name, { filter }));
  expect(await ofActions("status eq 'Skipped' or status eq 'Cancelled'")).toHaveLength(1);
  expect(await ofActions("not (status eq 'cancelled')")).toEqual([]);
  await expect(client.workflowRuns.get(access.resourceGroup, 'waits', '08')).rejects.toMatchObject({
    code: 'WorkflowRunNotFound',
  });
});

test('shows triggers, their recurrence and schema', async () => {
  const { client, access } = managed;
  await save(managed, 'daily', {
    triggers: {
      Recurrence: {
        type: 'Recurrence',
        recurrence: { frequency: 'Day', interval: 2, startTime: '2099-01-01T00:00:00Z', timeZone: 'UTC' },
      },
    },
    actions: { Compose: { type: 'Compose', inputs: 1, runAfter: {} } },
  });
  const trigger = await client.workflowTriggers.get(access.resourceGroup, 'daily', 'recurrence');
  expect(trigger).toMatchObject({
    name: 'Recurrence',
    state: 'Enabled',
    recurrence: { frequency: 'Day', interval: 2, timeZone: 'UTC' },
  });
  expect(trigger.nextExecutionTime?.toISOString()).toBe('2099-01-01T00:00:00.000Z');
  await client.workflows.disable(access.resourceGroup, 'daily');
  expect((await collect(client.workflowTriggers.list(access.resourceGroup, 'daily')))[0]?.state).toBe('Disabled');
  await save(managed, 'schema', {
    triggers: { manual: { type: 'Request', inputs: { schema: { type: 'object' } } } },
    actions: respond('x'),
  });
  expect(await client.workflowTriggers.getSchemaJson(access.resourceGroup, 'schema', 'manual')).toMatchObject({
    content: '{"type":"object"}',
  });
  const version = (await client.workflows.get(access.resourceGroup, 'schema')).version ?? '';
  const pinned = await client.workflowVersionTriggers.listCallbackUrl(
    access.resourceGroup,
    'schema',
    version,
    'manual',
  );
  expect(pinned.value).toContain(`/versions/${version}/triggers/manual/paths/invoke`);
  expect(await (await fetch(pinned.value ?? '', { method: 'POST' })).text()).toBe('x');
  await expect(client.workflowTriggers.get(access.resourceGroup, 'daily', 'nope')).rejects.toMatchObject({
    code: 'WorkflowTriggerNotFound',
  });
});
