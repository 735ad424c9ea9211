import { afterAll, beforeAll, expect, test } from 'vitest';
import { connectFramer, connectionParameter, framerApi, host } from '../../../../../tools/testing/framer-api.ts';
import { type ManagedServer, startManagedServer } from '../../../../../tools/testing/managed-server.ts';
import { textMutationsOf } from '../../../../../tools/testing/mutations.ts';
import { respond, save } from '../../../../../tools/testing/run-workflows.ts';
import { tokenOfMember } from '../../../../../tools/testing/token-of-member.ts';

// Attack T12 of docs/security.md.

let managed: ManagedServer;
/** Eve may do everything in the resource group `other`, and nothing anywhere else. */
let eve: string;
let other: string;
let foreign: string;
let called: string;

beforeAll(async () => {
  managed = await startManagedServer();
  const { send, group, subscription } = managed;
  await send('PUT', `${group}/providers/Microsoft.Web/customApis/framer`, { body: framerApi(managed) });
  foreign = (await connectFramer(managed, 'theirs')).body.id;
  await save(managed, 'private', { actions: respond('a secret') });
  called = `${group}/providers/Microsoft.Logic/workflows/private`;
  other = `${subscription}/resourceGroups/other`;
  await send('PUT', other, { body: { location: 'local' } });
  eve = await tokenOfMember(managed, { role: 'Owner', below: '/resourceGroups/other' });
  managed.stub.answer = (_, response) => response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
});
afterAll(() => managed.close());

/** A definition with a text in every kind of place where something could be named. */
function document() {
  return {
    location: 'local',
    tags: { connection: 't' },
    identity: { type: 'UserAssigned', userAssignedIdentities: { i: {} } },
    properties: {
      state: 'Enabled',
      integrationAccount: { id: 'i' },
      definition: {
        $schema:
          'https://schema.management.azure.com/providers/Microsoft.Logic/schemas/2016-06-01/workflowdefinition.json#',
        contentVersion: '1.0.0.0',
        metadata: { connection: 'm' },
        parameters: { ...connectionParameter.parameters, p: { type: 'String', defaultValue: 'd' } },
        triggers: { manual: { type: 'Request', kind: 'Http', inputs: {} } },
        actions: {
          Connected: {
            type: 'ApiConnection',
            inputs: { host, method: 'get', path: '/price/1/1', retryPolicy: { type: 'none' }, authentication: 'x' },
            runAfter: {},
          },
          Plain: {
            type: 'Http',
            inputs: {
              method: 'GET',
              uri: `http://${managed.stub.host}/plain`,
              headers: { 'x-connection': 'h' },
              queries: { connection: 'q' },
              body: 'b',
              retryPolicy: { type: 'none' },
            },
            runAfter: {},
          },
          Child: {
            type: 'Workflow',
            inputs: {
              host: { triggerName: 'manual', workflow: { id: `${other}/providers/Microsoft.Logic/workflows/own` } },
              body: 'x',
            },
            runAfter: {},
          },
          Composed: { type: 'Compose', inputs: 'c', runAfter: {} },
          Tracked: { type: 'Compose', inputs: 1, trackedProperties: { connection: 't' }, runAfter: {} },
        },
        outputs: { o: { type: 'String', value: 'v' } },
      },
      parameters: {
        $connections: {
          value: {
            framer: { id: 'x', connectionId: `${other}/providers/Microsoft.Web/connections/none`, connectionName: 'n' },
          },
        },
        p: { value: 'p' },
      },
    },
  };
}

/** Runs what Eve could save, and answers what came of it. */
async function carryOut(name: string): Promise<string> {
  const path = `${other}/providers/Microsoft.Logic/workflows/${name}`;
  const { body } = await managed.send('POST', `${path}/triggers/manual/listCallbackUrl`, { token: eve });
  const run = (await fetch(body.value, { method: 'POST', body: foreign })).headers.get('x-ms-workflow-run-id');
  for (;;) {
    const found = await managed.send('GET', `${path}/runs/${run}`, { token: eve });
    if (!['Running', 'Waiting'].includes(found.body.properties.status)) break;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return JSON.stringify((await managed.send('GET', `${path}/runs/${run}/actions`, { token: eve })).body);
}

test.each([
  { name: 'the id of a connection', make: () => foreign },
  { name: 'an expression that gives it', make: () => `@concat('${foreign.slice(0, 30)}', '${foreign.slice(30)}')` },
  { name: 'an expression that only the run knows', make: () => '@string(triggerBody())' },
])(
  'no text of a workflow borrows a connection: $name',
  async ({ make }) => {
    managed.stub.seen.length = 0;
    const saved: string[] = [];
    const names: string[] = [];
    for (const [index, { pointer, document: changed }] of textMutationsOf(document(), make).entries()) {
      const name = `sneaky-${index}`;
      const { status } = await managed.send('PUT', `${other}/providers/Microsoft.Logic/workflows/${name}`, {
        token: eve,
        body: changed,
      });
      expect(status, pointer).toBeLessThan(500);
      if (status < 300 && !pointer.includes('/triggers/')) {
        saved.push(pointer);
        names.push(name);
      }
    }
    await Promise.all(names.map(carryOut));
    expect(saved).not.toContain('/properties/definition/actions/Connected/inputs/host/connection/name');
    expect(saved).toContain('/properties/definition/actions/Composed/inputs');
    expect(
      managed.stub.seen.filter(
        ({ url, headers }) => (url !== '/plain' && !url.startsWith('/plain?')) || headers['x-api-key'],
      ),
    ).toEqual([]);
  },
  60_000,
);

const callOf = (id: string) => ({
  location: 'local',
  properties: {
    definition: {
      contentVersion: '1.0.0.0',
      parameters: { id: { type: 'String', defaultValue: '' } },
      triggers: { manual: { type: 'Request', kind: 'Http', inputs: {} } },
      actions: {
        Child: { type: 'Workflow', inputs: { host: { triggerName: 'manual', workflow: { id } } }, runAfter: {} },
      },
    },
    parameters: { id: { value: called } },
  },
});

test.each([
  { name: 'its id', id: () => called },
  { name: 'its id in other letters', id: () => called.toUpperCase() },
  { name: 'its id, encoded', id: () => called.replace('resourceGroups/default', 'resourceGroups/%64efault') },
  { name: 'a parameter', id: () => "@parameters('id')" },
  { name: 'an expression', id: () => `@concat('${called.slice(0, 50)}', '${called.slice(50)}')` },
])('a workflow calls no other that its author may not run: $name', async ({ id }) => {
  const answer = await managed.send('PUT', `${other}/providers/Microsoft.Logic/workflows/caller`, {
    token: eve,
    body: callOf(id()),
  });
  expect([answer.status, answer.body.error?.code]).toEqual([400, 'InvalidTemplate']);
});

test('an id that only the run knows calls workflows of the same resource group, and no other', async () => {
  const { send } = managed;
  const put = (name: string, body: object) =>
    send('PUT', `${other}/providers/Microsoft.Logic/workflows/${name}`, { token: eve, body });
  const own = callOf('');
  await put('neighbour', {
    location: 'local',
    properties: { definition: { ...own.properties.definition, actions: respond('hello') } },
  });
  expect((await put('dynamic', callOf('@string(triggerBody())'))).status).toBeLessThan(300);
  const url = (
    await send('POST', `${other}/providers/Microsoft.Logic/workflows/dynamic/triggers/manual/listCallbackUrl`, {
      token: eve,
    })
  ).body.value;
  const outcomeOf = async (id: string) => {
    const run = (await fetch(url, { method: 'POST', body: id })).headers.get('x-ms-workflow-run-id');
    for (;;) {
      const action = await send(
        'GET',
        `${other}/providers/Microsoft.Logic/workflows/dynamic/runs/${run}/actions/Child`,
        { token: eve },
      );
      if (['Succeeded', 'Failed'].includes(action.body.properties?.status)) return action.body.properties;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };
  expect(await outcomeOf(called)).toMatchObject({ status: 'Failed' });
  expect(await outcomeOf(`${other}/providers/Microsoft.Logic/workflows/neighbour`)).toMatchObject({
    status: 'Succeeded',
  });
  const runs = await send('GET', `${called}/runs`);
  expect(runs.body.value).toEqual([]);
});
