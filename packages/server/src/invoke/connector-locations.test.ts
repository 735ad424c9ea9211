import { afterAll, beforeAll, expect, test } from 'vitest';
import { connectionParameter, framerApi, host, references } from '../../../../tools/testing/framer-api.ts';
import { type ManagedServer, startManagedServer } from '../../../../tools/testing/managed-server.ts';
import { over, save, urlOf } from '../../../../tools/testing/run-workflows.ts';

let server: ManagedServer;
let connectionId: string;

beforeAll(async () => {
  server = await startManagedServer();
  const { group, send, stub } = server;
  const parameters = {
    'x-ms-apimTemplateParameter.urlTemplate': "http://@connectionParameters('site')/api/v2",
    'x-ms-apimTemplate-operationName': ['Order'],
  };
  const api = framerApi(server, {
    backendService: { serviceUrl: 'http://api.framer.example/v1' },
    connectionParameters: { site: { type: 'string' }, api_key: { type: 'securestring' } },
    policyTemplateInstances: [{ templateId: 'dynamichosturl', title: 'Site', parameters }],
  });
  await send('PUT', `${group}/providers/Microsoft.Web/customApis/framer`, { body: api });
  const properties = {
    displayName: 'Mine',
    api: { id: `${group}/providers/Microsoft.Web/customApis/framer` },
    parameterValues: { site: stub.host, api_key: 'k' },
  };
  const made = await send('PUT', `${group}/providers/Microsoft.Web/connections/mine`, {
    body: { location: 'local', properties },
  });
  connectionId = made.body.id;
});
afterAll(() => server.close());

/** Runs an action that starts a job, to whose 202 the API gives this location, and a new one at each poll but the last. */
async function follow(name: string, locations: readonly string[]): Promise<string> {
  const left = [...locations];
  server.stub.answer = (_request, response) => {
    const location = left.shift();
    if (location === undefined) response.setHeader('content-type', 'application/json').end('{"done":true}');
    else response.writeHead(202, { location, 'retry-after': '0' }).end();
  };
  server.stub.seen.length = 0;
  const actions = { Start: { type: 'ApiConnection', inputs: { host, method: 'post', path: '/orders', body: {} } } };
  await save(server, name, { actions, ...connectionParameter }, references(connectionId));
  const started = await fetch(await urlOf(server, name), { method: 'POST' });
  const run = started.headers.get('x-ms-workflow-run-id') ?? '';
  await over(server, name, run);
  const found = await server.client.workflowRuns.get(server.access.resourceGroup, name, run);
  return found.status ?? '';
}

test.each([
  {
    name: 'full',
    locations: () => [`http://${server.stub.host}/api/v2/jobs/3?a=b%20c`],
    polls: ['GET /api/v2/jobs/3?a=b%20c'],
  },
  { name: 'beside-the-api', locations: () => [`http://${server.stub.host}/jobs/3`], polls: ['GET /jobs/3'] },
  { name: 'relative', locations: () => ['/api/v2/jobs/3', '4'], polls: ['GET /api/v2/jobs/3', 'GET /api/v2/jobs/4'] },
])('a location at the host of a connection that is $name is followed', async ({ name, locations, polls }) => {
  expect(await follow(name, locations())).toBe('Succeeded');
  const { seen } = server.stub;
  expect(seen.map(({ method, url }) => `${method} ${url}`)).toEqual(['POST /api/v2/orders', ...polls]);
  expect(new Set(seen.map(({ headers }) => headers['x-api-key']))).toEqual(new Set(['k']));
});

test('a location at another port of the same machine is not followed', async () => {
  expect(await follow('elsewhere', ['http://127.0.0.1:1/api/v2/jobs/3'])).toBe('Failed');
  expect(server.stub.seen).toHaveLength(1);
});
