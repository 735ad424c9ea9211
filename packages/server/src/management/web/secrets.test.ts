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
import { over, save, urlOf } from '../../../../../tools/testing/run-workflows.ts';

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

test.each<{
  name: string;
  key?: string;
  answer?: (echo: string) => { status: number; headers?: Record<string, string>; body?: string };
}>([
  { name: 'an answer that echoes the key', answer: (echo) => ({ status: 500, body: `{"error":"bad key ${echo}"}` }) },
  {
    name: 'a text that echoes it',
    answer: (echo) => ({ status: 400, headers: { 'content-type': 'text/plain' }, body: `key=${echo}` }),
  },
  {
    name: 'a header that echoes it',
    answer: (echo) => ({ status: 403, headers: { 'www-authenticate': `Key realm="${echo}"` } }),
  },
  {
    name: 'its base64',
    answer: (echo) => ({
      status: 422,
      body: Buffer.from(echo, 'latin1').toString('base64'),
    }),
  },
  {
    name: 'a redirect that carries it away',
    answer: (echo) => ({ status: 302, headers: { location: `https://evil.example/?k=${encodeURIComponent(echo)}` } }),
  },
  {
    name: 'a redirect to a private address',
    answer: () => ({ status: 307, headers: { location: 'http://169.254.169.254/' } }),
  },
  { name: 'broken compression', answer: () => ({ status: 200, headers: { 'content-encoding': 'gzip' }, body: 'no' }) },
  { name: 'a key that no header can hold', key: `${canary}\r\nX-Evil: 1` },
])('a call that fails by $name leaves the key nowhere', async ({ key, answer }) => {
  const { client, access } = managed;
  const { body: connection } = await connectFramer(managed, 'failing', key);
  managed.stub.answer = (request, response) => {
    const { status, headers, body } = answer?.(String(request.headers['x-api-key'])) ?? { status: 200 };
    response
      .writeHead(status, { 'content-type': 'application/json', ...headers })
      .end(Buffer.from(body ?? '', 'latin1'));
  };
  const actions = {
    Call: {
      type: 'ApiConnection',
      inputs: { host, method: 'get', path: '/price/1/1', retryPolicy: { type: 'none' } },
      runAfter: {},
    },
  };
  await save(managed, 'failing', { actions, ...connectionParameter }, references(connection.id));
  const run =
    (await fetch(await urlOf(managed, 'failing'), { method: 'POST' })).headers.get('x-ms-workflow-run-id') ?? '';
  const finished = await over(managed, 'failing', run);
  const action = await client.workflowRunActions.get(access.resourceGroup, 'failing', run, 'Call');
  const outputs = action.outputsLink?.uri === undefined ? '' : await (await fetch(action.outputsLink.uri)).text();
  expect(finished.status).toBe('Failed');
  expect(JSON.stringify([finished, action, outputs])).not.toMatch(/canary|Y2FuYXJ5/);
});

test('no secret is in the database in clear, in any encoding', async () => {
  const tables = await managed.store.system.query<{ table: string }>(
    `select tablename as "table" from pg_tables
     where schemaname = 'public' and has_table_privilege('tenon_worker', to_regclass('public.' || quote_ident(tablename)), 'select')`,
  );
  expect(tables.map(({ table }) => table)).toContain('connections');
  const forms = [
    canary,
    Buffer.from(canary).toString('base64').slice(0, 16),
    Buffer.from(canary).toString('hex'),
    encodeURIComponent(canary),
  ];
  for (const { table } of tables) {
    const rows = await managed.store.system.query<{ row: string }>(`select t::text as row from "${table}" t`);
    for (const form of forms)
      expect(
        rows.filter(({ row }) => row.includes(form)),
        table,
      ).toEqual([]);
  }
});
