import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { answerOfLists, listsDefinition, listsKey } from '../../../../tools/testing/lists-api.ts';
import { type ManagedServer, startManagedServer } from '../../../../tools/testing/managed-server.ts';
import { tokenOfMember } from '../../../../tools/testing/token-of-member.ts';

// What designers ask an API about the inputs of an operation: the platform's way and the way of the management API.

let managed: ManagedServer;
let connection: string;
let draft: string;
/** May read everything in the resource group, and use no connection. */
let reader: string;

beforeAll(async () => {
  managed = await startManagedServer();
  const { send, group, access, url } = managed;
  managed.stub.answer = (request, response) => {
    const { status, body } = answerOfLists(request, request.body);
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  };
  const definition = listsDefinition(managed.stub.host);
  const parameter = { type: 'securestring', uiDefinition: { displayName: 'Key', constraints: { required: 'true' } } };
  const api = await send('PUT', `${group}/providers/Microsoft.Web/customApis/lists`, {
    body: {
      location: 'local',
      properties: { displayName: 'Lists', swagger: definition, connectionParameters: { api_key: parameter } },
    },
  });
  expect(api.status, JSON.stringify(api.body)).toBe(200);
  connection = await connect('mine', listsKey);
  await connect('wrong', 'another-key-77');
  const imported = await send('POST', `${url}/api/v1/connectors`, {
    body: {
      subscriptionId: access.subscriptionId,
      resourceGroup: access.resourceGroup,
      files: [
        { name: 'lists.json', content: JSON.stringify({ ...definition, info: { title: 'Draft', version: '1' } }) },
      ],
    },
  });
  draft = imported.body.id;
  reader = await tokenOfMember(managed, { role: 'Reader' });
});
afterAll(() => managed.close());
beforeEach(() => {
  managed.stub.seen.length = 0;
});

async function connect(name: string, key: string): Promise<string> {
  const { send, group } = managed;
  const answer = await send('PUT', `${group}/providers/Microsoft.Web/connections/${name}`, {
    body: {
      location: 'local',
      properties: {
        displayName: name,
        api: { id: `${group}/providers/Microsoft.Web/customApis/lists` },
        parameterValues: { api_key: key },
      },
    },
  });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body.id;
}

const ask = (input: string, values: object, more: object = {}) =>
  managed.send('POST', `${managed.url}/api/v1/connections/lookup`, {
    body: { connectionId: connection, operationId: 'AddItem', input, values, ...more },
  });
const calls = () => managed.stub.seen.map(({ method, url }) => `${method} ${url}`);

test('the values of an input come from the API, with their titles', async () => {
  const { status, body } = await ask('site', {});
  expect([status, body.kind]).toEqual([200, 'items']);
  expect(body.items.map(({ value, title }: { value: string; title: string }) => `${value} ${title}`)).toEqual([
    's1 Sales',
    's2 Support',
    'down Down',
  ]);
  expect(calls()).toEqual(['GET /v1/sites']);
});

test('what depends on another input follows it, and waits for it', async () => {
  expect((await ask('list', {})).body).toEqual({ kind: 'waiting', missing: [{ key: 'site', label: 'Site' }] });
  expect(calls()).toEqual([]);
  expect((await ask('list', { site: 's2' })).body.items).toMatchObject([{ value: 'tickets', title: 'Tickets' }]);
  expect(calls()).toEqual(['GET /v1/lists?site=s2']);
});

test('a body has the fields that the API tells', async () => {
  expect((await ask('item', {})).body.kind).toBe('waiting');
  const { body } = await ask('item', { list: 'orders' });
  expect(body).toMatchObject({
    kind: 'fields',
    fields: [
      { path: ['customer'], label: 'Customer', required: true, type: 'string' },
      { path: ['amount'], type: 'integer' },
      { path: ['express'], type: 'boolean' },
      { path: ['size'], enum: ['small', 'large'] },
    ],
  });
});

test('what stands inside of a schema that the API tells is asked about like everything else', async () => {
  const told = await ask('item', { list: 'deep' });
  expect(told.body.fields).toMatchObject([
    { path: ['address', 'country'], asked: null },
    { path: ['address', 'city'], asked: { kind: 'list', dependsOn: ['item/address/country'] } },
  ]);
  const city = (item: object) => ask('item/address/city', { list: 'deep', item });
  expect((await city({})).body).toEqual({
    kind: 'waiting',
    missing: [{ key: 'item/address/country', label: 'Country' }],
  });
  expect((await ask('item/address/city', {})).body.missing).toEqual([{ key: 'list', label: 'List' }]);
  managed.stub.seen.length = 0;
  expect((await city({ address: { country: 'pl' } })).body).toMatchObject({
    items: [{ value: 'pl-1' }, { value: 'pl-2' }],
    next: null,
  });
  expect(calls()).toEqual([
    'GET /v1/columns?list=deep',
    'GET /v1/cities?country=pl',
    'GET /v1/cities?country=pl&page=2',
  ]);
  expect((await ask('item/address/none', { list: 'deep' })).body.error.code).toBe('input-not-found');
});

test('the pages of a list are followed so far, then for whoever asks for more', async () => {
  const values = { list: 'deep', item: { address: { country: 'big' } } };
  const first = (await ask('item/address/city', values)).body;
  expect(first.items.map(({ title }: { title: string }) => title)).toEqual([1, 2, 3, 4, 5].map((n) => `City ${n}`));
  const rest = (await ask('item/address/city', values, { next: first.next })).body;
  expect(rest).toMatchObject({ items: [{ title: 'City 6' }, { title: 'City 7' }], next: null });
  expect(first.next).toMatch(/^tenon1\./);
  for (const next of ['http://127.0.0.1:9/', `${first.next}x`, first.next.slice(0, -40)]) {
    expect((await ask('item/address/city', values, { next })).body.error.code).toBe('lookup-page-unknown');
  }
  expect((await ask('site', {}, { next: first.next })).body.error.code).toBe('lookup-page-unknown');
});

test('secrets do not go to a next page on another host', async () => {
  const before = managed.stub.answer;
  managed.stub.answer = (request, response) => {
    const body = JSON.parse(JSON.stringify(answerOfLists(request, request.body).body));
    if (request.url.includes('/cities')) body.next = 'http://127.0.0.1:9/cities?page=2';
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  };
  const { body } = await ask('item/address/city', { list: 'deep', item: { address: { country: 'big' } } });
  managed.stub.answer = before;
  expect(body).toMatchObject({ items: [{ title: 'City 1' }], next: null });
});

test('a tree opens at its root, and at an item that was answered', async () => {
  const root = (await ask('folder', { site: 's1' })).body.items;
  expect(root).toMatchObject([
    { value: 'reports', fullTitle: '/reports', isParent: true, isSelectable: true },
    { value: 'archive', isParent: true },
    { value: 'readme', isParent: false, isSelectable: false },
  ]);
  const inside = (await ask('folder', { site: 's1' }, { selected: root[0].source })).body.items;
  expect(inside).toMatchObject([{ title: '2026' }, { title: 'Summary', isSelectable: false }]);
  expect(calls()).toEqual(['GET /v1/folders?site=s1', 'GET /v1/folders/inside?folder=reports']);
});

test('what the API refuses is told in its words', async () => {
  const { status, body } = await ask('list', { site: 'down' });
  expect([status, body.error.code]).toEqual([422, 'lookup-failed']);
  expect(body.error.message).toBe('The API answered 503: The site is being repaired.');
});

test.each([
  { name: 'an operation', more: { operationId: 'None' }, input: 'site', code: 'not-found' },
  { name: 'an input', more: {}, input: 'nothing', code: 'input-not-found' },
  { name: 'what another platform tells', more: {}, input: 'calendar', code: 'lookup-built-in' },
  {
    name: 'an input that the API is not asked about',
    more: { operationId: 'Lists' },
    input: 'site',
    code: 'lookup-missing',
  },
  { name: 'a connection', more: { connectionId: '/subscriptions/x' }, input: 'site', code: 'not-found' },
])('refuses $name that is not there', async ({ more, input, code }) => {
  expect((await ask(input, {}, more)).body.error.code).toBe(code);
  expect(calls()).toEqual([]);
});

const outputs = (operationId: string, more: object = {}, token?: string) =>
  managed.send('POST', `${managed.url}/api/v1/operation-outputs`, {
    body: { apiId: `${managed.group}/providers/Microsoft.Web/customApis/lists`, region: 'local', operationId, ...more },
    ...(token === undefined ? {} : { token }),
  });

test('what an operation gives is told by the definition, and by the API where only that knows it', async () => {
  const known = await outputs('GetItem');
  expect(known.body).toEqual({
    outputs: [
      { path: ['id'], label: 'id', type: 'string' },
      { path: ['got'], label: 'got', type: 'object' },
    ],
    asked: { dependsOn: ['list'] },
    missing: [],
    failure: null,
  });
  expect(calls()).toEqual([]);
  const told = (values: object) => outputs('GetItem', { connectionId: connection, values });
  expect((await told({})).body).toMatchObject({ missing: [{ key: 'list', label: 'List' }], outputs: [{}, {}] });
  const { body } = await told({ list: 'orders' });
  expect(body.outputs.map(({ path }: { path: string[] }) => path.join('/'))).toEqual([
    'id',
    'got',
    'got/customer',
    'got/amount',
    'got/express',
    'got/size',
  ]);
  expect(body.outputs[2].label).toBe('Customer');
  expect(calls()).toEqual(['GET /v1/columns?list=orders']);
});

test('outputs that the API does not tell are told as far as the definition knows them, with what it said', async () => {
  const before = managed.stub.answer;
  managed.stub.answer = (_, response) => response.writeHead(503).end('Closed for today.');
  const { status, body } = await outputs('GetItem', { connectionId: connection, values: { list: 'orders' } });
  managed.stub.answer = before;
  expect([status, body.outputs.length, body.failure]).toEqual([200, 2, 'The API answered 503: Closed for today.']);
});

test.each([
  { name: 'an operation', operationId: 'None', more: {} },
  { name: 'a connector', operationId: 'GetItem', more: { apiId: '/subscriptions/x/providers/a/b/c' } },
  { name: 'a region', operationId: 'GetItem', more: { region: 'elsewhere' } },
  { name: 'a connection', operationId: 'GetItem', more: { connectionId: '/subscriptions/x' } },
])('tells no outputs of $name that is not there', async ({ operationId, more }) => {
  expect((await outputs(operationId, more)).body.error.code).toBe('not-found');
});

test('T12: nobody asks through a connection that he may not use', async () => {
  const { send, url, group } = managed;
  const body = { connectionId: connection, operationId: 'AddItem', input: 'site', values: {} };
  const platform = await send('POST', `${url}/api/v1/connections/lookup`, { body, token: reader });
  expect([platform.status, platform.body.error.code]).toEqual([403, 'not-allowed']);
  const asked = await outputs('GetItem', { connectionId: connection, values: { list: 'orders' } }, reader);
  expect([asked.status, asked.body.error.code]).toEqual([403, 'not-allowed']);
  for (const path of ['dynamicList', 'dynamicProperties', 'dynamicTree', 'extensions/proxy/sites']) {
    const managementPath = `${group}/providers/Microsoft.Web/connections/mine/${path}`;
    const answer = await send('POST', managementPath, {
      body: { dynamicInvocationDefinition: { operationId: 'Sites' } },
      token: reader,
    });
    expect([path, answer.status, answer.body.error.code]).toEqual([path, 403, 'AuthorizationFailed']);
  }
  expect(calls()).toEqual([]);
});

test('T13: whatever a lookup names, the key goes to the host of the connector', async () => {
  const thief = '127.0.0.1:9';
  for (const hostile of [
    `http://${thief}/`,
    `//${thief}`,
    `@${thief}`,
    `s1&host=${thief}`,
    `s1\r\nHost: ${thief}`,
    '../../x',
  ]) {
    for (const values of [{ site: hostile }, { site: 's1', list: hostile }, { item: hostile, host: thief }]) {
      for (const input of ['site', 'list', 'folder', 'item']) {
        const { status } = await ask(input, values, input === 'folder' ? { selected: { id: hostile } } : {});
        expect(status).toBeLessThan(500);
      }
    }
  }
  expect(managed.stub.seen.length).toBeGreaterThan(20);
  for (const { headers, url } of managed.stub.seen) {
    expect(headers.host).toBe(managed.stub.host);
    expect(url.startsWith('/v1/')).toBe(true);
  }
});

test('a key does not come back with an answer', async () => {
  const echo = managed.stub.answer;
  managed.stub.answer = (request, response) => {
    response.writeHead(400, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ message: `bad key ${String(request.headers['x-api-key'])}` }));
  };
  const { body } = await ask('site', {});
  managed.stub.answer = echo;
  expect(body.error.message).toContain('bad key');
  expect(JSON.stringify(body)).not.toContain(listsKey);
});

test('a draft is asked with values that are not kept', async () => {
  const { send, url } = managed;
  const path = `${url}/api/v1/connectors/${draft}/operations/AddItem/lookup`;
  const put = (connectionValues: object) =>
    send('POST', path, { body: { input: 'list', values: { site: 's1' }, connection: connectionValues } });
  const names = (await send('GET', `${url}/api/v1/connectors/${draft}`)).body.connectionValues;
  const answer = await put({ [names[0].name]: listsKey });
  expect(answer.body.items, JSON.stringify(answer.body)).toMatchObject([{ title: 'Orders' }, { title: 'Leads' }]);
  expect((await put({ [names[0].name]: 'not-this-one' })).body.error.message).toContain('The key is wrong.');
  expect((await send('POST', path, { body: { input: 'list', values: {} }, token: reader })).status).toBe(403);
});

/** What connectors of the API do with the sites that it answers: they call each by another name. */
const policyTemplateInstances = [
  {
    templateId: 'setproperty',
    title: 'Titles',
    parameters: {
      'x-ms-apimTemplate-policySection': 'Response',
      'x-ms-apimTemplate-operationName': ['Sites'],
      'x-ms-apimTemplateParameter.newPropertyParentPathTemplate': '@body().d.results',
      'x-ms-apimTemplateParameter.newPropertySubPathTemplate': 'title',
      'x-ms-apimTemplateParameter.propertyValuePathTemplate': 'Site {@item().id}',
    },
  },
];

test('policies that change what an operation answers change what a lookup reads of it', async () => {
  const { send, group, url, access, stub } = managed;
  const swagger = listsDefinition(stub.host);
  const connectionParameters = { api_key: { type: 'securestring' } };
  const properties = { displayName: 'Shaped', swagger, connectionParameters, policyTemplateInstances };
  const api = `${group}/providers/Microsoft.Web/customApis/shaped`;
  expect((await send('PUT', api, { body: { location: 'local', properties } })).status).toBe(200);
  const made = await send('PUT', `${group}/providers/Microsoft.Web/connections/shaped`, {
    body: {
      location: 'local',
      properties: { displayName: 'Shaped', api: { id: api }, parameterValues: { api_key: listsKey } },
    },
  });
  const titles = ({ body }: { body: { items: { title: string }[] } }) => body.items.map(({ title }) => title);
  expect(titles(await ask('site', {}, { connectionId: made.body.id }))).toEqual(['Site s1', 'Site s2', 'Site down']);

  const { body } = await send('GET', `${url}/api/v1/connectors?subscriptionId=${access.subscriptionId}`);
  const { id } = body.connectors.find(({ title }: { title: string }) => title === 'Shaped');
  const asked = await send('POST', `${url}/api/v1/connectors/${id}/operations/AddItem/lookup`, {
    body: { input: 'site', values: {}, connection: { api_key: listsKey } },
  });
  expect(titles(asked)).toEqual(['Site s1', 'Site s2', 'Site down']);
});

test('operations say what the API can be asked about them', async () => {
  const { body } = await managed.send('GET', `${managed.url}/api/v1/connectors/${draft}`);
  const operation = body.operations.find(({ operationId }: { operationId: string }) => operationId === 'AddItem');
  expect(operation.parameters).toMatchObject([
    { name: 'site', asked: { kind: 'list', dependsOn: [] } },
    { name: 'list', asked: { kind: 'list', dependsOn: ['site'] } },
    { name: 'folder', asked: { kind: 'tree', dependsOn: ['site'] } },
    { name: 'calendar', asked: { kind: 'built-in', dependsOn: [] } },
    { name: 'item', asked: { kind: 'schema', dependsOn: ['list'] }, fields: [] },
  ]);
});
