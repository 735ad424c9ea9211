import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  connectFramer,
  connectionParameter,
  framerApi,
  host,
  references,
} from '../../../../../tools/testing/framer-api.ts';
import { type ManagedServer, startManagedServer } from '../../../../../tools/testing/managed-server.ts';
import { over, save, urlOf } from '../../../../../tools/testing/run-workflows.ts';

// T13: whatever a call through a connection names, in the designer or in a run, its key goes to the connector's host.
let managed: ManagedServer;
let thief = '';
let stolen = 0;
const server = createServer((_, response) => {
  stolen += 1;
  response.end();
});

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  thief = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  managed = await startManagedServer({ allowedHosts: [thief] });
  await managed.send('PUT', `${managed.group}/providers/Microsoft.Web/customApis/framer`, { body: framerApi(managed) });
  await connectFramer(managed, 'mine');
});
afterAll(async () => {
  await managed.close();
  server.close();
});
beforeEach(() => {
  stolen = 0;
  managed.stub.seen.length = 0;
});

const overrides: readonly { readonly name: string; readonly request: () => object }[] = [
  { name: 'a whole address', request: () => ({ path: `http://${thief}/price/1/2` }) },
  { name: 'an address without its scheme', request: () => ({ path: `//${thief}/price/1/2` }) },
  { name: 'an address with backslashes', request: () => ({ path: `\\\\${thief}\\price` }) },
  { name: 'a scheme without slashes', request: () => ({ path: `http:${thief}/price` }) },
  { name: 'a user before the host', request: () => ({ path: `@${thief}/price/1/2` }) },
  { name: 'a host that goes on', request: () => ({ path: `.evil.example/price` }) },
  { name: 'a port that goes on', request: () => ({ path: `:80@${thief}/` }) },
  { name: 'steps out of the base path', request: () => ({ path: `/../../..//${thief}/price` }) },
  { name: 'encoded steps', request: () => ({ path: `/%2e%2e/%2e%2e/price/1/2` }) },
  { name: 'a line break', request: () => ({ path: `/price/1/2 HTTP/1.1\r\nHost: ${thief}\r\n\r\n` }) },
  { name: 'a query that is a path', request: () => ({ path: '/price/1/2', queries: { '': `x@${thief}` } }) },
  { name: 'a header Host', request: () => ({ path: '/price/1/2', headers: { Host: thief } }) },
  { name: 'a header :authority', request: () => ({ path: '/price/1/2', headers: { ':authority': thief } }) },
  { name: 'a forwarded host', request: () => ({ path: '/price/1/2', headers: { 'X-Forwarded-Host': thief } }) },
  {
    name: 'a header with a line break',
    request: () => ({ path: '/price/1/2', headers: { X: `a\r\nHost: ${thief}` } }),
  },
  {
    name: 'another server',
    request: () => ({ path: '/price/1/2', host: thief, server: thief, url: `http://${thief}/` }),
  },
];

function expectKept(): void {
  expect(stolen).toBe(0);
  for (const { headers, url } of managed.stub.seen) {
    expect(headers.host).toBe(managed.stub.host);
    expect(url.startsWith('/v1/')).toBe(true);
  }
}

test.each(overrides)('the designer sends no key elsewhere by $name', async ({ request }) => {
  const path = `${managed.group}/providers/Microsoft.Web/connections/mine/dynamicInvoke`;
  const answer = await managed.send('POST', path, { body: { request: { method: 'get', ...request() } } });
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(500);
  expectKept();
});

test('a run sends no key elsewhere by any of these', async () => {
  const actions = overrides.map(({ request }, index) => {
    const { path, ...more } = request() as { path: string };
    const inputs = { ...more, host, method: 'get', path: path.replaceAll('@', '@@'), retryPolicy: { type: 'none' } };
    return [`Call${index}`, { type: 'ApiConnection', inputs, runAfter: {} }];
  });
  await save(
    managed,
    'overrides',
    { actions: Object.fromEntries(actions), ...connectionParameter },
    references(`${managed.group}/providers/Microsoft.Web/connections/mine`),
  );
  const { headers } = await fetch(await urlOf(managed, 'overrides'), { method: 'POST' });
  await over(managed, 'overrides', headers.get('x-ms-workflow-run-id') ?? '');
  expectKept();
});

test('the key does go to the host of the connector', async () => {
  const path = `${managed.group}/providers/Microsoft.Web/connections/mine/dynamicInvoke`;
  await managed.send('POST', path, { body: { request: { method: 'get', path: '/price/1/2' } } });
  expect(managed.stub.seen).toMatchObject([{ url: '/v1/price/1/2' }]);
  expect(managed.stub.seen[0]?.headers['x-api-key']).toBeDefined();
});
