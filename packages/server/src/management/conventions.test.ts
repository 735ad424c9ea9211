import { triggers } from '@tenon/store';
import { expect, test } from 'vitest';
import { managedServerOfTests } from '../../../../tools/testing/managed-server-of-tests.ts';
import { collect, save } from '../../../../tools/testing/run-workflows.ts';

const managed = managedServerOfTests();

const blank = {
  location: 'local',
  definition: {
    $schema:
      'https://schema.management.azure.com/providers/Microsoft.Logic/schemas/2016-06-01/workflowdefinition.json#',
    contentVersion: '1.0.0.0',
    triggers: {},
    actions: {},
  },
};

test('a workflow that nobody has written yet can be made, listed, switched and deleted', async () => {
  const { client, access } = managed;
  const made = await client.workflows.createOrUpdate(access.resourceGroup, 'blank', blank);
  expect(made).toMatchObject({ provisioningState: 'Succeeded', state: 'Enabled' });
  await client.workflows.disable(access.resourceGroup, 'blank');
  await client.workflows.enable(access.resourceGroup, 'blank');
  expect(await collect(client.workflowTriggers.list(access.resourceGroup, 'blank'))).toEqual([]);
  await client.workflows.delete(access.resourceGroup, 'blank');
});

test('an empty body under a JSON content type is no body', async () => {
  await save(managed, 'empty', { actions: {} });
  const headers = { 'content-type': 'application/json', 'content-length': '0' };
  const path = `${managed.group}/providers/Microsoft.Logic/workflows/empty`;
  for (const action of ['disable', 'enable', 'triggers/manual/listCallbackUrl', 'triggers/manual/reset']) {
    expect((await managed.send('POST', `${path}/${action}`, { headers })).status, action).toBe(200);
  }
});

test('names of query parameters compare ignoring case, and stay in the next link', async () => {
  await save(managed, 'one', { actions: {} });
  await save(managed, 'two', { actions: {} });
  const list = `${managed.group}/providers/Microsoft.Logic/workflows`;
  const first = await managed.send('GET', `${list}?API-Version=2019-05-01&$Top=1`);
  expect(first.body.value).toHaveLength(1);
  expect((await managed.send('GET', first.body.nextLink)).body.value).toHaveLength(1);
});

test('a path that cannot be decoded is refused with an error body', async () => {
  const answer = await managed.send('GET', `${managed.group}/providers/Microsoft.Logic/workflows/a%zz`);
  expect(answer.status).toBe(400);
  expect(answer.body.error).toMatchObject({ code: expect.any(String), message: expect.any(String) });
});

test('an endpoint that ends with a slash makes addresses that begin with two: they mean the same', async () => {
  expect(await managed.send('GET', `/${managed.group}`)).toMatchObject({ status: 200, body: { name: 'default' } });
});

test('a method that a path does not have is refused with those that it has', async () => {
  const answer = await managed.send('PUT', `${managed.group}/providers/Microsoft.Logic/workflows`);
  expect(answer).toMatchObject({ status: 405, body: { error: { code: 'MethodNotAllowed' } } });
  expect(answer.headers.get('allow')).toBe('GET');
});

test('triggers are filtered by their state, and by nothing else', async () => {
  await save(managed, 'filtered', { actions: {} });
  const list = `${managed.group}/providers/Microsoft.Logic/workflows/filtered/triggers?api-version=2019-05-01&$filter=`;
  expect((await managed.send('GET', `${list}state eq 'Enabled'`)).body.value).toHaveLength(1);
  expect((await managed.send('GET', `${list}state ne 'enabled'`)).body.value).toEqual([]);
  expect((await managed.send('GET', `${list}state eq 'Disabled' or not (state ne 'enabled')`)).body.value).toHaveLength(
    1,
  );
  expect((await managed.send('GET', `${list}state eq 'Enabled' or color eq 'red'`)).body.error).toEqual({
    code: 'InvalidQueryFilter',
    message: "The query filter on 'color' at character 23 is not supported by this list.",
  });
});

test.each([
  { list: 'Microsoft.Logic/workflows', token: 'AAAA' },
  { list: 'Microsoft.Logic/workflows/paged/runs', token: 'AAAA' },
  { list: 'Microsoft.Logic/workflows/paged/versions', token: 'abcd' },
  { list: 'Microsoft.Logic/workflows/paged/triggers', token: 'YWZ0ZXI6eA' },
  { list: 'Microsoft.Logic/workflows/paged/triggers/manual/histories', token: 'abcd' },
  { list: 'Microsoft.Web/connections', token: 'abcd' },
  { list: 'Microsoft.Web/customApis', token: 'abcd' },
])('$list refuses the skip token $token, which it never gave', async ({ list, token }) => {
  await save(managed, 'paged', { actions: {} });
  const version = list.startsWith('Microsoft.Logic') ? '2019-05-01' : '2016-06-01';
  const path = `${managed.group}/providers/${list}?api-version=${version}&$skiptoken=${token}`;
  const answer = await managed.send('GET', path);
  expect(answer).toMatchObject({ status: 400, body: { error: { code: 'InvalidContinuationToken' } } });
});

test('integration accounts are listed page by page', async () => {
  const accounts = `${managed.group}/providers/Microsoft.Logic/integrationAccounts`;
  for (const name of ['b', 'A']) await managed.send('PUT', `${accounts}/${name}`, { body: { location: 'local' } });
  const first = await managed.send('GET', `${accounts}?api-version=2019-05-01&$top=1`);
  const second = await managed.send('GET', first.body.nextLink);
  expect([first, second].map(({ body }) => body.value.map(({ name }: { name: string }) => name))).toEqual([
    ['A'],
    ['b'],
  ]);
  expect(second.body.nextLink).toBeUndefined();
  expect((await managed.send('GET', `${accounts}?api-version=2019-05-01&$top=0`)).body.error.code).toBe(
    'InvalidTopInQueryString',
  );
});

test.each([
  { name: '_begins', status: 201 },
  { name: '-begins', status: 201 },
  { name: '(all)', status: 201 },
  { name: '.begins', status: 201 },
  { name: 'ends.', status: 400 },
  { name: 'a b', status: 400 },
  { name: 'a!b', status: 400 },
  { name: 'x'.repeat(90), status: 201 },
  { name: 'x'.repeat(91), status: 400 },
])('a resource group named $name is answered with $status', async ({ name, status }) => {
  const path = `${managed.subscription}/resourceGroups/${encodeURIComponent(name)}`;
  const answer = await managed.send('PUT', path, { body: { location: 'local' } });
  expect(answer.status).toBe(status);
  expect(answer.body.name ?? answer.body.error.code).toBe(status === 201 ? name : 'InvalidResourceName');
});

test.each([
  { method: 'PATCH', path: 'Microsoft.Logic/workflows/none', code: 'WorkflowNotFound' },
  { method: 'POST', path: 'Microsoft.Logic/workflows/none/regenerateAccessKey', code: 'WorkflowNotFound' },
  { method: 'POST', path: 'Microsoft.Logic/workflows/none/move', code: 'WorkflowNotFound' },
  { method: 'POST', path: 'Microsoft.Web/connections/none/listConnectionKeys', code: 'ConnectionNotFound' },
])('$method $path looks for the resource before it reads the body', async ({ method, path, code }) => {
  const answer = await managed.send(method, `${managed.group}/providers/${path}`, { body: 'no JSON' });
  expect(answer).toMatchObject({ status: 404, body: { error: { code } } });
});

const definition = { triggers: { manual: { type: 'Request', kind: 'Http', inputs: {} } }, actions: {} };

test.each([
  {
    member: 'integrationAccount',
    path: 'Microsoft.Logic/workflows',
    properties: { definition, integrationAccount: 5 },
  },
  { member: 'iconUri', path: 'Microsoft.Web/customApis', properties: { iconUri: {} } },
  { member: 'apiType', path: 'Microsoft.Web/customApis', properties: { apiType: 'Magic' } },
  { member: 'apiDefinitions', path: 'Microsoft.Web/customApis', properties: { apiDefinitions: [] } },
  { member: 'wsdlDefinition', path: 'Microsoft.Web/customApis', properties: { wsdlDefinition: 'x' } },
])('$path refuses a $member that could not be answered as described', async ({ member, path, properties }) => {
  const at = `${managed.group}/providers/${path}/misshapen`;
  const answer = await managed.send('PUT', at, { body: { location: 'local', properties } });
  expect(answer).toMatchObject({ status: 400, body: { error: { code: 'InvalidRequestContent' } } });
  expect(answer.body.error.message).toContain(`'${member}'`);
  expect((await managed.send('GET', at)).status).toBe(404);
});

test('the type of an API is answered in its own spelling', async () => {
  const path = `${managed.group}/providers/Microsoft.Web/customApis/spelt`;
  const made = await managed.send('PUT', path, { body: { properties: { apiType: 'rest' } } });
  expect(made.body.properties.apiType).toBe('Rest');
});

test('members of a workflow that the server alone says are ignored', async () => {
  const path = `${managed.group}/providers/Microsoft.Logic/workflows/claims`;
  const claimed = { version: '7', provisioningState: 'Failed', createdTime: 'never', sku: { name: 'Free' } };
  const made = await managed.send('PUT', path, {
    body: { id: 'x', name: 'other', type: 'y', location: 'local', properties: { ...claimed, definition } },
  });
  expect(made.body).toMatchObject({ name: 'claims', properties: { provisioningState: 'Succeeded' } });
  expect(made.body.properties.version).not.toBe('7');
  expect(made.body.properties).not.toHaveProperty('sku');
});

test('a resource group that is not there is told before a region that is not there', async () => {
  const validate = (group: string) =>
    managed.send('POST', `${group}/providers/Microsoft.Logic/locations/nowhere/workflows/any/validate`, { body: {} });
  expect((await validate(managed.group)).body.error.code).toBe('LocationNotAvailable');
  expect((await validate(`${managed.subscription}/resourceGroups/none`)).body.error.code).toBe('ResourceGroupNotFound');
});

test('a NUL in a path or a query finds nothing and breaks nothing', async () => {
  await save(managed, 'nul', { actions: {} });
  const path = `${managed.group}/providers/Microsoft.Logic/workflows/nul`;
  expect((await managed.send('GET', `${path}/runs/a%00b`)).status).toBe(404);
  expect((await managed.send('GET', `${path}%00`)).status).toBe(404);
  const filter = `${path}/runs?api-version=2019-05-01&$filter=clientTrackingId eq 'a%00b'`;
  expect((await managed.send('GET', filter)).status).toBe(400);
});

test('resource groups are filtered by the name of a tag, or by its value too', async () => {
  const { send, subscription } = managed;
  await send('PUT', `${subscription}/resourcegroups/tagged`, { body: { location: 'local', tags: { Team: 'blue' } } });
  const list = async (filter: string) => {
    const path = `${subscription}/resourcegroups?api-version=2021-04-01&$filter=${encodeURIComponent(filter)}`;
    return (await send('GET', path)).body.value?.map(({ name }: { name: string }) => name);
  };
  expect(await list("tagName eq 'team'")).toEqual(['tagged']);
  expect(await list("tagName eq 'Team' and tagValue eq 'blue'")).toEqual(['tagged']);
  expect(await list("tagName eq 'Team' and tagValue eq 'red'")).toEqual([]);
  expect(await list("tagName eq 'team' and (tagValue eq 'red' or tagValue eq 'blue')")).toEqual(['tagged']);
  expect(await list("tagName eq 'team' and not (tagValue eq 'blue')")).toEqual([]);
});

test('histories that a filter selects are found behind any number of others', async () => {
  const { access, client, store } = managed;
  await save(managed, 'polls', { actions: {} });
  const [workflow] = await store.inTenant(access.tenantId, (scope) =>
    scope.query<{ workflow_id: string }>("select workflow_id from workflows where name = 'polls'"),
  );
  const at = new Date();
  const record = (name: string, status: 'Failed' | 'Skipped') =>
    store.inTenant(access.tenantId, (scope) =>
      triggers(scope).record(access.tenantId, {
        workflowId: workflow?.workflow_id ?? '',
        triggerName: 'manual',
        name,
        status,
        code: '',
        error: undefined,
        startedAt: at,
        endedAt: at,
        scheduledAt: undefined,
        outputs: undefined,
      }),
    );
  for (const number of [1, 2, 3, 4]) await record(`0${number}`, 'Skipped');
  await record('09', 'Failed');
  const failed = client.workflowTriggerHistories.list(access.resourceGroup, 'polls', 'manual', {
    top: 2,
    filter: "status eq 'Failed'",
  });
  expect((await collect(failed)).map(({ name }) => name)).toEqual(['09']);
  const select = async (filter: string) => {
    const list = client.workflowTriggerHistories.list(access.resourceGroup, 'polls', 'manual', { top: 2, filter });
    return (await collect(list)).map(({ name }) => name);
  };
  expect(await select("clientTrackingId eq '02' or status eq 'Failed' and not (clientTrackingId eq '03')")).toEqual([
    '02',
    '09',
  ]);
  expect(await select("not (status eq 'Skipped' or status eq 'Failed')")).toEqual([]);
  await client.workflowTriggers.run(access.resourceGroup, 'polls', 'manual');
  // What started a run succeeded, whatever became of the run.
  const fired = await select("status ne 'Skipped' and (status eq 'Succeeded' or status eq 'Running')");
  expect(fired).toHaveLength(1);
  expect(await select("not (status eq 'Succeeded') and status ne 'Skipped'")).toEqual(['09']);
});

test('a custom API moves to another name or group, and what is there already stays', async () => {
  const { group, send, subscription } = managed;
  const at = (name: string, inGroup = group) => `${inGroup}/providers/Microsoft.Web/customApis/${name}`;
  const swagger = { swagger: '2.0', info: { title: 'A', version: '1' }, host: 'a.example', paths: {} };
  const other = `${subscription}/resourceGroups/Other`;
  await send('PUT', other, { body: { location: 'local' } });
  await send('PUT', `${subscription}/resourceGroups/far`, { body: { location: 'north' } });
  for (const name of ['first', 'second']) await send('PUT', at(name), { body: { properties: { swagger } } });
  const move = (id: string) => send('POST', `${at('first')}/move`, { body: { id } });
  expect(await move(at('second'))).toMatchObject({ status: 400, body: { error: { code: 'InvalidResourceName' } } });
  expect((await move(at('a', `${subscription}/resourceGroups/none`))).body.error.code).toBe('ResourceGroupNotFound');
  expect((await move(at('a', `${subscription}/resourceGroups/far`))).body.error.code).toBe('InvalidResourceLocation');
  expect((await move('connections/a')).body.error.code).toBe('InvalidRequestContent');
  expect((await move(at('Third', `${subscription}/resourcegroups/other`))).status).toBe(200);
  expect((await send('GET', at('first'))).status).toBe(404);
  expect((await send('GET', at('third', other))).body).toMatchObject({ id: at('Third', other), name: 'Third' });
});
