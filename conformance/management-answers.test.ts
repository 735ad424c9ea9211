import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ManagedServer, startManagedServer } from '../tools/testing/managed-server.ts';
import { publishEntry } from '../tools/testing/publish-entry.ts';
import { over, save, urlOf } from '../tools/testing/run-workflows.ts';
import { type CheckAnswer, readAnswerSchemas } from './answer-schemas.ts';
import { conformanceData } from './data.ts';

const folder = conformanceData('arm/specs');
const files = [
  'logic-2019-05-01/logic.json',
  'web-2016-06-01/logicAppsManagementClient.json',
  'resources/resourceGroups-2021-04-01.json',
  'resources/subscriptions-2022-12-01.json',
];

let managed: ManagedServer;
let check: CheckAnswer;
const known: Record<string, string> = {};

const swagger = {
  swagger: '2.0',
  info: { title: 'Pets', version: '1' },
  host: 'pets.example',
  paths: { '/p': { get: { operationId: 'ListPets', responses: { 200: { description: 'ok' } } } } },
  securityDefinitions: {
    o: {
      type: 'oauth2',
      flow: 'accessCode',
      authorizationUrl: 'https://pets.example/a',
      tokenUrl: 'https://pets.example/t',
      scopes: {},
    },
  },
};

beforeAll(async () => {
  if (!folder) return;
  check = readAnswerSchemas(files.map((file) => join(folder, file)));
  managed = await startManagedServer();
  const { stub, access, subscription, group } = managed;
  stub.answer = ({ url }, response) => response.writeHead(url.startsWith('/fail') ? 502 : 200).end('{}');
  const get = (path: string, more: object = {}) => ({
    type: 'Http',
    inputs: { method: 'GET', uri: `http://${stub.host}/${path}`, ...more },
    runAfter: {},
  });
  const parameters = { factor: { type: 'Int' }, word: { type: 'SecureString' } };
  await save(
    managed,
    'all',
    {
      parameters,
      actions: {
        HTTP: get('ok'),
        Fail: get('fail', { retryPolicy: { type: 'fixed', count: 1, interval: 'PT5S' } }),
        Skip: { type: 'Compose', inputs: 1, runAfter: { HTTP: ['Failed'] } },
        Each: {
          type: 'Foreach',
          foreach: '@range(0, 2)',
          actions: { Inner: get('@{add(item(), 1)}') },
          runAfter: { HTTP: ['Succeeded'] },
        },
        Answer: { type: 'Response', kind: 'Http', inputs: { statusCode: 201 }, runAfter: { Each: ['Succeeded'] } },
      },
      outputs: { factor: { type: 'Int', value: "@parameters('factor')" } },
    },
    { factor: { value: 3 }, word: { value: 'hidden' } },
  );
  await save(managed, 'daily', {
    triggers: { Daily: { type: 'Recurrence', recurrence: { frequency: 'Day', interval: 2, timeZone: 'UTC' } } },
    actions: {},
  });
  const answer = await fetch(await urlOf(managed, 'all'), { method: 'POST' });
  const run = answer.headers.get('x-ms-workflow-run-id') ?? '';
  await over(managed, 'all', run);
  const web = `${group}/providers/Microsoft.Web`;
  await managed.send('PUT', `${web}/customApis/pets`, { body: { properties: { swagger } } });
  await managed.send('PUT', `${web}/connections/pets`, {
    body: { properties: { api: { id: `${web}/customApis/pets` } } },
  });
  const account = `${group}/providers/Microsoft.Logic/integrationAccounts/account`;
  await managed.send('PUT', account, { body: { location: 'local' } });
  await managed.send('PUT', `${account}/maps/map`, { body: { properties: { mapType: 'Liquid', content: 'x' } } });
  await publish();
  const named = async (path: string) => (await managed.send('GET', `${group}/${path}`)).body.value[0].name;
  const all = 'providers/Microsoft.Logic/workflows/all';
  Object.assign(known, {
    sub: subscription,
    group,
    logic: `${group}/providers/Microsoft.Logic`,
    web,
    all: `${group}/${all}`,
    daily: `${group}/providers/Microsoft.Logic/workflows/daily`,
    run,
    version: await named(`${all}/versions`),
    request: await named(`${all}/runs/${run}/actions/HTTP/requestHistories`),
    inner: await named(`${all}/runs/${run}/actions/Inner/repetitions/000001/requestHistories`),
    tenant: access.tenantId,
  });
});
afterAll(() => managed?.close());

function publish(): Promise<void> {
  return publishEntry(managed.store, {
    name: 'managed',
    title: 'Managed',
    publisherTenantId: managed.access.tenantId,
    definition: swagger,
  });
}

const blank = { location: 'local', properties: { definition: { triggers: {}, actions: {} } } };
const redirect = { parameters: [{ parameterName: 'token', redirectUrl: 'https://pets.example/back' }] };

test
  .skipIf(!folder)
  .each<[request: string, body?: unknown]>([
    ['GET /subscriptions'],
    ['GET /tenants'],
    ['GET {sub}'],
    ['GET {sub}/locations'],
    ['GET {sub}/providers'],
    ['GET {sub}/providers/Microsoft.Logic'],
    ['GET {sub}/resources'],
    ['GET {sub}/resourcegroups'],
    ['PUT {sub}/resourcegroups/made', { location: 'local', tags: { a: 'b' } }],
    ['PATCH {sub}/resourcegroups/made', { tags: { a: 'c' } }],
    ['GET {sub}/resourcegroups/made'],
    ['GET {sub}/resourcegroups/none'],
    ['DELETE {sub}/resourcegroups/made'],
    ['GET {group}/resources'],
    ['GET /providers/Microsoft.Logic/operations'],
    ['GET {sub}/providers/Microsoft.Logic/workflows'],
    ['GET {logic}/workflows'],
    ['PUT {logic}/workflows/made', blank],
    ['PUT {logic}/workflows/made', blank],
    ['PUT {logic}/workflows/made', {}],
    ['PATCH {logic}/workflows/made', { tags: { a: 'b' } }],
    ['POST {logic}/workflows/made/disable'],
    ['POST {logic}/workflows/made/enable'],
    ['POST {logic}/workflows/made/validate', blank],
    ['POST {logic}/locations/local/workflows/none/validate', blank],
    ['POST {logic}/workflows/made/generateUpgradedDefinition', { targetSchemaVersion: '2016-06-01' }],
    ['POST {logic}/workflows/made/regenerateAccessKey', { keyType: 'Primary' }],
    ['POST {logic}/workflows/made/move', { id: '{logic}/workflows/moved' }],
    ['DELETE {logic}/workflows/moved'],
    ['DELETE {logic}/workflows/moved'],
    ['GET {all}'],
    ['GET {all}/versions'],
    ['GET {all}/versions/{version}'],
    ['GET {all}/versions/none'],
    ['POST {all}/listCallbackUrl', { notAfter: '2099-01-01T00:00:00Z' }],
    ['POST {all}/listSwagger'],
    ['POST {all}/versions/{version}/triggers/manual/listCallbackUrl'],
    ['GET {all}/triggers'],
    ['GET {all}/triggers/manual'],
    ['GET {daily}/triggers/Daily'],
    ['GET {daily}/triggers/Daily/histories'],
    ['GET {all}/triggers/manual/schemas/json'],
    ['POST {all}/triggers/manual/listCallbackUrl'],
    ['POST {all}/triggers/manual/reset'],
    ['POST {all}/triggers/manual/setState', { source: { id: '{all}/triggers/manual' } }],
    ['GET {all}/triggers/manual/histories'],
    ['GET {all}/triggers/manual/histories/{run}'],
    ['GET {all}/runs'],
    ['GET {all}/runs/{run}'],
    ['GET {all}/runs/{run}/operations/any'],
    ['POST {all}/runs/{run}/cancel'],
    ['GET {all}/runs/{run}/actions'],
    ['GET {all}/runs/{run}/actions/Fail'],
    ['GET {all}/runs/{run}/actions/Skip'],
    ['GET {all}/runs/{run}/actions/none'],
    ['POST {all}/runs/{run}/actions/Inner/listExpressionTraces'],
    ['GET {all}/runs/{run}/actions/HTTP/requestHistories'],
    ['GET {all}/runs/{run}/actions/HTTP/requestHistories/{request}'],
    ['GET {all}/runs/{run}/actions/Each/scopeRepetitions'],
    ['GET {all}/runs/{run}/actions/Each/scopeRepetitions/000001'],
    ['GET {all}/runs/{run}/actions/Inner/repetitions'],
    ['GET {all}/runs/{run}/actions/Inner/repetitions/000001'],
    ['POST {all}/runs/{run}/actions/Inner/repetitions/000001/listExpressionTraces'],
    ['GET {all}/runs/{run}/actions/Inner/repetitions/000001/requestHistories'],
    ['GET {all}/runs/{run}/actions/Inner/repetitions/000001/requestHistories/{inner}'],
    ['POST {all}/triggers/manual/histories/{run}/resubmit'],
    ['POST {all}/triggers/manual/run'],
    ['GET {sub}/providers/Microsoft.Logic/integrationAccounts'],
    ['GET {logic}/integrationAccounts'],
    ['GET {logic}/integrationAccounts/account'],
    ['GET {logic}/integrationAccounts/account/maps'],
    ['GET {logic}/integrationAccounts/account/maps/map'],
    ['GET {sub}/providers/Microsoft.Web/customApis'],
    ['GET {web}/customApis'],
    ['GET {web}/customApis/pets'],
    ['PUT {web}/customApis/made', { properties: { swagger } }],
    ['PATCH {web}/customApis/made', { tags: { a: 'b' } }],
    ['POST {web}/customApis/made/move', { id: '{web}/customApis/moved' }],
    ['DELETE {web}/customApis/moved'],
    ['DELETE {web}/customApis/moved'],
    ['GET {web}/connections'],
    ['GET {web}/connections/pets'],
    ['GET {web}/connections/none'],
    ['PUT {web}/connections/made', { properties: { api: { id: '{web}/customApis/pets' } } }],
    ['PUT {web}/connections/made', { properties: {} }],
    ['PATCH {web}/connections/made', { tags: { a: 'b' } }],
    ['POST {web}/connections/pets/listConsentLinks', redirect],
    ['POST {web}/connections/pets/confirmConsentCode', { code: 'unknown' }],
    ['DELETE {web}/connections/made'],
    ['DELETE {web}/connections/made'],
    ['GET {web}/connectionGateways'],
    ['GET {sub}/providers/Microsoft.Web/locations/local/managedApis'],
    ['GET {sub}/providers/Microsoft.Web/locations/local/managedApis/managed'],
    ['POST {sub}/providers/Microsoft.Web/locations/local/listWsdlInterfaces', { content: 'none' }],
  ])('answers %s as it is described', async (request, body) => {
  const fill = (text: string) => text.replace(/\{(\w+)\}/g, (whole, name: string) => known[name] ?? whole);
  const [method = '', path = ''] = fill(request).split(' ');
  const sent = body === undefined ? {} : { body: fill(JSON.stringify(body)) };
  const headers = { 'content-type': 'application/json' };
  const answer = await managed.send(method, path, { ...sent, headers });
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(500);
  expect(check(method, path, answer), JSON.stringify(answer.body)).toEqual([]);
});

test.skipIf(!folder)('an answer that is not as described is found', () => {
  const bad = { status: 200, body: { value: [{ properties: { startTime: 'yesterday', status: 'Done' } }] } };
  const found = check('GET', `${known['all']}/runs`, bad)?.join('\n');
  expect(found).toContain('/value/0/properties/startTime');
  expect(found).toContain('/value/0/properties/status');
  expect(check('GET', '/nowhere', bad)).toBeUndefined();
});
