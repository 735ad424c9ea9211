import { expect, test } from 'vitest';
import { managedServerOfTests } from '../../../../../tools/testing/managed-server-of-tests.ts';
import { collect, over, respond, save, urlOf } from '../../../../../tools/testing/run-workflows.ts';

const managed = managedServerOfTests();

const path = (name: string) => `${managed.group}/providers/Microsoft.Logic/workflows/${name}`;

async function start(name: string, body: unknown = {}): Promise<string> {
  const answer = await fetch(await urlOf(managed, name), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return answer.headers.get('x-ms-workflow-run-id') ?? '';
}

async function ended(name: string, body: unknown = {}): Promise<string> {
  const run = await start(name, body);
  await over(managed, name, run);
  return run;
}

async function resubmit(name: string, run: string, body?: unknown) {
  const answer = await managed.send('POST', `${path(name)}/runs/${run}/resubmit`, body === undefined ? {} : { body });
  return { ...answer, run: answer.headers.get('x-ms-workflow-run-id') ?? '' };
}

async function outputOf(name: string, run: string, action: string): Promise<unknown> {
  const { outputsLink } = await managed.client.workflowRunActions.get(managed.access.resourceGroup, name, run, action);
  return (await fetch(outputsLink?.uri ?? '')).json();
}

test('carries a run out again from the action that failed, with what the definition says now', async () => {
  const { stub, client, access } = managed;
  const hit = (name: string) => ({ method: 'POST', uri: `http://${stub.host}/${name}`, body: '@triggerBody()' });
  const actions = (second: string) => ({
    First: { type: 'Http', inputs: hit('first'), runAfter: {} },
    Second: { type: 'Compose', inputs: second, runAfter: { First: ['Succeeded'] } },
    Third: { type: 'Compose', inputs: "@outputs('Second')", runAfter: { Second: ['Succeeded'] } },
  });
  await save(managed, 'again', { actions: actions('@div(1, 0)') });
  const run = await ended('again', { order: 7 });
  const listed = await managed.send('GET', `${path('again')}/runs/${run}/actions`);
  expect(
    listed.body.value.map(({ name, properties }: { name: string; properties: { canResubmit: boolean } }) => [
      name,
      properties.canResubmit,
    ]),
  ).toEqual([
    ['First', true],
    ['Second', true],
    ['Third', false],
  ]);
  await save(managed, 'again', { actions: actions("@triggerBody()['order']") });
  const answer = await resubmit('again', run, { actionsToResubmit: [{ name: 'second' }] });
  expect([answer.status, answer.body]).toEqual([202, '']);
  const repeated = await over(managed, 'again', answer.run);
  expect(repeated).toMatchObject({ status: 'Succeeded', trigger: { originHistoryName: run } });
  expect(await outputOf('again', answer.run, 'Third')).toBe(7);
  expect(managed.stub.seen.filter(({ url }) => url === '/first')).toHaveLength(1);
  const requests = client.workflowRunActionRequestHistories.list(access.resourceGroup, 'again', answer.run, 'First');
  expect(await collect(requests)).toHaveLength(1);
});

test('forks a run: the members of the trigger outputs that are given replace those it had', async () => {
  await save(managed, 'fork', {
    actions: {
      Show: { type: 'Compose', inputs: "@concat(triggerBody()['n'], triggerOutputs()['queries']['q'])", runAfter: {} },
    },
  });
  const answer = await fetch(`${await urlOf(managed, 'fork')}&q=kept`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"n": "old"}',
  });
  const run = answer.headers.get('x-ms-workflow-run-id') ?? '';
  await over(managed, 'fork', run);
  const forked = await resubmit('fork', run, { trigger: { outputs: { body: { n: 'new' } } } });
  await over(managed, 'fork', forked.run);
  expect(await outputOf('fork', forked.run, 'Show')).toBe('newkept');
  expect(await outputOf('fork', run, 'Show')).toBe('oldkept');
  const whole = await resubmit('fork', run);
  await over(managed, 'fork', whole.run);
  expect(await outputOf('fork', whole.run, 'Show')).toBe('oldkept');
});

test('refuses what cannot be carried out again, and starts nothing', async () => {
  const wait = { type: 'Wait', inputs: { interval: { count: 1, unit: 'Hour' } }, runAfter: {} };
  await save(managed, 'refusing', { actions: { Wait: wait } });
  const waiting = await start('refusing');
  const loop = {
    Loop: {
      type: 'Foreach',
      foreach: '@createArray(1)',
      actions: { In: { type: 'Compose', inputs: 1 } },
      runAfter: {},
    },
  };
  await save(managed, 'looping', { actions: loop });
  const looped = await ended('looping');
  await save(managed, 'moved', { actions: { A: { type: 'Compose', inputs: 1 }, B: { type: 'Compose', inputs: 2 } } });
  const moved = await ended('moved');
  await save(managed, 'moved', { actions: { B: { type: 'Compose', inputs: 2 } } });
  const from = (name: string) => ({ actionsToResubmit: [{ name }] });
  const refusals: [string, string, unknown, number, string][] = [
    ['looping', looped, from('Nope'), 404, 'WorkflowRunActionNotFound'],
    ['looping', looped, from('In'), 400, 'WorkflowRunActionCannotBeResubmitted'],
    ['moved', moved, from('B'), 409, 'WorkflowRunDefinitionChanged'],
    ['refusing', waiting, from('Wait'), 409, 'WorkflowRunNotOver'],
    ['looping', looped, { actionsToResubmit: 'In' }, 400, 'InvalidRequestContent'],
    ['looping', looped, { actionsToResubmit: [] }, 400, 'InvalidRequestContent'],
    ['looping', looped, { trigger: {} }, 400, 'InvalidRequestContent'],
    ['looping', looped, { ...from('Loop'), trigger: { outputs: {} } }, 400, 'InvalidRequestContent'],
    ['looping', 'nope', undefined, 404, 'WorkflowRunNotFound'],
  ];
  for (const [name, run, body, status, code] of refusals) {
    const answer = await resubmit(name, run, body);
    expect([answer.status, answer.body.error?.code], JSON.stringify(body)).toEqual([status, code]);
  }
  for (const name of ['refusing', 'looping', 'moved']) {
    const runs = await managed.send('GET', `${path(name)}/runs`);
    expect(runs.body.value).toHaveLength(1);
  }
});

test('resubmits and cancels what a filter selects, page by page', async () => {
  await save(managed, 'many', {
    actions: {
      Check: {
        type: 'If',
        expression: "@equals(triggerBody()['fails'], true)",
        actions: { Stop: { type: 'Terminate', inputs: { runStatus: 'Failed' }, runAfter: {} } },
        else: { actions: { Wait: { type: 'Wait', inputs: { interval: { count: 1, unit: 'Hour' } }, runAfter: {} } } },
        runAfter: {},
      },
    },
  });
  for (let index = 0; index < 3; index += 1) await ended('many', { fails: true });
  const sleeping = [await start('many', { fails: false }), await start('many', { fails: false })];
  const query = (filter: string) => `api-version=2019-05-01&$filter=${encodeURIComponent(filter)}&$count=true&$top=2`;
  const first = await managed.send('POST', `${path('many')}/resubmitRuns?${query("status eq 'Failed'")}`);
  expect(first).toMatchObject({ status: 200, body: { count: 3 } });
  const rest = await managed.send('POST', first.body.nextLink);
  expect(rest.body.nextLink).toBeUndefined();
  const done = [...first.body.value, ...rest.body.value];
  expect(done).toHaveLength(3);
  for (const { status, run } of done) {
    expect(status).toBe('Resubmitted');
    expect((await over(managed, 'many', run.name)).status).toBe('Failed');
  }
  const cancelled = await managed.send('POST', `${path('many')}/cancelRuns?${query("status eq 'Running'")}`);
  expect(cancelled.body.value.map(({ name }: { name: string }) => name).toSorted()).toEqual(sleeping.toSorted());
  for (const run of sleeping) expect((await over(managed, 'many', run)).status).toBe('Cancelled');
  const refused = await managed.send('POST', `${path('many')}/cancelRuns?${query("status eq 'Failed'")}`);
  expect(refused.body.value[0]).toMatchObject({
    status: 'Refused',
    error: { code: 'WorkflowRunCanNotBeCancelled' },
  });
});

test('finds runs by a value that went in or came out', async () => {
  await save(managed, 'search', { actions: respond("@concat('answer to ', triggerBody()['name'])") });
  const ada = await ended('search', { name: 'Ada 100%_"x"' });
  await ended('search', { name: 'Grace' });
  const big = await ended('search', { name: `${'x'.repeat(100_000)} needle` });
  const find = async (filter: string) => {
    const answer = await managed.send(
      'GET',
      `${path('search')}/runs?api-version=2019-05-01&$filter=${encodeURIComponent(filter)}`,
    );
    return answer.body.value?.map(({ name }: { name: string }) => name) ?? answer.body.error.code;
  };
  expect(await find('contains(value, \'ada 100%_"X"\')')).toEqual([ada]);
  expect(await find("contains(Value, 'answer to ') and status eq 'Succeeded'")).toHaveLength(3);
  expect(await find("contains(value, 'NEEDLE')")).toEqual([big]);
  expect(await find("contains(value, 'action-completed')")).toEqual([]);
  expect(await find("contains(value, '')")).toBe('InvalidQueryFilter');
  expect(await find("contains(value, 'a') and contains(value, 'b')")).toBe('InvalidQueryFilter');
});
