import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type ManagedServer, startManagedServer } from '../../../../tools/testing/managed-server.ts';
import { type OpenidProvider, startOpenidProvider } from '../../../../tools/testing/openid-provider.ts';
import { signInAt } from '../../../../tools/testing/sign-in-at.ts';
import { tokenOfMember } from '../../../../tools/testing/token-of-member.ts';
import { packageWithWaysToConnect } from '../../../../tools/testing/ways-to-connect.ts';

// Attack T30 of docs/security.md.

let managed: ManagedServer;
let openid: OpenidProvider;
/** The connector that is tested, registered at the provider. */
let connectorId = '';

beforeAll(async () => {
  openid = await startOpenidProvider();
  managed = await startManagedServer({ allowedHosts: [openid.host] });
  const { id, redirectUrl } = await importConnector();
  connectorId = id;
  openid.register([redirectUrl]);
});
afterAll(async () => {
  openid.close();
  await managed.close();
});
beforeEach(async () => {
  openid.asked.length = 0;
  openid.lifeSeconds = 3600;
  await ask('DELETE', '/test-sign-ins');
});

async function importConnector(): Promise<{ readonly id: string; readonly redirectUrl: string }> {
  const files = Object.entries(packageWithWaysToConnect(openid)).map(([name, content]) => ({ name, content }));
  const { subscriptionId, resourceGroup } = managed.access;
  const body = { subscriptionId, resourceGroup, files };
  const imported = await managed.send('POST', `${managed.url}/api/v1/connectors?`, { body });
  expect(imported.status, JSON.stringify(imported.body)).toBe(201);
  return { id: imported.body.id, redirectUrl: imported.body.signIn.redirectUrl };
}

const ask = (method: string, path: string, options: { body?: unknown; token?: string; id?: string } = {}) =>
  managed.send(method, `${managed.url}/api/v1/connectors/${options.id ?? connectorId}${path}?`, options);

const offer = (body: object = {}) =>
  ask('POST', '/test-sign-ins', {
    body: { parameter: 'token', parameterSet: 'person', redirectUrl: `${managed.url}/signed-in`, ...body },
  });

/** Goes the whole way of a browser; answers what it comes back with. */
async function visit(): Promise<URLSearchParams> {
  const offered = await offer();
  expect(offered.status, JSON.stringify(offered.body)).toBe(200);
  return (await signInAt(offered.body.link, { until: `${managed.url}/signed-in`, login: 'ada' })).searchParams;
}

async function signIn() {
  const code = (await visit()).get('code');
  return ask('POST', '/test-sign-ins/confirm', { body: { code } });
}

const call = (parameterSet?: string, connection: object = {}) =>
  ask('POST', '/operations/Me/test', { body: { values: {}, connection, ...(parameterSet ? { parameterSet } : {}) } });

test('a member signs in at the provider, and the token is used by his tests and shown nowhere', async () => {
  expect((await call('person')).body.response.status).toBe(401);
  const signedIn = await signIn();
  expect(signedIn.body.signIns).toMatchObject([{ parameter: 'token', parameterSet: 'person', identity: 'ada' }]);
  const tested = await call('person');
  expect(tested.body.response).toMatchObject({ status: 200, body: expect.stringContaining('"caller":"ada"') });
  expect(tested.body.request.headers.Authorization).not.toMatch(/[\w-]{20}/);
  expect(openid.asked).toEqual(['authorization_code']);
  const kept = await managed.store.asSystem((scope) => scope.query('select sealed from test_sign_ins', []));
  expect(JSON.stringify(kept)).toMatch(/^\[\{"sealed":"tenon1\.[\w.-]+"\}\]$/);
});

test('a token that is due is renewed, once for tests at the same time, and signing out forgets it', async () => {
  openid.lifeSeconds = 1;
  await signIn();
  openid.lifeSeconds = 3600;
  await expect
    .poll(async () => [(await call('person')).body.response?.status, openid.asked.includes('refresh_token')])
    .toEqual([200, true]);
  const renewals = openid.asked.length;
  const tested = await Promise.all(Array.from({ length: 4 }, () => call('person')));
  expect(tested.map(({ body }) => body.response.status)).toEqual([200, 200, 200, 200]);
  expect(openid.asked).toHaveLength(renewals);
  expect((await ask('DELETE', '/test-sign-ins')).status).toBe(204);
  expect((await ask('GET', '/test-sign-ins')).body).toEqual({ signIns: [] });
  expect((await call('person')).body.response.status).toBe(401);
});

test('client credentials need nobody; a token that was got elsewhere comes before those of the server', async () => {
  expect((await call('robot')).body.response).toMatchObject({ status: 200 });
  expect(openid.asked).toEqual(['client_credentials']);
  expect((await call('robot', { token: 'from-elsewhere' })).body.response.status).toBe(401);
  expect(openid.asked).toEqual(['client_credentials']);
});

test('where there are several ways to connect and none is chosen, no token is obtained', async () => {
  await signIn();
  expect((await call()).body.response.status).toBe(401);
});

test('the code is good once, for the connector and the member of the sign-in', async () => {
  expect((await ask('POST', '/save', { body: {} })).status).toBe(200);
  const code = (await visit()).get('code');
  const confirm = (options: { token?: string; id?: string } = {}) =>
    ask('POST', '/test-sign-ins/confirm', { body: { code }, ...options });
  const unknown = { status: 400, body: { error: { code: 'consent-code-unknown' } } };
  const colleague = await tokenOfMember(managed, { role: 'Contributor' });
  expect(await confirm({ id: (await importConnector()).id })).toMatchObject(unknown);
  expect(await confirm({ token: colleague })).toMatchObject(unknown);
  expect((await confirm()).status).toBe(200);
  expect(await confirm()).toMatchObject(unknown);
  expect((await ask('GET', '/test-sign-ins', { token: colleague })).body).toEqual({ signIns: [] });
});

test('a connector that was changed since gets no token that was obtained for it before', async () => {
  await signIn();
  const general = (host: string) => ask('PATCH', '/general', { body: { host } });
  expect((await general(managed.stub.host)).status).toBe(200);
  const tested = await call('person');
  expect(tested.body.error).toMatchObject({
    code: 'test-not-authenticated',
    message: expect.stringContaining('was changed since you signed in'),
  });
  expect(managed.stub.seen).toEqual([]);
  await general(openid.host);
  expect((await ask('GET', '/test-sign-ins')).body).toEqual({ signIns: [] });
});

test.each([
  { name: 'an unknown parameter', body: { parameter: 'nope' }, code: 'oauth-parameter-unknown' },
  {
    name: 'another site to come back to',
    body: { redirectUrl: 'http://evil.example/' },
    code: 'redirect-url-not-valid',
  },
])('offers no sign-in for $name', async ({ body, code }) => {
  expect((await offer(body)).body.error.code).toBe(code);
});

test('a connector without a client id says so before a window goes anywhere', async () => {
  const { id } = await importConnector();
  const security = {
    kind: 'oauth2',
    identityProvider: 'oauth2',
    flow: 'authorizationCode',
    authorizationUrl: `${openid.issuer}/a`,
    tokenUrl: `${openid.issuer}/t`,
    scopes: [],
    clientId: '',
  };
  expect((await ask('PUT', '/security', { body: security, id })).status).toBe(200);
  const refused = await ask('POST', '/test-sign-ins', {
    id,
    body: { parameter: 'token', parameterSet: 'person', redirectUrl: `${managed.url}/signed-in` },
  });
  expect(refused.body.error).toMatchObject({
    code: 'client-id-missing',
    message: expect.stringContaining('under Security'),
  });
});

test('a provider that refuses the client is quoted to who signs in', async () => {
  const { id } = await importConnector();
  const wrong = {
    kind: 'oauth2',
    identityProvider: 'oauth2',
    flow: 'clientCredentials',
    authorizationUrl: '',
    tokenUrl: `${openid.issuer}/contoso/oauth2/token`,
    scopes: [],
    clientId: openid.client.id,
    clientSecret: 'wrong-secret-canary',
  };
  expect((await ask('PUT', '/security', { id, body: wrong })).status).toBe(200);
  const tested = await ask('POST', '/operations/Me/test', {
    id,
    body: { values: {}, connection: {}, parameterSet: 'person' },
  });
  expect(tested.body.error).toMatchObject({
    code: 'test-not-authenticated',
    message: expect.stringContaining('invalid_client'),
  });
  expect(JSON.stringify(tested.body)).not.toContain('canary');
});
