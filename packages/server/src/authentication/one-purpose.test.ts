import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { connectFramer, framerApi } from '../../../../tools/testing/framer-api.ts';
import { type ManagedServer, startManagedServer } from '../../../../tools/testing/managed-server.ts';
import { save, urlOf } from '../../../../tools/testing/run-workflows.ts';
import { createOneTimeLink } from '../ownership/one-time-link.ts';

// Attack T22 of docs/security.md.

/** Everything that opens something here. */
const kinds = [
  'API token',
  'session',
  'csrf token',
  'one-time link',
  'invitation',
  'signature of a trigger',
  'signature of a callback',
  'signature of a late response',
  'signature of a content link',
  'consent link',
  'consent code',
] as const;
type Kind = (typeof kinds)[number];

let managed: ManagedServer;
const tokens = new Map<Kind, string>();
/** The signed addresses, by what signs them. */
const addresses = new Map<Kind, string>();

beforeAll(async () => {
  managed = await startManagedServer();
  await makeSignedAddresses();
  await makeConsents();
  await makeTokens();
});
afterAll(() => managed.close());

async function makeSignedAddresses(): Promise<void> {
  let callbackUrl = '';
  managed.stub.answer = (request, response) => {
    callbackUrl = JSON.parse(request.body).url;
    response.writeHead(200).end();
  };
  await save(managed, 'signed', {
    actions: {
      Later: {
        type: 'Response',
        kind: 'Http',
        operationOptions: 'Asynchronous',
        inputs: { statusCode: 200, body: 'late' },
        runAfter: { Hook: ['Succeeded'] },
      },
      Hook: {
        type: 'HttpWebhook',
        inputs: {
          subscribe: { method: 'POST', uri: `http://${managed.stub.host}/s`, body: { url: '@{listCallbackUrl()}' } },
          unsubscribe: {},
        },
        runAfter: {},
      },
    },
  });
  addresses.set('signature of a trigger', await urlOf(managed, 'signed'));
  const accepted = await fetch(await urlOf(managed, 'signed'), { method: 'POST', body: 'x' });
  addresses.set('signature of a late response', accepted.headers.get('location') ?? '');
  await vi.waitFor(() => expect(callbackUrl).not.toBe(''), { timeout: 30_000 });
  addresses.set('signature of a callback', callbackUrl);
  const run = accepted.headers.get('x-ms-workflow-run-id') ?? '';
  const found = await managed.client.workflowRuns.get(managed.access.resourceGroup, 'signed', run);
  addresses.set('signature of a content link', found.trigger?.outputsLink?.uri ?? '');
  for (const [kind, address] of addresses) tokens.set(kind, new URL(address).searchParams.get('sig') ?? '');
}

const connectionPath = (name: string) => `${managed.group}/providers/Microsoft.Web/connections/${name}`;

async function makeConsents(): Promise<void> {
  const { stub, group, send } = managed;
  stub.answer = (_, response) =>
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"access_token":"a","token_type":"bearer"}');
  const urls = ['authorization', 'token', 'refresh'].map((kind) => [
    `${kind}Url`,
    { value: `http://${stub.host}/${kind}` },
  ]);
  const token = {
    type: 'oauthSetting',
    oAuthSettings: {
      identityProvider: 'oauth2',
      clientId: 'c',
      scopes: [],
      customParameters: Object.fromEntries(urls),
    },
  };
  await send('PUT', `${group}/providers/Microsoft.Web/customApis/framer`, {
    body: framerApi(managed, { connectionParameters: { token } }),
  });
  await connectFramer(managed, 'mine');
  const offer = async (): Promise<string> => {
    await send('PUT', connectionPath('mine'), {
      body: { properties: { api: { id: `${group}/providers/Microsoft.Web/customApis/framer` } } },
    });
    const parameters = [{ parameterName: 'token', redirectUrl: `${managed.url}/connections` }];
    return (await send('POST', `${connectionPath('mine')}/listConsentLinks`, { body: { parameters } })).body.value[0]
      .link;
  };
  const started = await fetch(await offer(), { redirect: 'manual' });
  const asked = new URL(started.headers.get('location') ?? '').searchParams;
  const cookie = started.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const callback = `${asked.get('redirect_uri')}?code=c&state=${asked.get('state')}`;
  const back = await fetch(callback, { redirect: 'manual', headers: { cookie } });
  tokens.set('consent code', new URL(back.headers.get('location') ?? '').searchParams.get('code') ?? '');
  tokens.set('consent link', (await offer()).split('/').at(-1) ?? '');
}

async function makeTokens(): Promise<void> {
  tokens.set('API token', managed.access.token);
  const link = async () => (await createOneTimeLink(managed.parts))?.url.split('#')[1] ?? '';
  const claimed = await managed.send('POST', `${managed.url}/api/v1/bootstrap`, {
    body: { token: await link() },
    token: null,
  });
  tokens.set('session', /tenon-\d+=([^;]+)/.exec(claimed.headers.get('set-cookie') ?? '')?.[1] ?? '');
  tokens.set('csrf token', claimed.body.csrfToken);
  const invited = await managed.send('POST', `${managed.url}/api/v1/invitations`, {
    body: { email: 'a@example.com', role: 'Reader' },
  });
  tokens.set('invitation', invited.body.link.split('#')[1]);
  tokens.set('one-time link', await link());
}

const platform = (method: string, path: string, options: object) =>
  managed.send(method, `${managed.url}/api/v1${path}`, { token: null, ...options });
const signed = (kind: Kind, method: string) => async (token: string) => {
  const address = new URL(addresses.get(kind) ?? '');
  address.searchParams.set('sig', token);
  return fetch(address, { method, redirect: 'manual' });
};

/** By which the browser that began a consent last is known. */
let consentCookie = '';

/** Every place where something may be shown that opens it, and what does open it. */
const doors: readonly {
  readonly door: string;
  readonly opens: Kind;
  readonly knock: (token: string) => Promise<{ readonly status: number }>;
}[] = [
  { door: 'the platform API', opens: 'API token', knock: (token) => platform('GET', '/me', { token }) },
  { door: 'the management API', opens: 'API token', knock: (token) => managed.send('GET', managed.group, { token }) },
  {
    door: 'the cookie',
    opens: 'session',
    knock: (token) => platform('GET', '/me', { headers: { cookie: `tenon-${new URL(managed.url).port}=${token}` } }),
  },
  {
    door: 'the cookie of https',
    opens: 'session',
    knock: (token) => platform('GET', '/me', { headers: { cookie: `__Host-tenon=${token}` } }),
  },
  {
    door: 'an address of signing in once',
    opens: 'one-time link',
    knock: (token) => platform('POST', '/bootstrap', { body: { token } }),
  },
  {
    door: 'reading an invitation',
    opens: 'invitation',
    knock: (token) => platform('POST', '/invitations/read', { body: { token } }),
  },
  {
    door: 'accepting an invitation',
    opens: 'invitation',
    knock: (token) =>
      platform('POST', '/invitations/accept', { body: { token, displayName: 'E', password: 'correct horse battery' } }),
  },
  { door: 'a trigger', opens: 'signature of a trigger', knock: signed('signature of a trigger', 'POST') },
  { door: 'a callback', opens: 'signature of a callback', knock: signed('signature of a callback', 'POST') },
  {
    door: 'a late response',
    opens: 'signature of a late response',
    knock: signed('signature of a late response', 'GET'),
  },
  { door: 'a content link', opens: 'signature of a content link', knock: signed('signature of a content link', 'GET') },
  {
    door: 'the beginning of a consent',
    opens: 'consent link',
    async knock(token) {
      const begun = await fetch(`${managed.url}/consent/${encodeURIComponent(token)}`, { redirect: 'manual' });
      consentCookie = begun.headers.getSetCookie()[0]?.split(';')[0] ?? '';
      return begun;
    },
  },
  {
    door: 'the end of a consent',
    opens: 'consent link',
    knock: (token) =>
      fetch(`${managed.url}/consent/callback/any?code=c&state=${encodeURIComponent(token)}`, {
        redirect: 'manual',
        headers: { cookie: consentCookie },
      }),
  },
  {
    door: 'the confirmation of a consent',
    opens: 'consent code',
    knock: (code) => managed.send('POST', `${connectionPath('mine')}/confirmConsentCode`, { body: { code } }),
  },
];

test('what a test needs is there', () => {
  for (const kind of kinds) expect(tokens.get(kind), kind).toMatch(/^[\w-]{20,}$/);
});

describe.each(doors)('$door', ({ opens, knock }) => {
  test.each(kinds.filter((kind) => kind !== opens).map((kind) => ({ kind })))(
    'is not opened by $kind',
    async ({ kind }) => {
      expect([400, 401, 403, 404]).toContain((await knock(tokens.get(kind) ?? '')).status);
    },
  );
});

describe.each([...kinds].filter((kind) => kind.startsWith('signature')))('the whole %s', (kind) => {
  test.each([...kinds].filter((other) => other.startsWith('signature') && other !== kind))(
    'does not fit in place of the %s',
    async (other) => {
      const from = new URL(addresses.get(kind) ?? '');
      const to = new URL(addresses.get(other) ?? '');
      to.search = from.search;
      const method = other.includes('late') || other.includes('content') ? 'GET' : 'POST';
      expect((await fetch(to, { method, redirect: 'manual' })).status).toBe(401);
    },
  );
});

test('each opens its own door, last of all', async () => {
  for (const { door, opens, knock } of doors) {
    if (door === 'the cookie of https') continue;
    expect((await knock(tokens.get(opens) ?? '')).status, door).toBeLessThan(400);
  }
});
