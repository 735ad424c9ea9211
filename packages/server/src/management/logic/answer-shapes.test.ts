import { expect, test } from 'vitest';
import { managedServerOfTests } from '../../../../../tools/testing/managed-server-of-tests.ts';
import { over, respond, save, urlOf } from '../../../../../tools/testing/run-workflows.ts';

const managed = managedServerOfTests();
const at = (path: string) => `${managed.group}/providers/Microsoft.Logic/${path}`;

test('a version says all that its workflow says, and an integration account is named with its type', async () => {
  await managed.send('PUT', at('integrationAccounts/orders'), { body: { location: 'local' } });
  const made = await managed.send('PUT', at('workflows/shown'), {
    body: {
      location: 'local',
      properties: {
        integrationAccount: { id: at('integrationAccounts/orders'), name: 'another' },
        definition: { triggers: { manual: { type: 'Request', kind: 'Http', inputs: {} } }, actions: {} },
      },
    },
  });
  const { properties } = made.body;
  expect(properties.integrationAccount).toEqual({
    name: 'orders',
    type: 'Microsoft.Logic/integrationAccounts',
    id: at('integrationAccounts/orders'),
  });
  const version = await managed.send('GET', at(`workflows/shown/versions/${properties.version}`));
  expect(version.body.properties).toEqual({
    ...properties,
    createdTime: expect.any(String),
    changedTime: expect.any(String),
  });
  const again = await managed.send('PUT', at('workflows/shown'), { body: made.body });
  expect(again.body.properties.integrationAccount).toEqual(properties.integrationAccount);
});

test('a run names the action that answered, and iterations are told apart by their tracking ids', async () => {
  const { client, access } = managed;
  await save(managed, 'answers', {
    actions: {
      Each: {
        type: 'Foreach',
        foreach: '@range(0, 2)',
        actions: { Break: { type: 'Compose', inputs: '@div(1, item())', runAfter: {} } },
        runAfter: {},
      },
      Answer: { type: 'Response', kind: 'Http', inputs: { statusCode: 200 }, runAfter: { Each: ['Failed'] } },
    },
  });
  const answer = await fetch(await urlOf(managed, 'answers'), { method: 'POST' });
  const name = answer.headers.get('x-ms-workflow-run-id') ?? '';
  const run = await over(managed, 'answers', name);
  expect(run.response).toMatchObject({ name: 'Answer', status: 'Succeeded' });
  expect(run.waitEndTime).toEqual(run.startTime);
  const { body } = await managed.send('GET', at(`workflows/answers/runs/${name}/actions/Each/scopeRepetitions`));
  const [failed, succeeded] = body.value.map(({ properties }: { properties: object }) => properties);
  expect(failed).toMatchObject({ status: 'Failed', code: 'ActionFailed', error: { code: 'ActionFailed' } });
  expect(succeeded).toMatchObject({
    status: 'Succeeded',
    correlation: { clientTrackingId: name, actionTrackingId: succeeded.trackingId },
  });
  expect(succeeded.trackingId).not.toBe(failed.trackingId);
  const got = await client.workflowRunActionScopeRepetitions.get(
    access.resourceGroup,
    'answers',
    name,
    'Each',
    '000001',
  );
  expect(got.trackingId).toBe(succeeded.trackingId);
});

test('an action that is cancelled with its run says so in its code', async () => {
  await save(managed, 'waits', {
    actions: { Wait: { type: 'Wait', inputs: { interval: { count: 1, unit: 'Hour' } }, runAfter: {} } },
  });
  const started = await managed.send('POST', at('workflows/waits/triggers/manual/run'));
  const name = started.headers.get('x-ms-workflow-run-id') ?? '';
  const action = async () => (await managed.send('GET', at(`workflows/waits/runs/${name}/actions/Wait`))).body;
  await expect.poll(async () => (await action()).properties?.status).toBe('Running');
  await managed.send('POST', at(`workflows/waits/runs/${name}/cancel`));
  await over(managed, 'waits', name);
  expect((await action()).properties).toMatchObject({ status: 'Cancelled', code: 'ActionCancelled' });
});

test('the Swagger document of a workflow leads to where its trigger is called', async () => {
  await save(managed, 'described', { actions: {} });
  const { body } = await managed.send('POST', at('workflows/described/listSwagger'));
  expect(Object.keys(body.paths)).toEqual(['/manual/paths/invoke']);
  const url = await urlOf(managed, 'described');
  expect(url).toContain(`${body.schemes[0]}://${body.host}${body.basePath}/manual/paths/invoke?`);
});

test('a secure parameter is answered with its type as it is spelt in the description', async () => {
  const definition = {
    triggers: { manual: { type: 'Request', kind: 'Http', inputs: {} } },
    actions: {},
    parameters: { word: { type: 'securestring' } },
  };
  const properties = { definition, parameters: { word: { value: 'hidden' } } };
  const made = await managed.send('PUT', at('workflows/spelt'), { body: { location: 'local', properties } });
  expect(made.body.properties.parameters).toEqual({ word: { type: 'SecureString' } });
  expect((await managed.send('PUT', at('workflows/spelt'), { body: made.body })).status).toBe(200);
});

test('a patch replaces the values of the parameters that it names, and keeps the others, secure ones too', async () => {
  const definition = {
    triggers: { manual: { type: 'Request', kind: 'Http', inputs: {} } },
    actions: {
      Response: {
        type: 'Response',
        inputs: { statusCode: 200, body: "@concat(parameters('size'), ' ', parameters('word'))" },
        runAfter: {},
      },
    },
    parameters: { size: { type: 'Int' }, word: { type: 'SecureString' } },
  };
  const parameters = { size: { value: 1 }, word: { value: 'kept' } };
  const path = at('workflows/patched');
  await managed.send('PUT', path, { body: { location: 'local', properties: { definition, parameters } } });
  const patched = await managed.send('PATCH', path, { body: { properties: { parameters: { size: { value: 2 } } } } });
  expect(patched.body.properties.parameters).toEqual({ size: { value: 2 }, word: { type: 'SecureString' } });
  const answer = await fetch(await urlOf(managed, 'patched'), { method: 'POST' });
  expect(await answer.text()).toBe('2 kept');
  const other = { ...definition, actions: {}, parameters: { size: { type: 'Int' } } };
  const replaced = await managed.send('PATCH', path, {
    body: { properties: { definition: other, parameters: { size: { value: 3 } } } },
  });
  expect(replaced).toMatchObject({ status: 200, body: { properties: { parameters: { size: { value: 3 } } } } });
});

test('the URL of a version runs that version, whatever the workflow is by now', async () => {
  const { client, access } = managed;
  await save(managed, 'pinned', { actions: respond('first') });
  const version = (await client.workflows.get(access.resourceGroup, 'pinned')).version ?? '';
  const ofVersion = client.workflowVersionTriggers.listCallbackUrl(access.resourceGroup, 'pinned', version, 'manual');
  const url = (await ofVersion).value ?? '';
  await save(managed, 'pinned', { actions: respond('second') });
  const answer = await fetch(url, { method: 'POST' });
  expect(await answer.text()).toBe('first');
  expect(answer.headers.get('x-ms-workflow-version')).toBe(version);
  const run = await over(managed, 'pinned', answer.headers.get('x-ms-workflow-run-id') ?? '');
  expect(run.workflow?.name).toBe(version);
  expect(await (await fetch(await urlOf(managed, 'pinned'), { method: 'POST' })).text()).toBe('second');
});

test('a key type that is not specified is the primary one', async () => {
  await save(managed, 'keys', { actions: {} });
  const sig = async (body: object | undefined) =>
    (await managed.send('POST', at('workflows/keys/listCallbackUrl'), { body })).body.queries.sig;
  expect(await sig({ keyType: 'NotSpecified' })).toBe(await sig({ keyType: 'Primary' }));
  expect(await sig({ keyType: 'Secondary' })).not.toBe(await sig(undefined));
});
