import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type ManagedServer, startManagedServer } from '../../../../../tools/testing/managed-server.ts';
import { over, respond, save, urlOf } from '../../../../../tools/testing/run-workflows.ts';

// Attacks T28, T29, T30 of docs/security.md.

/** The API and its authorization server in one: what it gave, and how long its tokens live. */
let managed: ManagedServer;
let issued = 0;
let lifeSeconds = 3600;
let answerToken: 'json' | 'form' | 'refuse' = 'json';
const current = () => `access-${issued}`;

beforeAll(async () => {
  managed = await startManagedServer();
  const { stub } = managed;
  stub.answer = (request, response) => {
    if (request.url.startsWith('/token')) {
      if (answerToken === 'refuse')
        return response.writeHead(400, { 'content-type': 'application/json' }).end('{"error":"invalid_grant"}');
      issued += 1;
      const fields = {
        access_token: current(),
        refresh_token: `refresh-${issued}`,
        expires_in: String(lifeSeconds),
        token_type: 'bearer',
      };
      return answerToken === 'json'
        ? response.writeHead(201, { 'content-type': 'application/json' }).end(JSON.stringify(fields))
        : response
            .writeHead(200, { 'content-type': 'application/x-www-form-urlencoded' })
            .end(new URLSearchParams(fields).toString());
    }
    const isGood = request.headers.authorization === `Bearer ${current()}`;
    return response.writeHead(isGood ? 200 : 401, { 'content-type': 'application/json' }).end('{"ok":true}');
  };
  const settings = {
    identityProvider: 'oauth2',
    clientId: 'our-client',
    clientSecret: 'client-canary',
    scopes: ['read', 'write'],
    customParameters: Object.fromEntries(
      ['authorization', 'token', 'refresh'].map((kind) => [
        `${kind}Url`,
        { value: `http://${stub.host}/${kind === 'authorization' ? 'authorize' : 'token'}` },
      ]),
    ),
  };
  const put = await managed.send('PUT', `${managed.group}/providers/Microsoft.Web/customApis/api`, {
    body: {
      location: 'local',
      properties: {
        displayName: 'Api',
        backendService: { serviceUrl: `http://${stub.host}/` },
        connectionParameters: { token: { type: 'oauthSetting', oAuthSettings: settings } },
        swagger: {
          swagger: '2.0',
          info: { title: 'Api', version: '1' },
          paths: { '/me': { get: { operationId: 'Me', responses: { 200: { description: 'ok' } } } } },
        },
      },
    },
  });
  expect(put.status).toBe(200);
});
afterAll(() => managed.close());
beforeEach(() => {
  managed.stub.seen.length = 0;
  lifeSeconds = 3600;
  answerToken = 'json';
});

const connectionPath = (name: string) => `${managed.group}/providers/Microsoft.Web/connections/${name}`;

/** A browser on its way: where it is sent, and what it is known by. */
interface Begun {
  readonly link: string;
  readonly authorize: URL;
  readonly cookie: string;
}

async function begin(name: string): Promise<Begun> {
  await managed.send('PUT', connectionPath(name), {
    body: { properties: { api: { id: `${managed.group}/providers/Microsoft.Web/customApis/api` } } },
  });
  const links = await managed.send('POST', `${connectionPath(name)}/listConsentLinks`, {
    body: { parameters: [{ parameterName: 'token', redirectUrl: 'http://127.0.0.1:9/back?x=1' }] },
  });
  const { link } = links.body.value[0];
  const started = await fetch(link, { redirect: 'manual' });
  const cookie = started.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ');
  return { link, authorize: new URL(started.headers.get('location') ?? ''), cookie };
}

async function comeBack({ authorize, cookie }: Omit<Begun, 'link'>, answer: Record<string, string>): Promise<Response> {
  const back = new URL(authorize.searchParams.get('redirect_uri') ?? '');
  for (const [name, value] of Object.entries(answer)) back.searchParams.set(name, value);
  return fetch(back, { redirect: 'manual', headers: { cookie } });
}

const stateOf = ({ authorize }: Pick<Begun, 'authorize'>) => authorize.searchParams.get('state') ?? '';

async function consent(name: string): Promise<void> {
  const begun = await begin(name);
  const back = await comeBack(begun, { code: 'their-code', state: stateOf(begun) });
  const code = new URL(back.headers.get('location') ?? '').searchParams.get('code');
  expect((await managed.send('POST', `${connectionPath(name)}/confirmConsentCode`, { body: { code } })).status).toBe(
    200,
  );
}

async function call(name: string): Promise<string | undefined> {
  const connectionId = (await managed.send('GET', connectionPath(name))).body.id;
  const host = { connection: { name: "@parameters('$connections')['api']['connectionId']" } };
  await save(
    managed,
    `use-${name}`,
    {
      actions: {
        Me: {
          type: 'ApiConnection',
          inputs: { host, method: 'get', path: '/me', retryPolicy: { type: 'none' } },
          runAfter: {},
        },
        ...respond('done', { Me: ['Succeeded', 'Failed'] }),
      },
      parameters: { $connections: { type: 'Object', defaultValue: {} } },
    },
    { $connections: { value: { api: { id: 'x', connectionId } } } },
  );
  const answer = await fetch(await urlOf(managed, `use-${name}`), { method: 'POST' });
  const run = answer.headers.get('x-ms-workflow-run-id') ?? '';
  await over(managed, `use-${name}`, run);
  return (await managed.client.workflowRunActions.get(managed.access.resourceGroup, `use-${name}`, run, 'Me')).status;
}

test('a provider that sends somebody on to another one does not get that one’s code', async () => {
  const begun = await begin('mixed-up');
  // The browser is sent to an honest provider with the state of this sign-in; that one answers where its own client is registered.
  const elsewhere = new URL(begun.authorize.searchParams.get('redirect_uri') ?? '');
  elsewhere.pathname = elsewhere.pathname.replace(/[0-9a-f-]{36}$/, '00000000-0000-4000-8000-000000000000');
  const authorize = new URL(begun.authorize);
  authorize.searchParams.set('redirect_uri', elsewhere.href);
  const back = await comeBack({ authorize, cookie: begun.cookie }, { code: 'honest-code', state: stateOf(begun) });
  expect(new URL(back.headers.get('location') ?? '').searchParams.get('error')).toBe('issuer_mismatch');
  expect(managed.stub.seen).toEqual([]);
  // And the code is not taken afterwards at the right address either.
  expect((await comeBack(begun, { code: 'honest-code', state: stateOf(begun) })).status).toBe(404);
});

test('goes from link to consent to tokens with PKCE, an exact redirect and a one-time state', async () => {
  const begun = await begin('whole');
  const { link, authorize } = begun;
  expect((await managed.send('GET', connectionPath('whole'))).body.properties.statuses).toMatchObject([
    { status: 'Error', target: 'token', error: { code: 'Unauthenticated' } },
  ]);
  expect(Object.fromEntries(authorize.searchParams)).toMatchObject({
    response_type: 'code',
    client_id: 'our-client',
    redirect_uri: expect.stringMatching(new RegExp(`^${managed.url}/consent/callback/[0-9a-f-]{36}$`)),
    scope: 'read write',
    code_challenge_method: 'S256',
  });
  const state = stateOf(begun);
  const back = await comeBack(begun, { code: 'their-code', state });
  const target = new URL(back.headers.get('location') ?? '');
  expect(`${target.origin}${target.pathname}`).toBe('http://127.0.0.1:9/back');
  expect(target.searchParams.get('x')).toBe('1');
  const sent = new URLSearchParams(managed.stub.seen.at(-1)?.body);
  expect(Object.fromEntries(sent)).toMatchObject({
    grant_type: 'authorization_code',
    code: 'their-code',
    client_secret: 'client-canary',
  });
  expect(
    createHash('sha256')
      .update(sent.get('code_verifier') ?? '')
      .digest('base64url'),
  ).toBe(authorize.searchParams.get('code_challenge'));
  const confirm = (name: string, code: string | null) =>
    managed.send('POST', `${connectionPath(name)}/confirmConsentCode`, { body: { code } });
  await begin('other');
  expect(await confirm('other', 'nope')).toMatchObject({
    status: 400,
    body: { error: { code: 'InvalidConsentCode' } },
  });
  expect((await confirm('whole', target.searchParams.get('code'))).status).toBe(200);
  expect((await confirm('whole', target.searchParams.get('code'))).status).toBe(400);
  const connection = await managed.send('GET', connectionPath('whole'));
  expect(connection.body.properties.statuses).toEqual([{ status: 'Connected' }]);
  expect(JSON.stringify(connection.body)).not.toMatch(/access-|refresh-|canary/);
  expect((await fetch(link, { redirect: 'manual' })).status).toBe(404);
  expect((await comeBack(begun, { code: 'x', state })).status).toBe(404);
  expect(await call('whole')).toBe('Succeeded');
});

test.each([
  { name: 'no state', answer: { code: 'c' } },
  { name: 'a foreign state', answer: { code: 'c', state: 'A'.repeat(43) } },
])('refuses a callback with $name', async ({ answer }) => {
  expect((await comeBack(await begin('refused'), answer)).status).toBe(404);
  expect(managed.stub.seen).toEqual([]);
});

test.each([
  { name: 'another issuer', answer: { code: 'c', iss: 'https://evil.example' }, error: 'issuer_mismatch' },
  { name: 'a refusal', answer: { error: 'access_denied' }, error: 'access_denied' },
])('tells who asked of $name, and sends no secret', async ({ answer, error }) => {
  const begun = await begin('told');
  const back = await comeBack(begun, { ...answer, state: stateOf(begun) });
  expect(new URL(back.headers.get('location') ?? '').searchParams.get('error')).toBe(error);
  expect(managed.stub.seen).toEqual([]);
});

test('a browser that did not begin the consent neither ends it nor disturbs it', async () => {
  const begun = await begin('lured');
  const other = await begin('lured');
  for (const cookie of ['', other.cookie, `${begun.cookie}x`]) {
    expect((await comeBack({ ...begun, cookie }, { code: 'c', state: stateOf(begun) })).status).toBe(404);
  }
  expect(managed.stub.seen).toEqual([]);
  const back = await comeBack(begun, { code: 'c', state: stateOf(begun) });
  expect(new URL(back.headers.get('location') ?? '').searchParams.get('code')).not.toBeNull();
});

test('two states are one too many, and each consent has a verifier of its own', async () => {
  const [one, two] = [await begin('swapped'), await begin('swapped')];
  expect(one.authorize.searchParams.get('code_challenge')).not.toBe(two.authorize.searchParams.get('code_challenge'));
  const back = new URL(one.authorize.searchParams.get('redirect_uri') ?? '');
  for (const state of [stateOf(one), stateOf(two)]) back.searchParams.append('state', state);
  back.searchParams.set('code', 'c');
  const answer = await fetch(back, { redirect: 'manual', headers: { cookie: `${one.cookie}; ${two.cookie}` } });
  expect(answer.status).toBe(404);
  expect(managed.stub.seen).toEqual([]);
});

test('the code of one connection opens no other', async () => {
  const begun = await begin('mine');
  const back = await comeBack(begun, { code: 'c', state: stateOf(begun) });
  const code = new URL(back.headers.get('location') ?? '').searchParams.get('code');
  await begin('theirs');
  const confirm = (name: string) =>
    managed.send('POST', `${connectionPath(name)}/confirmConsentCode`, { body: { code } });
  expect(await confirm('theirs')).toMatchObject({ status: 400, body: { error: { code: 'InvalidConsentCode' } } });
  expect((await managed.send('GET', connectionPath('mine'))).body.properties.statuses[0].status).toBe('Error');
});

test('a link that leads to another site afterwards is opened by the member who asked for it only', async () => {
  await begin('away');
  const links = await managed.send('POST', `${connectionPath('away')}/listConsentLinks`, {
    body: { parameters: [{ parameterName: 'token', redirectUrl: 'https://elsewhere.example/take' }] },
  });
  const { link } = links.body.value[0];
  const lured = await fetch(link, { redirect: 'manual' });
  expect([lured.status, await lured.text()]).toEqual([403, expect.stringContaining('begun by somebody else')]);
  const authorization = `Bearer ${managed.access.token}`;
  const asker = await fetch(link, { redirect: 'manual', headers: { authorization } });
  expect(new URL(asker.headers.get('location') ?? '').host).toBe(managed.stub.host);
});

test.each(['http://evil.example/', 'javascript:alert(1)', 'ftp://x', 'not a url'])(
  'offers no link that comes back to %s',
  async (redirectUrl) => {
    await begin('back');
    const answer = await managed.send('POST', `${connectionPath('back')}/listConsentLinks`, {
      body: { parameters: [{ parameterName: 'token', redirectUrl }] },
    });
    expect(answer.status).toBe(400);
  },
);

test('renews a token once for many callers when it is due, and keeps what the server gave', async () => {
  await consent('renewed');
  lifeSeconds = 1;
  await consent('renewed');
  lifeSeconds = 3600;
  await new Promise((resolve) => setTimeout(resolve, 900));
  managed.stub.seen.length = 0;
  const path = `${connectionPath('renewed')}/dynamicInvoke`;
  const calls = await Promise.all(
    Array.from({ length: 8 }, () => managed.send('POST', path, { body: { request: { method: 'GET', path: '/me' } } })),
  );
  expect(calls.map(({ body }) => body.response?.statusCode)).toEqual(Array(8).fill('OK'));
  expect(managed.stub.seen.filter(({ url }) => url.startsWith('/token'))).toHaveLength(1);
});

test('renews a token that the API refuses, once; a consent that has ended asks for a new sign-in', async () => {
  answerToken = 'form';
  await consent('ended');
  issued += 1;
  expect(await call('ended')).toBe('Succeeded');
  issued += 1;
  answerToken = 'refuse';
  managed.stub.seen.length = 0;
  expect(await call('ended')).toBe('Failed');
  expect(managed.stub.seen.filter(({ url }) => url.startsWith('/token'))).toHaveLength(1);
  const { statuses } = (await managed.send('GET', connectionPath('ended'))).body.properties;
  expect(statuses).toMatchObject([
    { status: 'Error', error: { code: 'Unauthenticated', message: expect.stringContaining('Sign in again') } },
  ]);
});
