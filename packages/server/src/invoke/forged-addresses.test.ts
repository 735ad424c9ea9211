import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type ManagedServer, startManagedServer } from '../../../../tools/testing/managed-server.ts';
import { respond, save, urlOf } from '../../../../tools/testing/run-workflows.ts';

// T19: verifiers that fail open. T20: parts of an address that are not in it. T21: other spellings of what was signed.
let managed: ManagedServer;
let good: URL;
let other: URL;
beforeAll(async () => {
  managed = await startManagedServer();
  const triggers = {
    manual: { type: 'Request', kind: 'Http', inputs: { method: 'POST', relativePath: '/orders/{id}' } },
  };
  await save(managed, 'mine', { triggers, actions: respond("@triggerOutputs()['relativePathParameters']['id']") });
  await save(managed, 'twin', { triggers, actions: respond('twin') });
  good = new URL((await urlOf(managed, 'mine')).replace('%7Bid%7D', '7').replace('{id}', '7'));
  other = new URL((await urlOf(managed, 'twin')).replace('%7Bid%7D', '7').replace('{id}', '7'));
});
afterAll(() => managed.close());

/** How often the workflow was started so far. */
async function runsOf(name: string): Promise<number> {
  const { body } = await managed.send('GET', `${managed.group}/providers/Microsoft.Logic/workflows/${name}/runs`);
  return body.value.length;
}

let before: readonly number[];
beforeEach(async () => {
  before = [await runsOf('mine'), await runsOf('twin')];
});

const call = (url: string | URL, headers: Record<string, string> = {}, body = 'x') =>
  fetch(url, { method: 'POST', headers, body });

const keyOf = (url: URL) => url.pathname.split('/')[2] ?? '';
const signatureOf = (url: URL) => url.searchParams.get('sig') ?? '';

function changed(change: (url: URL) => void): URL {
  const url = new URL(good);
  change(url);
  return url;
}

/** Sends a path that `URL` would clean. */
const asItIs = (path: string) => `${managed.url}${path}${good.search}`;

test('the address that all others are made of is good', async () => {
  const answer = await call(good);
  expect([answer.status, await answer.text()]).toEqual([200, '7']);
});

test('with its keys gone a workflow takes no call, signed with nothing or by whomever', async () => {
  await save(managed, 'keyless', { actions: respond('open') });
  const url = new URL(await urlOf(managed, 'keyless'));
  const session = await managed.store.session();
  await session.query(
    `update workflows set primary_key = ''::bytea, secondary_key = ''::bytea where name = 'keyless' returning name`,
  );
  await session.close();
  // Keys are remembered for a moment.
  await expect.poll(async () => (await call(url)).status).not.toBe(200);
  const runsBefore = await runsOf('keyless');
  const fields = [keyOf(url), url.searchParams.get('sp') ?? '', '1.0', '', ''];
  const text = fields.map((field) => `${field.length}:${field}`).join('|');
  const nothing = createHmac('sha256', '').update(text).digest('base64url');
  for (const signature of [signatureOf(url), nothing, '', 'undefined', 'null']) {
    url.searchParams.set('sig', signature);
    expect((await call(url)).status).not.toBe(200);
  }
  expect(await runsOf('keyless')).toBe(runsBefore);
});

test.each([
  { name: 'no query at all', url: () => changed((url) => (url.search = '')) },
  { name: 'an empty signature', url: () => changed((url) => url.searchParams.set('sig', '')) },
  { name: 'the signature of a twin', url: () => changed((url) => url.searchParams.set('sig', signatureOf(other))) },
  { name: 'the key of a twin', url: () => changed((url) => (url.pathname = other.pathname)) },
  { name: 'a permission for everything', url: () => changed((url) => url.searchParams.set('sp', '/triggers/*/run')) },
  { name: 'a permission for more', url: () => changed((url) => url.searchParams.set('sp', '/')) },
  {
    name: 'a permission encoded twice',
    url: () => changed((url) => url.searchParams.set('sp', '%2Ftriggers%2Fmanual%2Frun')),
  },
  {
    name: 'a permission given twice',
    url: () => changed((url) => url.searchParams.append('sp', '/triggers/manual/run')),
  },
  { name: 'a version given twice', url: () => changed((url) => url.searchParams.append('sv', '1.0')) },
  { name: 'an older version', url: () => changed((url) => url.searchParams.set('sv', '0.9')) },
  {
    name: 'a NUL after the signature',
    url: () => changed((url) => url.searchParams.set('sig', `${signatureOf(url)}\0`)),
  },
  {
    name: 'a space after the signature',
    url: () => changed((url) => url.searchParams.set('sig', `${signatureOf(url)} `)),
  },
  {
    name: 'padding after the signature',
    url: () => changed((url) => url.searchParams.set('sig', `${signatureOf(url)}=`)),
  },
  { name: 'an expiry put in', url: () => changed((url) => url.searchParams.set('se', '2999-01-01T00:00:00Z')) },
  { name: 'names in capitals', url: () => `${managed.url}${good.pathname}${good.search.replace('sig=', 'SIG=')}` },
  { name: 'its name in brackets', url: () => `${managed.url}${good.pathname}${good.search.replace('sig=', 'sig[]=')}` },
  { name: 'semicolons', url: () => `${managed.url}${good.pathname}${good.search.replaceAll('&', ';')}` },
  { name: 'its query in the fragment', url: () => `${managed.url}${good.pathname}#${good.search}` },
])('T19: $name opens nothing', async ({ url }) => {
  const answer = await call(url());
  expect(answer.status).toBe(401);
  expect([await runsOf('mine'), await runsOf('twin')]).toEqual(before);
});

test('T19: what signs in elsewhere does not replace a signature, nor does a signature elsewhere than in the query', async () => {
  const signature = signatureOf(good);
  const query = good.search.slice(1);
  const unsigned = changed((url) => (url.search = ''));
  for (const headers of [
    { authorization: `Bearer ${managed.access.token}` },
    { authorization: `SharedKey ${signature}` },
    { authorization: 'Bearer' },
    { authorization: '\u00ff\u0080' },
    { 'x-ms-signature': signature, 'x-hub-signature-256': `sha256=${signature}` },
    { 'x-original-url': `${good.pathname}${good.search}`, 'x-rewrite-url': good.search },
    { cookie: query.replaceAll('&', '; ') },
    { 'x-http-method-override': 'GET', 'x-forwarded-uri': good.href },
  ]) {
    expect((await call(unsigned, headers)).status).toBe(401);
  }
  expect((await call(unsigned, { 'content-type': 'application/x-www-form-urlencoded' }, query)).status).toBe(401);
  expect([await runsOf('mine'), await runsOf('twin')]).toEqual(before);
});

test.each([
  { name: 'no workflow', path: () => '/workflows//triggers/manual/paths/invoke/orders/7' },
  { name: 'its name instead of its key', path: () => '/workflows/mine/triggers/manual/paths/invoke/orders/7' },
  { name: 'no trigger', path: () => `/workflows/${keyOf(good)}/triggers//paths/invoke/orders/7` },
  { name: 'the path alone', path: () => '/triggers/manual/paths/invoke/orders/7' },
  { name: 'the relative path alone', path: () => '/orders/7' },
  { name: 'the key in another place', path: () => `/workflows/x/triggers/${keyOf(good)}/paths/invoke/orders/7` },
  {
    name: 'the key in the query',
    path: () => `/workflows/x/triggers/manual/paths/invoke/orders/7?key=${keyOf(good)}&`,
  },
  {
    name: 'the key with its hyphens',
    path: () => `/workflows/${keyOf(good).replace(/^(.{8})/, '$1-')}/triggers/manual/paths/invoke/orders/7`,
  },
  {
    name: 'half of the key',
    path: () => `/workflows/${keyOf(good).slice(0, 16)}/triggers/manual/paths/invoke/orders/7`,
  },
  { name: 'a wildcard', path: () => '/workflows/%25/triggers/manual/paths/invoke/orders/7' },
  { name: 'another path', path: () => `/workflows/${keyOf(good)}/triggers/manual/paths/invoke/orders` },
  { name: 'a longer path', path: () => `/workflows/${keyOf(good)}/triggers/manual/paths/invoke/orders/7/8` },
])('T20: $name finds nothing', async ({ path }) => {
  const answer = await call(asItIs(path()));
  expect([401, 404]).toContain(answer.status);
  expect([await runsOf('mine'), await runsOf('twin')]).toEqual(before);
});

test.each([
  { name: 'steps out of another trigger', path: 'triggers/other/..%2fmanual/paths/invoke/orders/7', status: 404 },
  { name: 'an encoded slash', path: 'triggers/manual%2Fpaths%2Finvoke%2Forders%2F7', status: 404 },
  { name: 'a name encoded twice', path: 'triggers/%256danual/paths/invoke/orders/7', status: 401 },
  { name: 'a space after the name', path: 'triggers/manual%20/paths/invoke/orders/7', status: 401 },
  { name: 'a NUL after the name', path: 'triggers/manual%00/paths/invoke/orders/7', status: 401 },
  { name: 'a full-width letter', path: `triggers/${encodeURIComponent('ｍanual')}/paths/invoke/orders/7`, status: 401 },
  { name: 'a matrix parameter', path: 'triggers/manual;x=1/paths/invoke/orders/7', status: 401 },
])('T21: $name is another address', async ({ path, status }) => {
  expect((await call(asItIs(`/workflows/${keyOf(good)}/${path}`))).status).toBe(status);
  expect([await runsOf('mine'), await runsOf('twin')]).toEqual(before);
});

test('T21: spellings that HTTP calls the same are the same, and one call is one run', async () => {
  for (const path of [
    `/workflows/${keyOf(good).toUpperCase()}/triggers/manual/paths/invoke/orders/7`,
    `/workflows/${keyOf(good)}/triggers/MANUAL/paths/invoke/orders/7`,
    `/workflows/${keyOf(good)}/triggers/%6danual/paths/invoke/orders/7`,
  ]) {
    const answer = await call(asItIs(path));
    expect([answer.status, await answer.text()]).toEqual([200, '7']);
  }
  expect(await runsOf('mine')).toBe((before[0] ?? 0) + 3);
});
