import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  connectFramer,
  connectionParameter,
  framerApi,
  host,
  references,
} from '../../../../tools/testing/framer-api.ts';
import { type ManagedServer, startManagedServer } from '../../../../tools/testing/managed-server.ts';
import { over, save, urlOf } from '../../../../tools/testing/run-workflows.ts';

// T15 and T14: a name whose answer changes with every question, in each place that takes an address.
const answers = ['127.0.0.1', '169.254.169.254', '::1', '::ffff:10.0.0.1', '64:ff9b::7f00:1', 'fd00::1'];
let managed: ManagedServer;
let connections = 0;
let asked = 0;
const port = await listen();

/** A port of this machine at which nobody may ever arrive. */
async function listen(): Promise<number> {
  const server = createServer((socket) => {
    connections += 1;
    socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  afterAll(() => server.close());
  return (server.address() as AddressInfo).port;
}

beforeAll(async () => {
  managed = await startManagedServer({
    resolve: async () => {
      asked += 1;
      const address = answers[asked % answers.length] ?? '127.0.0.1';
      return [{ address, family: address.includes(':') ? 6 : 4 }];
    },
  });
  await managed.send('PUT', `${managed.group}/providers/Microsoft.Web/customApis/framer`, {
    body: framerApi(managed, { backendService: { serviceUrl: `https://rebinding.test:${port}/v1` } }),
  });
  await connectFramer(managed, 'mine');
});
afterAll(() => managed.close());

const address = 'https://rebinding.test/definition.json';

test('importing a definition by its address connects to nothing', async () => {
  const before = asked;
  const { properties } = framerApi(managed) as { properties: object };
  const { status, body } = await managed.send('PUT', `${managed.group}/providers/Microsoft.Web/customApis/other`, {
    body: {
      location: 'local',
      properties: { ...properties, swagger: undefined, apiDefinitions: { originalSwaggerUrl: address } },
    },
  });
  expect([status, JSON.stringify(body)]).toEqual([400, expect.stringContaining('could not be fetched')]);
  expect([asked > before, connections]).toEqual([true, 0]);
});

test.each(['listWsdlInterfaces', 'extractApiDefinitionFromWsdl'])('%s connects to nothing', async (call) => {
  const before = asked;
  const answer = await managed.send(
    'POST',
    `${managed.subscription}/providers/Microsoft.Web/locations/local/${call}?api-version=2016-06-01`,
    { body: { url: address, importMethod: 'SoapToRest' } },
  );
  expect(answer.status).toBe(400);
  expect([asked > before, connections]).toEqual([true, 0]);
});

test.each([
  { name: 'an Http action', action: { type: 'Http', inputs: { method: 'GET', uri: address } } },
  {
    name: 'the token of an action',
    action: {
      type: 'Http',
      inputs: {
        method: 'GET',
        uri: 'https://8.8.8.8/',
        authentication: {
          type: 'ActiveDirectoryOAuth',
          authority: 'https://rebinding.test',
          tenant: 't',
          clientId: 'c',
          secret: 's',
        },
      },
    },
  },
  {
    name: 'a subscription',
    action: {
      type: 'HttpWebhook',
      inputs: { subscribe: { method: 'POST', uri: address, body: '@listCallbackUrl()' }, unsubscribe: {} },
    },
  },
  {
    name: 'a connector',
    action: { type: 'ApiConnection', inputs: { host, method: 'get', path: '/price/1/2' } },
    parameters: references(''),
  },
])('$name connects to nothing', async ({ name, action, parameters }) => {
  const before = asked;
  const workflow = name.replaceAll(' ', '-');
  const given = parameters && references(`${managed.group}/providers/Microsoft.Web/connections/mine`);
  const inputs = { ...action.inputs, retryPolicy: { type: 'none' } };
  const called =
    'subscribe' in inputs ? { ...inputs, subscribe: { ...inputs.subscribe, retryPolicy: { type: 'none' } } } : inputs;
  await save(
    managed,
    workflow,
    { actions: { Call: { ...action, inputs: called, runAfter: {} } }, ...connectionParameter },
    given,
  );
  const run =
    (await fetch(await urlOf(managed, workflow), { method: 'POST' })).headers.get('x-ms-workflow-run-id') ?? '';
  expect(await over(managed, workflow, run)).toMatchObject({ status: 'Failed' });
  const { error } = await managed.client.workflowRunActions.get(managed.access.resourceGroup, workflow, run, 'Call');
  expect(error?.code).toBe('address-not-allowed');
  expect([asked > before, connections]).toEqual([true, 0]);
});

test('a call through a connection, as the designer makes it, connects to nothing', async () => {
  const before = asked;
  const call = await managed.send('POST', `${managed.group}/providers/Microsoft.Web/connections/mine/dynamicInvoke`, {
    body: { request: { method: 'get', path: '/price/1/2' } },
  });
  expect(JSON.stringify(call.body)).toContain('private or reserved');
  expect([asked > before, connections]).toEqual([true, 0]);
});
