import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerOfLists, listsDefinition, listsKey } from '../../../../../tools/testing/lists-api.ts';
import { type ManagedServer, startManagedServer } from '../../../../../tools/testing/managed-server.ts';

// The calls that the open-source designer makes on a connection.

let managed: ManagedServer;
let connection: string;
type Extensions = Readonly<Record<string, object>>;
let extensions: (parameter: string) => Extensions;

beforeAll(async () => {
  managed = await startManagedServer();
  managed.stub.answer = (request, response) => {
    const { status, body } = answerOfLists(request, request.body);
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  };
  const { group, send } = managed;
  const definition = listsDefinition(managed.stub.host) as {
    paths: Record<string, { post: { parameters: (Extensions & { name: string; schema?: Extensions })[] } }>;
  };
  const parameters = definition.paths['/items']?.post.parameters ?? [];
  extensions = (name) => {
    const found = parameters.find((one) => one.name === name);
    return found?.schema ?? found ?? {};
  };
  const connectionParameters = { api_key: { type: 'securestring' } };
  const properties = { displayName: 'Lists', swagger: definition, connectionParameters };
  await send('PUT', `${group}/providers/Microsoft.Web/customApis/lists`, { body: { location: 'local', properties } });
  connection = `${group}/providers/Microsoft.Web/connections/mine`;
  const api = { id: `${group}/providers/Microsoft.Web/customApis/lists` };
  await send('PUT', connection, {
    body: { location: 'local', properties: { displayName: 'm', api, parameterValues: { api_key: listsKey } } },
  });
});
afterAll(() => managed.close());

const ask = (path: string, body: object) => managed.send('POST', `${connection}/${path}`, { body });

test('dynamicList answers values with their names', async () => {
  const { status, body } = await ask('dynamicList', {
    dynamicInvocationDefinition: extensions('list')['x-ms-dynamic-list'],
    parameters: { site: 's1' },
  });
  expect([status, body]).toEqual([
    200,
    {
      response: {
        statusCode: 'OK',
        headers: {},
        body: {
          value: [
            { value: 'orders', displayName: 'Orders' },
            { value: 'leads', displayName: 'Leads' },
          ],
        },
      },
    },
  ]);
});

test('dynamicList takes the older extension too', async () => {
  const { body } = await ask('dynamicList', {
    dynamicInvocationDefinition: extensions('site')['x-ms-dynamic-values'],
    parameters: {},
  });
  expect(body.response.body.value).toMatchObject([{ value: 's1', displayName: 'Sales' }, { value: 's2' }, {}]);
});

test.each(['x-ms-dynamic-properties', 'x-ms-dynamic-schema'])(
  'dynamicProperties answers the schema of %s',
  async (name) => {
    const { body } = await ask('dynamicProperties', {
      location: 'input',
      dynamicInvocationDefinition: extensions('item')[name],
      parameters: { list: 'tickets' },
    });
    expect(body.response.body).toEqual({
      type: 'object',
      properties: { subject: { type: 'string', 'x-ms-summary': 'Subject' } },
    });
  },
);

test('dynamicTree opens the root, and an item by what it answered of it', async () => {
  const dynamicInvocationDefinition = extensions('folder')['x-ms-dynamic-tree'];
  const root = await ask('dynamicTree', { dynamicInvocationDefinition, parameters: { site: 's1' } });
  const [reports] = root.body.response.body.value;
  expect(reports).toMatchObject({ value: 'reports', displayName: 'Reports', isParent: true, nodeType: 'parent' });
  for (const selectionState of [reports.selectionState, reports]) {
    const inside = await ask('dynamicTree', {
      dynamicInvocationDefinition,
      parameters: { site: 's1' },
      selectionState,
    });
    expect(inside.body.response.body.value).toMatchObject([
      { displayName: '2026' },
      { displayName: 'Summary', nodeType: 'leaf' },
    ]);
  }
});

test.each([
  { path: 'dynamicList', body: {}, code: 'InvalidRequestContent' },
  { path: 'dynamicList', body: { dynamicInvocationDefinition: {} }, code: 'InvalidRequestContent' },
  { path: 'dynamicTree', body: { dynamicInvocationDefinition: { open: {} } }, code: 'InvalidRequestContent' },
  { path: 'dynamicList', body: { dynamicInvocationDefinition: { operationId: 'Lists' } }, code: undefined },
  { path: 'dynamicList', body: { dynamicInvocationDefinition: { operationId: 'None' } }, code: undefined },
  {
    path: 'dynamicList',
    body: {
      dynamicInvocationDefinition: { operationId: 'Lists', parameters: { site: { parameterReference: 'site' } } },
    },
    code: 'InvalidRequestContent',
  },
])('$path refuses $body', async ({ path, body, code }) => {
  const answer = await ask(path, body);
  expect(answer.status).toBeGreaterThanOrEqual(400);
  expect(answer.status).toBeLessThan(500);
  expect(answer.body.error.message).not.toBe('');
  if (code !== undefined) expect(answer.body.error.code).toBe(code);
});

test('extensions/proxy passes a request on, with its query and body', async () => {
  const get = await managed.send('GET', `${connection}/extensions/proxy/lists?api-version=2016-06-01&site=s2`);
  expect([get.status, get.body]).toEqual([200, [{ key: { id: 'tickets' }, label: 'Tickets' }]]);
  const post = await managed.send(
    'POST',
    `${connection}/extensions/proxy/items?site=s1&list=orders&api-version=2016-06-01`,
    { body: { customer: 'Ann' } },
  );
  expect(post.body).toMatchObject({ site: 's1', got: { customer: 'Ann' } });
  const missing = await managed.send('GET', `${connection}/extensions/proxy/a/b/c`);
  expect([missing.status, missing.body]).toEqual([404, { message: 'There is no such thing.' }]);
});

test('extensions/proxy leaves the API in no way', async () => {
  managed.stub.seen.length = 0;
  for (const path of ['//127.0.0.1:9/x', '/http://127.0.0.1:9/x', '/%2e%2e/%2e%2e/x', '/@127.0.0.1:9']) {
    expect((await managed.send('GET', `${connection}/extensions/proxy${path}`)).status).toBeLessThan(500);
  }
  for (const { url, headers } of managed.stub.seen) {
    expect([headers.host, url.startsWith('/v1/')]).toEqual([managed.stub.host, true]);
  }
});
