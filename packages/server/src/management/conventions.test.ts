import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ManagedServer, startManagedServer } from '../../../../tools/testing/managed-server.ts';
import { collect, save } from '../../../../tools/testing/run-workflows.ts';

let managed: ManagedServer;
beforeAll(async () => {
  managed = await startManagedServer();
});
afterAll(() => managed.close());

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

test('triggers are filtered by their state, and by nothing else', async () => {
  await save(managed, 'filtered', { actions: {} });
  const list = `${managed.group}/providers/Microsoft.Logic/workflows/filtered/triggers?api-version=2019-05-01&$filter=`;
  expect((await managed.send('GET', `${list}state eq 'Enabled'`)).body.value).toHaveLength(1);
  expect((await managed.send('GET', `${list}state ne 'enabled'`)).body.value).toEqual([]);
  expect((await managed.send('GET', `${list}color eq 'red'`)).body.error.code).toBe('InvalidQueryFilter');
});
