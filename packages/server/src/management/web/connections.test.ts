import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  canary,
  connectFramer,
  connectionParameter,
  framerApi,
  host,
  references,
} from '../../../../../tools/testing/framer-api.ts';
import { type ManagedServer, startManagedServer } from '../../../../../tools/testing/managed-server.ts';
import { collect, over, respond, save, urlOf } from '../../../../../tools/testing/run-workflows.ts';
import { tokenOfMember } from '../../../../../tools/testing/token-of-member.ts';

let managed: ManagedServer;
beforeAll(async () => {
  managed = await startManagedServer();
  await managed.send('PUT', `${managed.group}/providers/Microsoft.Web/customApis/framer`, { body: framerApi(managed) });
});
afterAll(() => managed.close());
beforeEach(() => {
  managed.stub.seen.length = 0;
  managed.stub.answer = (_, response) =>
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"price":20.00}');
});

test('keeps a custom API and answers it without secrets', async () => {
  const { group, subscription, send } = managed;
  const path = `${group}/providers/Microsoft.Web/customApis/framer`;
  const got = await send('GET', path);
  expect(got).toMatchObject({
    status: 200,
    body: {
      name: 'framer',
      type: 'Microsoft.Web/customApis',
      location: 'local',
      tags: { team: 'frames' },
      properties: {
        displayName: 'Framer',
        brandColor: '#aa3366',
        apiType: 'Rest',
        backendService: { serviceUrl: `http://${managed.stub.host}/v1` },
        connectionParameters: { api_key: { type: 'securestring' } },
        swagger: { swagger: '2.0', host: managed.stub.host, basePath: '/v1' },
      },
    },
  });
  expect((await send('GET', `${subscription}/providers/Microsoft.Web/customApis`)).body.value).toMatchObject([
    { name: 'framer' },
  ]);
  expect((await send('PATCH', path, { body: { tags: { a: 'b' } } })).body.tags).toEqual({ a: 'b' });
  expect((await send('GET', `${path}?api-version=2016-06-01&export=true`)).body.swagger).toBe('2.0');
  const operations = await send(
    'GET',
    `${path}/apiOperations?api-version=2018-07-01-preview&$filter=properties/trigger eq null&$search="price"`,
  );
  expect(operations.body.value).toMatchObject([
    { name: 'GetPrice', properties: { summary: 'Get price', api: { name: 'framer' } } },
  ]);
  const bad = await send('PUT', `${group}/providers/Microsoft.Web/customApis/bad`, {
    body: framerApi(managed, { swagger: { swagger: '9.9' } }),
  });
  expect(bad).toMatchObject({ status: 400, body: { error: { code: 'InvalidApiDefinition' } } });
  expect((await send('DELETE', `${group}/providers/Microsoft.Web/customApis/none`)).status).toBe(204);
});

test('a client secret goes into the vault and is never answered', async () => {
  const { group, send } = managed;
  const token = {
    type: 'oauthSetting',
    oAuthSettings: {
      identityProvider: 'oauth2',
      clientId: 'id',
      clientSecret: canary,
      customParameters: { tokenUrl: { value: 'https://x.example/token' } },
    },
  };
  const put = await send('PUT', `${group}/providers/Microsoft.Web/customApis/secretive`, {
    body: framerApi(managed, { connectionParameters: { token } }),
  });
  expect(put).toMatchObject({
    status: 200,
    body: { properties: { connectionParameters: { token: { oAuthSettings: { clientId: 'id' } } } } },
  });
  expect(JSON.stringify(put.body)).not.toContain('canary');
});

test('makes a connection, never answers its secret, and calls through it with the key where the API wants it', async () => {
  const { client, access, send, group } = managed;
  const made = await connectFramer(managed, 'mine');
  expect(made).toMatchObject({
    status: 201,
    body: {
      name: 'mine',
      properties: {
        statuses: [{ status: 'Connected' }],
        api: { name: 'framer', displayName: 'Framer', type: 'Microsoft.Web/customApis' },
      },
    },
  });
  const path = `${group}/providers/Microsoft.Web/connections/mine`;
  const answers = [
    made,
    await connectFramer(managed, 'mine'),
    await send('GET', path),
    await send('GET', `${group}/providers/Microsoft.Web/connections`),
  ];
  expect(JSON.stringify(answers.map(({ body }) => body))).not.toContain('canary');
  expect(answers[1]?.status).toBe(200);
  await save(
    managed,
    'quote',
    {
      triggers: { manual: { type: 'Request', inputs: { method: 'GET', relativePath: '{height}/{width}' } } },
      actions: {
        Price: {
          type: 'ApiConnection',
          inputs: {
            host,
            method: 'get',
            path: "/price/@{encodeURIComponent(triggerOutputs()['relativePathParameters']['height'])}/@{triggerOutputs()['relativePathParameters']['width']}",
          },
          runAfter: {},
        },
        ...respond("The approximate cost is $@{body('Price')['price']}", { Price: ['Succeeded'] }),
      },
      ...connectionParameter,
    },
    references(made.body.id),
  );
  const url = (await urlOf(managed, 'quote')).replace('{height}', '10').replace('{width}', '4');
  managed.stub.answer = (request, response) =>
    response
      .writeHead(200, { 'content-type': 'application/json', 'x-echo': String(request.headers['x-api-key']) })
      .end(`{"price":20.00,"echo":${JSON.stringify(request.headers['x-api-key'])}}`);
  const answer = await fetch(url);
  expect(await answer.text()).toBe('The approximate cost is $20');
  const latin = Buffer.from(canary, 'latin1').toString('latin1');
  expect(managed.stub.seen).toMatchObject([{ method: 'GET', url: '/v1/price/10/4', headers: { 'x-api-key': latin } }]);
  const run = answer.headers.get('x-ms-workflow-run-id') ?? '';
  await over(managed, 'quote', run);
  const action = await client.workflowRunActions.get(access.resourceGroup, 'quote', run, 'Price');
  const outputs = await (await fetch(action.outputsLink?.uri ?? '')).text();
  expect(outputs).toContain('*sanitized*');
  const requests = await collect(
    client.workflowRunActionRequestHistories.list(access.resourceGroup, 'quote', run, 'Price'),
  );
  expect(JSON.stringify([action, outputs, requests])).not.toContain('canary');
});

test('a member without the right to a connection cannot put it into a workflow, wherever it is written', async () => {
  const { send, group, subscription } = managed;
  const { body: connection } = await connectFramer(managed, 'guarded');
  await send('PUT', `${subscription}/resourceGroups/other`, { body: { location: 'local' } });
  const token = await tokenOfMember(managed, { role: 'Contributor', below: '/resourceGroups/other' });
  const definition = (name: string) => ({
    $schema:
      'https://schema.management.azure.com/providers/Microsoft.Logic/schemas/2016-06-01/workflowdefinition.json#',
    contentVersion: '1.0.0.0',
    triggers: { manual: { type: 'Request', inputs: {} } },
    actions: {
      Call: {
        type: 'ApiConnection',
        inputs: { host: { connection: { name } }, method: 'get', path: '/price/1/1' },
        runAfter: {},
      },
    },
    ...connectionParameter,
  });
  const foreign = `/subscriptions/${randomUUID()}/resourceGroups/default/providers/Microsoft.Web/connections/theirs`;
  const attempts = [
    { name: host.connection.name, parameters: references(connection.id) },
    { name: connection.id, parameters: {} },
    { name: "@parameters('p')", parameters: { p: { value: connection.id } } },
    { name: '@{triggerBody()}', parameters: {} },
    { name: host.connection.name, parameters: references(foreign) },
    { name: host.connection.name, parameters: {} },
    { name: `@concat('${connection.id.slice(0, 40)}', '${connection.id.slice(40)}')`, parameters: {} },
  ];
  const path = `${subscription}/resourceGroups/other/providers/Microsoft.Logic/workflows/sneaky`;
  for (const { name, parameters } of attempts) {
    const base = definition(name);
    const declared = { ...base, parameters: { ...base.parameters, p: { type: 'String', defaultValue: '' } } };
    const answer = await send('PUT', path, {
      token,
      body: { location: 'local', properties: { definition: declared, parameters } },
    });
    expect([answer.status, answer.body.error?.code]).toEqual([400, 'InvalidTemplate']);
  }
  expect((await send('GET', `${group}/providers/Microsoft.Web/connections/guarded`, { token })).body.error.code).toBe(
    'ResourceGroupNotFound',
  );
  expect((await send('GET', path, { token })).body.error.code).toBe('WorkflowNotFound');
});

test('a run uses no connection that its workflow was not granted', async () => {
  const { client, access, group } = managed;
  const id = `${group}/providers/Microsoft.Web/connections/later`;
  const actions = {
    Call: {
      type: 'ApiConnection',
      inputs: { host, method: 'get', path: '/price/1/1', retryPolicy: { type: 'none' } },
      runAfter: {},
    },
  };
  await save(managed, 'early', { actions, ...connectionParameter }, references(id));
  await connectFramer(managed, 'later');
  const accepted = await fetch(await urlOf(managed, 'early'), { method: 'POST' });
  const run = accepted.headers.get('x-ms-workflow-run-id') ?? '';
  expect(await over(managed, 'early', run)).toMatchObject({ status: 'Failed' });
  const action = await client.workflowRunActions.get(access.resourceGroup, 'early', run, 'Call');
  expect(JSON.stringify(action)).toContain('saved without the right to use it');
  expect(managed.stub.seen).toEqual([]);
});

test('no call of design time sends a key anywhere but to the connector', async () => {
  const { send, group } = managed;
  await connectFramer(managed, 'bound');
  const path = `${group}/providers/Microsoft.Web/connections/bound/dynamicInvoke`;
  const invoke = (request: object) => send('POST', path, { body: { request } });
  expect(await invoke({ method: 'GET', path: '/price/1/2', queries: { a: 'b c' } })).toMatchObject({
    status: 200,
    body: { response: { statusCode: 'OK', body: { price: 20 } } },
  });
  expect(managed.stub.seen).toMatchObject([{ url: '/v1/price/1/2?a=b%20c' }]);
  for (const evil of [
    'https://evil.example/x',
    '//evil.example/x',
    'http://169.254.169.254/latest',
    '/../../admin',
    '/price/../../x',
    '@evil.example/x',
    '/\\evil.example',
  ]) {
    const answer = await invoke({ method: 'GET', path: evil });
    expect(answer.status, evil).toBeGreaterThanOrEqual(200);
  }
  const hosts = new Set(managed.stub.seen.map(({ headers }) => headers.host));
  expect([...hosts]).toEqual([managed.stub.host]);
  expect(managed.stub.seen.every(({ url }) => url.startsWith('/v1/'))).toBe(true);
});

test.each([
  {
    name: 'an unknown connector',
    body: { properties: { api: { id: '/subscriptions/x/y' } } },
    status: 404,
    code: 'ConnectorNotFound',
  },
  { name: 'no connector', body: { properties: {} }, status: 400, code: 'InvalidConnection' },
  { name: 'an unknown parameter', values: { api_kex: 'x' }, status: 400, code: 'InvalidConnection' },
  { name: 'a value of another type', values: { api_key: { a: 1 } }, status: 400, code: 'InvalidConnection' },
])('refuses a connection with $name', async ({ body, values, status, code }) => {
  const { send, group } = managed;
  const own = {
    properties: { api: { id: `${group}/providers/Microsoft.Web/customApis/framer` }, parameterValues: values },
  };
  const answer = await send('PUT', `${group}/providers/Microsoft.Web/connections/wrong`, { body: body ?? own });
  expect(answer).toMatchObject({ status, body: { error: { code } } });
});

test('a connection that lacks a value says so, and keeps its secret when it is put again without', async () => {
  const { send, group } = managed;
  const api = { id: `${group}/providers/Microsoft.Web/customApis/framer` };
  const path = `${group}/providers/Microsoft.Web/connections/lacking`;
  const lacking = await send('PUT', path, { body: { properties: { api } } });
  expect(lacking.body.properties.statuses).toMatchObject([
    { status: 'Error', target: 'api_key', error: { code: 'ConfigurationNeeded' } },
  ]);
  await send('PUT', path, { body: { properties: { api, parameterValues: { api_key: canary } } } });
  const renamed = await send('PUT', path, { body: { properties: { api, displayName: 'Renamed' } } });
  expect(renamed.body.properties).toMatchObject({ displayName: 'Renamed', statuses: [{ status: 'Connected' }] });
  expect((await send('DELETE', path)).status).toBe(200);
  expect((await send('DELETE', path)).status).toBe(204);
});

test('a member of another subscription or region does not find the connector', async () => {
  const { send, subscription, group } = managed;
  await send('PUT', `${subscription}/resourceGroups/up`, { body: { location: 'north' } });
  const body = {
    properties: {
      api: { id: `${group}/providers/Microsoft.Web/customApis/framer` },
      parameterValues: { api_key: 'x' },
    },
  };
  const answer = await send('PUT', `${subscription}/resourceGroups/up/providers/Microsoft.Web/connections/c`, { body });
  expect(answer).toMatchObject({ status: 404, body: { error: { code: 'ConnectorNotFound' } } });
});
