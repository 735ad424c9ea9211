import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  canary,
  connectFramer,
  connectionParameter,
  framerApi,
  host,
  references,
} from '../../../../tools/testing/framer-api.ts';
import { type ManagedServer, startManagedServer } from '../../../../tools/testing/managed-server.ts';
import { collect, over, save } from '../../../../tools/testing/run-workflows.ts';

import { renewSubscriptions } from '../process/renew-subscriptions.ts';

let server: ManagedServer;
beforeAll(async () => {
  server = await startManagedServer();
});
afterAll(() => server.close());
beforeEach(() => {
  server.stub.seen.length = 0;
  server.stub.answer = (_request, response) => response.end('ok');
});

const api = () => `http://${server.stub.host}`;
const sent = (method: string, path: string) =>
  server.stub.seen.filter((one) => one.method === method && one.url.startsWith(path));
const states = (workflowName: string) =>
  server.store.system.query<{ state: string; proof: string | null }>(
    `select t.state, t.proof from trigger_webhooks t where trigger_name = $1 order by changed_at`,
    [workflowName],
  );

const webhook = (name: string, more: object = {}) => ({
  [name]: {
    type: 'HttpWebhook',
    inputs: {
      subscribe: {
        method: 'POST',
        uri: `${api()}/${name}/hooks`,
        body: { url: '@{listCallbackUrl()}' },
        retryPolicy: { type: 'fixed', interval: 'PT5S', count: 2 },
        ...more,
      },
      unsubscribe: { method: 'DELETE', uri: `${api()}/${name}/hooks/1` },
    },
  },
});
const actions = { Keep: { type: 'Compose', inputs: '@triggerBody()' } };

test('a webhook trigger subscribes when it is saved, starts a run for each call, and is taken back when it is disabled', async () => {
  await save(server, 'hooked', { triggers: webhook('Hook'), actions });
  await expect.poll(() => sent('POST', '/Hook/hooks').length).toBe(1);
  const { url } = JSON.parse(sent('POST', '/Hook/hooks')[0]?.body ?? '{}') as { url: string };
  expect(url).toContain('/triggers/Hook/paths/invoke?');
  const called = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"order":7}',
  });
  expect(called.status).toBe(202);
  await expect.poll(async () => (await runsOf('hooked')).length).toBe(1);
  const [run] = await runsOf('hooked');
  expect(await over(server, 'hooked', run?.name ?? '')).toMatchObject({ status: 'Succeeded' });

  await save(server, 'hooked', {
    triggers: webhook('Hook'),
    actions: { ...actions, More: { type: 'Compose', inputs: 1 } },
  });
  expect(sent('POST', '/Hook/hooks')).toHaveLength(1);

  await server.client.workflows.disable(server.access.resourceGroup, 'hooked');
  expect(sent('DELETE', '/Hook/hooks/1')).toHaveLength(1);
  expect((await fetch(url, { method: 'POST' })).status).toBe(400);
  expect((await states('Hook')).map(({ state }) => state)).toEqual(['released']);
  await server.client.workflows.enable(server.access.resourceGroup, 'hooked');
  await expect.poll(() => sent('POST', '/Hook/hooks').length).toBe(2);
});

test('when the address of the server changes, what names it is subscribed anew, and the old is taken back', async () => {
  const { store, url } = server;
  await save(server, 'moved', { triggers: webhook('Moved'), actions });
  await expect.poll(() => sent('POST', '/Moved/hooks').length).toBe(1);
  const at = new Date();
  await renewSubscriptions(store, { url, at });
  await renewSubscriptions(store, { url, at });
  server.pretendAddress('https://new.example');
  await renewSubscriptions(store, { url: 'https://new.example', at });
  await expect
    .poll(() => sent('POST', '/Moved/hooks').map(({ body }) => JSON.parse(body).url))
    .toEqual([expect.stringContaining(url), expect.stringContaining('https://new.example/')]);
  await expect.poll(() => sent('DELETE', '/Moved/hooks/1').length).toBe(1);
  server.pretendAddress(url);
});

test('a changed trigger is taken back and subscribed anew', async () => {
  await save(server, 'changed', { triggers: webhook('Change'), actions });
  await expect.poll(() => sent('POST', '/Change/hooks').length).toBe(1);
  await save(server, 'changed', { triggers: webhook('Change', { headers: { 'X-New': 'yes' } }), actions });
  await expect.poll(() => sent('POST', '/Change/hooks').length).toBe(2);
  await expect.poll(() => sent('DELETE', '/Change/hooks/1').length).toBe(1);
  await save(server, 'changed', { actions });
  await expect.poll(() => sent('DELETE', '/Change/hooks/1').length).toBe(2);
});

test('a deleted workflow is taken back until the other side has confirmed it', async () => {
  let refusals = 1;
  server.stub.answer = (request, response) => {
    if (request.method === 'DELETE' && refusals > 0) {
      refusals -= 1;
      response.statusCode = 503;
    }
    response.end();
  };
  await save(server, 'deleted', { triggers: webhook('Gone'), actions });
  await expect.poll(async () => (await states('Gone'))[0]?.state).toBe('subscribed');
  await server.client.workflows.delete(server.access.resourceGroup, 'deleted');
  await expect.poll(async () => (await states('Gone'))[0]?.state).toBe('released');
  expect(sent('DELETE', '/Gone/hooks/1')).toHaveLength(2);
  expect(JSON.parse((await states('Gone'))[0]?.proof ?? '{}')).toMatchObject({ kind: 'released', status: 200 });
});

test('a subscription whose workflow vanished is found and taken back', async () => {
  await save(server, 'vanished', { triggers: webhook('Stray'), actions });
  await expect.poll(async () => (await states('Stray'))[0]?.state).toBe('subscribed');
  await server.store.system.query(`delete from workflows where name = 'vanished'`);
  await expect.poll(() => sent('DELETE', '/Stray/hooks/1').length).toBe(1);
});

test('a trigger that was saved by a process that died is subscribed all the same', async () => {
  await save(server, 'forgotten', { actions });
  await save(server, 'forgotten', { triggers: webhook('Late'), actions });
  await expect.poll(() => sent('POST', '/Late/hooks').length).toBe(1);
  await server.store.system.query(`delete from trigger_webhooks where trigger_name = 'Late'`);
  await server.store.system.query(`update workflows set arranged_at = null, changed_at = now() - interval '1 minute'
    where name = 'forgotten'`);
  await expect.poll(() => sent('POST', '/Late/hooks').length).toBe(2);
});

test('a subscription that is refused is retried by its policy and then stands as failed in the trigger history', async () => {
  server.stub.answer = (_request, response) => response.writeHead(500).end();
  await save(server, 'refused', { triggers: webhook('Refused'), actions });
  const histories = () =>
    collect(server.client.workflowTriggerHistories.list(server.access.resourceGroup, 'refused', 'Refused'));
  await expect.poll(async () => (await histories()).length).toBe(1);
  expect(sent('POST', '/Refused/hooks')).toHaveLength(3);
  expect(await histories()).toMatchObject([{ status: 'Failed', code: 'InternalServerError' }]);
  server.stub.answer = (_request, response) => response.end();
  await save(server, 'refused', { triggers: webhook('Refused'), actions });
  await expect.poll(() => sent('POST', '/Refused/hooks').length).toBe(4);
});

test('a connector that is subscribed to is taken back at the Location it gave, even when the workflow is gone at once', async () => {
  const { send, group } = server;
  await send('PUT', `${group}/providers/Microsoft.Web/customApis/framer`, { body: framerApi(server) });
  const { body: connection } = await connectFramer(server, 'hooking');
  server.stub.answer = (request, response) =>
    request.method === 'POST'
      ? response.writeHead(201, { location: `${api()}/v1/hooks/77` }).end()
      : response.writeHead(204).end();
  await save(
    server,
    'connected',
    {
      triggers: {
        Connected: {
          type: 'ApiConnectionWebhook',
          inputs: { host, path: '/hooks', body: { NotificationUrl: '@{listCallbackUrl()}' } },
        },
      },
      actions,
      ...connectionParameter,
    },
    references(connection.id),
  );
  await expect.poll(async () => (await states('Connected'))[0]?.state).toBe('subscribed');
  expect(sent('POST', '/v1/hooks')[0]?.headers['x-api-key']).toBe(Buffer.from(canary, 'latin1').toString('latin1'));
  await server.store.system.query(`delete from workflows where name = 'connected'`);
  await expect.poll(async () => (await states('Connected'))[0]?.state).toBe('released');
  expect(sent('DELETE', '/v1/hooks/77')).toHaveLength(1);
});

test('a notification makes its trigger fetch what is new', async () => {
  const { send, group } = server;
  await send('PUT', `${group}/providers/Microsoft.Web/customApis/framer`, { body: framerApi(server) });
  const { body: connection } = await connectFramer(server, 'notifying');
  server.stub.answer = (request, response) =>
    request.method === 'GET'
      ? response.writeHead(200, { 'content-type': 'application/json' }).end('{"value":[{"id":1},{"id":2}]}')
      : response.writeHead(201).end();
  await save(
    server,
    'notified',
    {
      triggers: {
        Notified: {
          type: 'ApiConnectionNotification',
          splitOn: '@triggerBody()?.value',
          inputs: {
            host,
            fetch: { method: 'get', pathTemplate: { template: '/news/{box}', parameters: { box: 'in box' } } },
            subscribe: { method: 'post', path: '/hooks', body: { NotificationUrl: '@{listCallbackUrl()}' } },
          },
        },
      },
      actions,
      ...connectionParameter,
    },
    references(connection.id),
  );
  await expect.poll(() => sent('POST', '/v1/hooks').length).toBe(1);
  const { NotificationUrl } = JSON.parse(sent('POST', '/v1/hooks')[0]?.body ?? '{}') as { NotificationUrl: string };
  expect((await fetch(NotificationUrl, { method: 'POST' })).status).toBe(202);
  await expect.poll(async () => (await runsOf('notified')).length).toBe(2);
  expect(sent('GET', '/v1/news/in%20box')).toHaveLength(1);
});

const runsOf = (name: string) => collect(server.client.workflowRuns.list(server.access.resourceGroup, name));
