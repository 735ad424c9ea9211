import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  connectFramer,
  connectionParameter,
  framerApi,
  host,
  references,
} from '../../../../tools/testing/framer-api.ts';
import { type ManagedServer, startManagedServer } from '../../../../tools/testing/managed-server.ts';
import { collect, save } from '../../../../tools/testing/run-workflows.ts';

let server: ManagedServer;
/** What the API has to tell, oldest first. */
const news: { readonly id: number }[] = [{ id: 1 }, { id: 2 }];

beforeAll(async () => {
  server = await startManagedServer();
  const { send, group, stub } = server;
  stub.answer = (request, response) => {
    const since = Number(new URL(request.url, 'http://x').searchParams.get('since') ?? 0);
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ value: news.filter(({ id }) => id > since).reverse() }));
  };
  const operation = {
    operationId: 'OnNews',
    'x-ms-trigger': 'batch',
    parameters: [
      { name: 'box', in: 'query', type: 'string' },
      { name: 'since', in: 'query', type: 'string', 'x-ms-visibility': 'internal' },
    ],
    responses: { 200: { description: 'ok' } },
  };
  const swagger = {
    swagger: '2.0',
    info: { title: 'News', version: '1' },
    paths: {
      '/news': { get: operation },
      '/latest': {
        get: { operationId: 'OnLatest', 'x-ms-trigger': 'single', responses: { 200: { description: 'ok' } } },
      },
    },
    securityDefinitions: { key: { type: 'apiKey', in: 'header', name: 'X-Api-Key' } },
    security: [{ key: [] }],
  };
  const parameters = {
    'x-ms-apimTemplateParameter.triggerConfig': { since: '@{triggerBody().value[0].id}' },
    'x-ms-apimTemplateParameter.triggerDataPath': '@triggerBody().value',
    'x-ms-apimTemplate-operationName': ['OnNews'],
  };
  const policyTemplateInstances = [{ templateId: 'pollingtrigger', title: 'State', parameters }];
  const body = framerApi(server, { swagger, policyTemplateInstances });
  expect((await send('PUT', `${group}/providers/Microsoft.Web/customApis/framer`, { body })).status).toBe(200);
});
afterAll(() => server.close());

const polls = () => server.stub.seen.map(({ url }) => url);

test('a connector is polled with the state that the last answer left, and each event starts one run', async () => {
  const { body: connection } = await connectFramer(server, 'polling');
  const trigger = {
    type: 'ApiConnection',
    recurrence: { frequency: 'Second', interval: 1 },
    splitOn: `@triggerBody()?['value']`,
    inputs: { host, method: 'get', path: '/news', queries: { box: 'in box' } },
  };
  await save(
    server,
    'polled',
    {
      triggers: { News: trigger },
      actions: { Keep: { type: 'Compose', inputs: '@triggerBody()' } },
      ...connectionParameter,
    },
    references(connection.id),
  );
  // Without news the state stays, however often it is asked for.
  await expect.poll(() => polls().filter((url) => url.includes('since=2')).length).toBeGreaterThan(1);
  expect(polls()[0]).toBe('/v1/news?box=in%20box');
  expect(new Set(polls().slice(1))).toEqual(new Set(['/v1/news?box=in%20box&since=2']));
  news.push({ id: 3 });
  await expect.poll(() => polls().filter((url) => url.includes('since=3')).length).toBeGreaterThan(1);
  const { client, access } = server;
  await expect
    .poll(async () => (await collect(client.workflowRuns.list(access.resourceGroup, 'polled'))).length)
    .toBe(3);
  const histories = await collect(client.workflowTriggerHistories.list(access.resourceGroup, 'polled', 'News'));
  expect(new Set(histories.map(({ status }) => status))).toEqual(new Set(['Succeeded', 'Skipped']));
});

test('an answer of a trigger for single events starts one run, whatever is in it', async () => {
  const { body: connection } = await connectFramer(server, 'single');
  const trigger = {
    type: 'ApiConnection',
    recurrence: { frequency: 'Hour', interval: 1 },
    inputs: { host, method: 'get', path: '/latest' },
  };
  const actions = { Keep: { type: 'Compose', inputs: '@length(triggerBody().value)' } };
  await save(
    server,
    'latest',
    { triggers: { Latest: trigger }, actions, ...connectionParameter },
    references(connection.id),
  );
  const { client, access } = server;
  const runs = () => collect(client.workflowRuns.list(access.resourceGroup, 'latest'));
  await expect.poll(async () => (await runs()).map(({ status }) => status)).toEqual(['Succeeded']);
});
