import { expect, test } from 'vitest';
import { managedServerOfTests } from '../../../../../tools/testing/managed-server-of-tests.ts';

const managed = managedServerOfTests();

const $schema =
  'https://schema.management.azure.com/providers/Microsoft.Logic/schemas/2016-06-01/workflowdefinition.json#';
const manual = { manual: { type: 'Request', kind: 'Http', inputs: { schema: {} } } };

function definition(actions: object, more: object = {}) {
  return { $schema, contentVersion: '1.0.0.0', triggers: manual, actions, outputs: {}, ...more };
}

const compose = definition({ Compose: { type: 'Compose', inputs: 'Hello', runAfter: {} } });

test('creates, reads, replaces, lists, disables and deletes a workflow with the official client', async () => {
  const { client, access } = managed;
  const codes: number[] = [];
  const options = { onResponse: (raw: { status: number }) => void codes.push(raw.status) };
  const made = await client.workflows.createOrUpdate(
    access.resourceGroup,
    'First',
    { location: 'local', tags: { a: '1' }, definition: compose },
    options,
  );
  expect(made).toMatchObject({
    name: 'First',
    type: 'Microsoft.Logic/workflows',
    location: 'local',
    tags: { a: '1' },
    state: 'Enabled',
    provisioningState: 'Succeeded',
  });
  expect(made.accessEndpoint).toMatch(/\/workflows\/[0-9a-f]{32}$/);
  const again = await client.workflows.get(access.resourceGroup, 'fIRST');
  expect(again).toMatchObject({ name: 'First', definition: compose, version: made.version });
  const changed = await client.workflows.createOrUpdate(
    access.resourceGroup,
    'first',
    { ...again, definition: definition({ Compose: { type: 'Compose', inputs: 'Bye', runAfter: {} } }) },
    options,
  );
  expect(changed.name).toBe('First');
  expect(changed.version).not.toBe(made.version);
  expect(changed.createdTime).toEqual(made.createdTime);
  const versions = [];
  for await (const version of client.workflowVersions.list(access.resourceGroup, 'First')) versions.push(version.name);
  expect(versions).toEqual([changed.version, made.version]);
  expect((await client.workflowVersions.get(access.resourceGroup, 'First', made.version ?? '')).definition).toEqual(
    compose,
  );
  await client.workflows.disable(access.resourceGroup, 'First', options);
  expect((await client.workflows.get(access.resourceGroup, 'First')).state).toBe('Disabled');
  await client.workflows.enable(access.resourceGroup, 'First', options);
  await client.workflows.delete(access.resourceGroup, 'First', options);
  await client.workflows.delete(access.resourceGroup, 'First', options);
  expect(codes).toEqual([201, 200, 200, 200, 200, 204]);
  await expect(client.workflows.get(access.resourceGroup, 'First')).rejects.toMatchObject({
    statusCode: 404,
    code: 'WorkflowNotFound',
  });
});

test('refuses a definition that does not validate, with its place, and keeps nothing', async () => {
  const { client, access } = managed;
  const bad = definition({ A: { type: 'Compose', inputs: "@outputs('Nope')", runAfter: { Missing: ['Succeeded'] } } });
  const refused = {
    statusCode: 400,
    code: 'InvalidTemplate',
    message: expect.stringContaining('The template validation failed:'),
  };
  await expect(
    client.workflows.createOrUpdate(access.resourceGroup, 'bad', { location: 'local', definition: bad }),
  ).rejects.toMatchObject(refused);
  await expect(client.workflows.get(access.resourceGroup, 'bad')).rejects.toMatchObject({ code: 'WorkflowNotFound' });
  await client.workflows.createOrUpdate(access.resourceGroup, 'good', { location: 'local', definition: compose });
  await expect(
    client.workflows.validateByResourceGroup(access.resourceGroup, 'good', { location: 'local', definition: bad }),
  ).rejects.toMatchObject(refused);
  await client.workflows.validateByResourceGroup(access.resourceGroup, 'good', {
    location: 'local',
    definition: compose,
  });
  await client.workflows.validateByLocation(access.resourceGroup, 'local', 'new', {
    location: 'local',
    definition: compose,
  });
  await expect(
    client.workflows.createOrUpdate(access.resourceGroup, 'no-location', { definition: compose }),
  ).rejects.toMatchObject({ code: 'LocationRequired' });
});

test('keeps a workflow that somebody is about to write, which nothing starts yet', async () => {
  const { client, access } = managed;
  const blank = { contentVersion: '1.0.0.0', triggers: {}, actions: {} };
  await client.workflows.createOrUpdate(access.resourceGroup, 'blank', { location: 'local', definition: blank });
  const again = await client.workflows.createOrUpdate(access.resourceGroup, 'blank', {
    location: 'local',
    definition: blank,
    tags: { a: 'b' },
  });
  expect(again).toMatchObject({ name: 'blank', state: 'Enabled', tags: { a: 'b' } });
});

test('pages through workflows and filters them', async () => {
  const { client, access, group, send } = managed;
  for (const name of ['p1', 'p2', 'p3']) {
    await client.workflows.createOrUpdate(access.resourceGroup, name, {
      location: 'local',
      definition: compose,
      state: name === 'p2' ? 'Disabled' : 'Enabled',
    });
  }
  const names: string[] = [];
  for await (const workflow of client.workflows.listByResourceGroup(access.resourceGroup, { top: 1 }))
    names.push(workflow.name ?? '');
  expect(names).toEqual(expect.arrayContaining(['p1', 'p2', 'p3']));
  const disabled: string[] = [];
  for await (const workflow of client.workflows.listBySubscription({ filter: "state eq 'Disabled'" }))
    disabled.push(workflow.name ?? '');
  expect(disabled).toEqual(['p2']);
  const list = `${group}/providers/Microsoft.Logic/workflows?api-version=2016-06-01`;
  expect(
    (
      await send(
        'GET',
        `${list}&$filter=contains(Trigger, 'Request') and (properties/integrationServiceEnvironmentResourceId eq null)`,
      )
    ).body.value.length,
  ).toBeGreaterThan(2);
  expect((await send('GET', `${list}&$filter=contains(Trigger, 'Recurrence')`)).body.value).toEqual([]);
  expect((await send('GET', `${list}&$top=0`)).body.error.code).toBe('InvalidTopInQueryString');
  expect((await send('GET', `${list}&$skiptoken=zzz`)).body.error.code).toBe('InvalidContinuationToken');
  expect((await send('GET', `${list}&$filter=nonsense`)).body.error.code).toBe('InvalidQueryFilter');
});

test('never answers the value of a secure parameter, and keeps it when the resource is put back', async () => {
  const { client, access } = managed;
  const secured = definition(
    { Compose: { type: 'Compose', inputs: "@{parameters('key')}|@{parameters('factor')}", runAfter: {} } },
    { parameters: { key: { type: 'SecureString' }, factor: { type: 'Int' } } },
  );
  const made = await client.workflows.createOrUpdate(access.resourceGroup, 'secured', {
    location: 'local',
    definition: secured,
    parameters: { key: { value: 'canary-1' }, factor: { value: 3 } },
  });
  expect(made.parameters).toEqual({ key: { type: 'SecureString' }, factor: { value: 3 } });
  const back = await client.workflows.createOrUpdate(access.resourceGroup, 'secured', made);
  expect(JSON.stringify(back)).not.toContain('canary');
  expect(back.version).not.toBe(made.version);
});

test('a PATCH without a body changes nothing, and one with tags the tags alone', async () => {
  const { client, access, group, send } = managed;
  await client.workflows.createOrUpdate(access.resourceGroup, 'patched', {
    location: 'local',
    tags: { a: '1' },
    definition: compose,
  });
  const path = `${group}/providers/microsoft.logic/WORKFLOWS/patched`;
  expect((await client.workflows.update(access.resourceGroup, 'patched')).tags).toEqual({ a: '1' });
  const answer = await send('PATCH', path, { body: { tags: { b: '2' } } });
  expect(answer).toMatchObject({ status: 200, body: { tags: { b: '2' }, properties: { definition: compose } } });
});

test.each([
  { name: 'no token', token: null, path: '', status: 401, code: 'AuthenticationFailed' },
  { name: 'an unknown token', token: 'tenon_nope', path: '', status: 401, code: 'InvalidAuthenticationToken' },
  { name: 'no api-version', path: '?x=1', status: 400, code: 'MissingApiVersionParameter' },
  { name: 'an unknown api-version', path: '?api-version=1999-01-01', status: 400, code: 'InvalidApiVersionParameter' },
])('refuses $name with an error body', async ({ token, path, status, code }) => {
  const { group, send } = managed;
  const answer = await send(
    'GET',
    `${group}/providers/Microsoft.Logic/workflows${path}`,
    token === undefined ? {} : { token },
  );
  expect(answer).toMatchObject({ status, body: { error: { code } } });
  expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
  if (status === 401) expect(answer.headers.get('www-authenticate')).toContain('Bearer');
});

test('what does not exist is not found at the right level', async () => {
  const { send, subscription, group } = managed;
  const codeOf = async (path: string) => (await send('GET', path)).body.error.code;
  expect(await codeOf('/subscriptions/00000000-0000-4000-8000-000000000000/resourcegroups')).toBe(
    'SubscriptionNotFound',
  );
  expect(await codeOf('/subscriptions/nope/resourcegroups')).toBe('SubscriptionNotFound');
  expect(await codeOf(`${subscription}/resourceGroups/nope/providers/Microsoft.Logic/workflows`)).toBe(
    'ResourceGroupNotFound',
  );
  expect(await codeOf(`${group}/providers/Microsoft.Logic/workflows/nope/runs`)).toBe('WorkflowNotFound');
  expect(await codeOf(`${group}/providers/Microsoft.Logic/integrationAccounts/x`)).toBe('ResourceNotFound');
});

test('manages resource groups, with exact codes', async () => {
  const { send, subscription } = managed;
  const path = `${subscription}/resourceGroups/Group-1`;
  expect((await send('HEAD', path)).status).toBe(404);
  expect(await send('PUT', path, { body: { location: 'Local', tags: { a: 'b' } } })).toMatchObject({
    status: 201,
    body: { name: 'Group-1', location: 'local', tags: { a: 'b' }, properties: { provisioningState: 'Succeeded' } },
  });
  expect((await send('PUT', path.toLowerCase(), { body: { location: 'local' } })).status).toBe(200);
  expect((await send('PUT', path, { body: { location: 'north' } })).body.error.code).toBe(
    'InvalidResourceGroupLocation',
  );
  expect((await send('PUT', `${subscription}/resourceGroups/x`, { body: {} })).body.error.code).toBe(
    'LocationRequired',
  );
  expect(
    (await send('PUT', `${subscription}/resourceGroups/bad name!`, { body: { location: 'local' } })).body.error.code,
  ).toBe('InvalidResourceName');
  expect((await send('HEAD', path)).status).toBe(204);
  expect((await send('PATCH', path, { body: { tags: { c: 'd' } } })).body.tags).toEqual({ c: 'd' });
  const listed = await send(
    'GET',
    `${subscription}/resourcegroups?api-version=2021-04-01&$filter=tagName eq 'c' and tagValue eq 'd'`,
  );
  expect(listed.body.value).toMatchObject([{ name: 'Group-1' }]);
  expect((await send('DELETE', path)).status).toBe(200);
  expect((await send('GET', path)).body.error.code).toBe('ResourceGroupNotFound');
});

test('lists subscriptions, tenants and locations', async () => {
  const { send, access, subscription } = managed;
  expect((await send('GET', '/subscriptions')).body.value).toMatchObject([
    { subscriptionId: access.subscriptionId, state: 'Enabled' },
  ]);
  expect((await send('GET', '/tenants')).body.value).toMatchObject([{ tenantId: access.tenantId }]);
  expect((await send('GET', `/Subscriptions/${access.subscriptionId.toUpperCase()}`)).body).toMatchObject({
    tenantId: access.tenantId,
  });
  expect((await send('GET', `${subscription}/locations`)).body.value.map(({ name }: { name: string }) => name)).toEqual(
    ['local', 'north'],
  );
});
