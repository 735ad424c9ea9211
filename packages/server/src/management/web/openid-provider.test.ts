import type Provider from 'oidc-provider';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type ManagedServer, startManagedServer } from '../../../../../tools/testing/managed-server.ts';
import { type OpenidProvider, startOpenidProvider } from '../../../../../tools/testing/openid-provider.ts';
import { signInAt } from '../../../../../tools/testing/sign-in-at.ts';

let managed: ManagedServer;
let openid: OpenidProvider;
let provider: Provider;
/** The grants that were asked for, in order. */
let asked: string[];

beforeAll(async () => {
  openid = await startOpenidProvider();
  const { issuer } = openid;
  asked = openid.asked;
  managed = await startManagedServer({ allowedHosts: [openid.host] });
  await putConnector('generic', {
    identityProvider: 'oauth2',
    scopes: ['openid', 'offline_access'],
    customParameters: {
      authorizationUrl: { value: `${issuer}/contoso/oauth2/authorize` },
      tokenUrl: { value: `${issuer}/contoso/oauth2/token` },
    },
  });
  await putConnector('entra', {
    identityProvider: 'aad',
    scopes: ['read'],
    customParameters: {
      loginUri: { value: issuer },
      tenantId: { value: 'contoso' },
      resourceUri: { value: 'https://api.example.com' },
    },
  });
  await putConnector('robot', {
    identityProvider: 'oauth2',
    scopes: [],
    customParameters: {
      grantType: { value: 'client_credentials' },
      tokenUrl: { value: `${issuer}/contoso/oauth2/token` },
    },
  });
  provider = openid.register(await Promise.all(['generic', 'entra', 'robot'].map(redirectUrlOf)));
});
afterAll(async () => {
  openid.close();
  await managed.close();
});
beforeEach(() => {
  asked.length = 0;
  openid.lifeSeconds = 3600;
});

/** Where the provider sends browsers back to, as the page of a connector shows it to be registered. */
async function redirectUrlOf(name: string): Promise<string> {
  const path = `/api/v1/connectors?subscriptionId=${managed.access.subscriptionId}`;
  const { connectors } = (await managed.send('GET', `${managed.url}${path}`)).body;
  const { id } = connectors.find((one: { name: string }) => one.name === name);
  return (await managed.send('GET', `${managed.url}/api/v1/connectors/${id}`)).body.signIn.redirectUrl;
}

const apiPath = (name: string) => `${managed.group}/providers/Microsoft.Web/customApis/${name}`;
const connectionPath = (name: string) => `${managed.group}/providers/Microsoft.Web/connections/${name}`;

async function putConnector(name: string, settings: object): Promise<void> {
  const { id: clientId, secret: clientSecret } = openid.client;
  const answer = await managed.send('PUT', apiPath(name), {
    body: {
      properties: {
        backendService: { serviceUrl: `${openid.issuer}/api` },
        connectionParameters: {
          token: { type: 'oauthSetting', oAuthSettings: { clientId, clientSecret, ...settings } },
        },
        swagger: {
          swagger: '2.0',
          info: { title: name, version: '1' },
          paths: { '/me': { get: { operationId: 'Me', responses: { 200: { description: 'ok' } } } } },
        },
      },
    },
  });
  expect(answer.status).toBe(200);
}

async function makeConnection(name: string, api: string): Promise<void> {
  const made = await managed.send('PUT', connectionPath(name), { body: { properties: { api: { id: apiPath(api) } } } });
  expect(made.status).toBe(201);
}

/** Signs Ada in at the provider, as a browser does, and brings the code back. */
async function signIn(name: string): Promise<void> {
  const body = { parameters: [{ parameterName: 'token', redirectUrl: `${managed.url}/connections` }] };
  const links = await managed.send('POST', `${connectionPath(name)}/listConsentLinks`, { body });
  const end = await signInAt(links.body.value[0].link, { until: `${managed.url}/connections`, login: 'ada' });
  const code = end.searchParams.get('code');
  expect(code, end.href).not.toBeNull();
  const confirmed = await managed.send('POST', `${connectionPath(name)}/confirmConsentCode`, { body: { code } });
  expect(confirmed.status).toBe(200);
}

async function callMe(name: string): Promise<string> {
  const path = `${connectionPath(name)}/dynamicInvoke`;
  const answer = await managed.send('POST', path, { body: { request: { method: 'GET', path: '/me' } } });
  return answer.body.response?.statusCode ?? answer.body.error.message;
}

const statusOf = async (name: string) =>
  (await managed.send('GET', connectionPath(name))).body.properties.statuses[0].status;

test.each(['generic', 'entra'])('signs in at the %s provider with PKCE, calls, and renews what is due', async (api) => {
  openid.lifeSeconds = 1;
  await makeConnection(api, api);
  expect(await statusOf(api)).toBe('Error');
  await signIn(api);
  expect(await statusOf(api)).toBe('Connected');
  expect(asked).toEqual(['authorization_code']);
  openid.lifeSeconds = 3600;
  await expect.poll(async () => [await callMe(api), asked.includes('refresh_token')]).toEqual(['OK', true]);
  const renewals = asked.length;
  expect(await Promise.all(Array.from({ length: 6 }, () => callMe(api)))).toEqual(Array(6).fill('OK'));
  expect(asked).toHaveLength(renewals);
});

test('renews a token that the provider took back, once for all callers; without consent it asks to sign in again', async () => {
  await makeConnection('taken', 'generic');
  const given: string[] = [];
  provider.on('access_token.saved', (token) => given.push(token.jti));
  await signIn('taken');
  await (await provider.AccessToken.find(given.at(-1) ?? ''))?.destroy();
  expect(await Promise.all(Array.from({ length: 4 }, () => callMe('taken')))).toEqual(Array(4).fill('OK'));
  expect(asked).toEqual(['authorization_code', 'refresh_token']);
  const token = await provider.AccessToken.find(given.at(-1) ?? '');
  await provider.RefreshToken.revokeByGrantId(token?.grantId ?? '');
  await token?.destroy();
  expect(await callMe('taken')).toContain('Sign in again');
  expect(await statusOf('taken')).toBe('Error');
  await signIn('taken');
  expect(await callMe('taken')).toBe('OK');
});

test('client credentials need nobody and are asked for once', async () => {
  await makeConnection('robot', 'robot');
  expect(await statusOf('robot')).toBe('Connected');
  expect(await Promise.all(Array.from({ length: 6 }, () => callMe('robot')))).toEqual(Array(6).fill('OK'));
  expect(asked).toEqual(['client_credentials']);
});
