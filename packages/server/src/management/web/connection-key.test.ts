import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { answerOfLists, listsDefinition, listsKey } from '../../../../../tools/testing/lists-api.ts';
import { type ManagedServer, startManagedServer } from '../../../../../tools/testing/managed-server.ts';
import { makeConnectionKey } from '../../invoke/connection-key.ts';

let managed: ManagedServer;
beforeAll(async () => {
  managed = await startManagedServer();
  managed.stub.answer = (request, response) => {
    const { status, body } = answerOfLists(request, request.body);
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  };
  const properties = {
    displayName: 'Lists',
    swagger: listsDefinition(managed.stub.host),
    connectionParameters: { api_key: { type: 'securestring' } },
  };
  await managed.send('PUT', `${managed.group}/providers/Microsoft.Web/customApis/lists`, {
    body: { location: 'local', properties },
  });
});
afterAll(() => managed.close());

const pathOf = (name: string) => `${managed.group}/providers/Microsoft.Web/connections/${name}`;
const api = () => ({ id: `${managed.group}/providers/Microsoft.Web/customApis/lists` });

async function connect(name: string): Promise<void> {
  const properties = { displayName: name, api: api(), parameterValues: { api_key: listsKey } };
  await managed.send('PUT', pathOf(name), { body: { location: 'local', properties } });
}

async function keyOf(name: string): Promise<{ readonly connectionKey: string; readonly runtimeUrls: [string] }> {
  const body = { validityTimeSpan: '1.00:00:00' };
  const { status, body: answer } = await managed.send('POST', `${pathOf(name)}/listConnectionKeys`, { body });
  expect(status).toBe(200);
  return answer;
}

const call = (url: string, key: string, init: RequestInit = {}) =>
  fetch(url, { ...init, headers: { ...init.headers, authorization: `Key ${key}` } });

beforeEach(() => connect('mine'));

test('a program calls through a connection with its key, and knows no secret of it', async () => {
  const { connectionKey, runtimeUrls } = await keyOf('mine');
  const got = await call(`${runtimeUrls[0]}/lists?site=s2`, connectionKey);
  expect([got.status, got.headers.get('content-type')]).toEqual([200, expect.stringContaining('application/json')]);
  expect(got.headers.get('content-security-policy')).toContain('sandbox');
  expect(await got.text()).not.toContain(listsKey);
  expect(managed.stub.seen.at(-1)).toMatchObject({ method: 'GET', url: expect.stringContaining('/lists?site=s2') });
  const headers = { 'content-type': 'application/json' };
  const url = `${runtimeUrls[0]}/items?site=s1&list=orders`;
  expect((await call(url, connectionKey, { method: 'POST', headers, body: '{"Title":"a"}' })).status).toBeLessThan(300);
  expect(managed.stub.seen.at(-1)?.body).toBe('{"Title":"a"}');
});

test('a key opens its own connection only, until it expires or the connection is gone', async () => {
  await connect('other');
  const mine = await keyOf('mine');
  const other = await keyOf('other');
  const seen = managed.stub.seen.length;
  const { tenantId } = managed.access;
  const hex = mine.runtimeUrls[0].split('/').at(-1) ?? '';
  const connectionId = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  const { vault, clock } = managed.parts;
  const past = makeConnectionKey(vault, { tenantId, connectionId }, new Date(clock.now().getTime() - 1));
  for (const key of [other.connectionKey, past, `${mine.connectionKey}x`, 'abc', managed.access.token]) {
    const refused = await call(`${mine.runtimeUrls[0]}/lists?site=s1`, key);
    expect([refused.status, (await refused.json()).error.code]).toEqual([401, 'InvalidAuthenticationToken']);
  }
  expect((await fetch(`${mine.runtimeUrls[0]}/lists?site=s1`)).status).toBe(401);
  expect((await managed.send('GET', managed.group, { token: mine.connectionKey })).status).toBe(401);
  await managed.send('DELETE', pathOf('mine'));
  const gone = await call(`${mine.runtimeUrls[0]}/lists?site=s1`, mine.connectionKey);
  expect([gone.status, (await gone.json()).error.code]).toEqual([404, 'ConnectionNotFound']);
  expect(managed.stub.seen).toHaveLength(seen);
});

test('a key is good for a day unless told, and for thirty at most', async () => {
  const list = (body?: unknown) =>
    managed.send('POST', `${pathOf('mine')}/listConnectionKeys`, body === undefined ? {} : { body });
  const hours = (expiresOn: string) => (Date.parse(expiresOn) - Date.now()) / 3_600_000;
  expect(hours((await list()).body.expiresOn)).toBeCloseTo(24, 0);
  expect(hours((await list({ validityTimeSpan: '02:30:00' })).body.expiresOn)).toBeCloseTo(2.5, 0);
  for (const validityTimeSpan of ['31.00:00:00', '00:00:00', '24:00:00', 'P1D', 5])
    expect(await list({ validityTimeSpan })).toMatchObject({
      status: 400,
      body: { error: { code: 'InvalidRequestContent' } },
    });
  expect((await managed.send('POST', `${pathOf('nobody')}/listConnectionKeys`)).status).toBe(404);
});
