import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type ManagedServer, startManagedServer } from '../../../../../tools/testing/managed-server.ts';
import { signInAt } from '../../../../../tools/testing/sign-in-at.ts';

/** A real OpenID provider, with an API beside it that takes the tokens which the provider knows. */
let managed: ManagedServer;
let provider: Provider;
let listener: Server;
let issuer = '';
let lifeSeconds = 3600;
const clientSecret = randomBytes(24).toString('hex');
/** The grants that were asked for, in order. */
const asked: string[] = [];

beforeAll(async () => {
  listener = createServer();
  await new Promise<void>((ready) => listener.listen(0, '127.0.0.1', ready));
  const host = `127.0.0.1:${(listener.address() as AddressInfo).port}`;
  issuer = `http://${host}`;
  managed = await startManagedServer({ allowedHosts: [host] });
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
  provider = openProvider(await Promise.all(['generic', 'entra', 'robot'].map(redirectUrlOf)));
  const answer = provider.callback();
  listener.on('request', (request, response) => {
    void (request.url === '/api/me' ? answerMe(request, response) : answer(request, response));
  });
});
afterAll(async () => {
  listener.closeAllConnections();
  listener.close();
  await managed.close();
});
beforeEach(() => {
  asked.length = 0;
  lifeSeconds = 3600;
});

async function answerMe(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const token = request.headers.authorization?.replace(/^Bearer /, '') ?? '';
  const known = (await provider.AccessToken.find(token)) ?? (await provider.ClientCredentials.find(token));
  response.writeHead(known?.isValid === true ? 200 : 401, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ scope: known?.scope ?? null }));
}

/** Where the provider sends browsers back to, as the page of a connector shows it to be registered. */
async function redirectUrlOf(name: string): Promise<string> {
  const path = `/api/v1/connectors?subscriptionId=${managed.access.subscriptionId}`;
  const { connectors } = (await managed.send('GET', `${managed.url}${path}`)).body;
  const { id } = connectors.find((one: { name: string }) => one.name === name);
  return (await managed.send('GET', `${managed.url}/api/v1/connectors/${id}`)).body.signIn.redirectUrl;
}

function openProvider(redirectUrls: readonly string[]): Provider {
  const opened = new Provider(issuer, {
    clients: [
      {
        client_id: 'tenon',
        client_secret: clientSecret,
        redirect_uris: [...redirectUrls],
        grant_types: ['authorization_code', 'refresh_token', 'client_credentials'],
        token_endpoint_auth_method: 'client_secret_post',
      },
    ],
    routes: { authorization: '/contoso/oauth2/authorize', token: '/contoso/oauth2/token' },
    pkce: { required: () => true },
    features: {
      clientCredentials: { enabled: true },
      resourceIndicators: {
        enabled: true,
        getResourceServerInfo: () => ({ scope: 'read', accessTokenFormat: 'opaque' }),
        useGrantedResource: () => true,
      },
    },
    issueRefreshToken: async () => true,
    ttl: { AccessToken: () => lifeSeconds },
    cookies: { keys: [randomBytes(16).toString('hex')] },
  });
  opened.on('grant.success', ({ oidc }) => asked.push(String(oidc.params?.['grant_type'])));
  opened.on('grant.error', ({ oidc }) => asked.push(`refused ${String(oidc.params?.['grant_type'])}`));
  return opened;
}

const apiPath = (name: string) => `${managed.group}/providers/Microsoft.Web/customApis/${name}`;
const connectionPath = (name: string) => `${managed.group}/providers/Microsoft.Web/connections/${name}`;

async function putConnector(name: string, settings: object): Promise<void> {
  const answer = await managed.send('PUT', apiPath(name), {
    body: {
      properties: {
        backendService: { serviceUrl: `${issuer}/api` },
        connectionParameters: {
          token: { type: 'oauthSetting', oAuthSettings: { clientId: 'tenon', clientSecret, ...settings } },
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
  lifeSeconds = 1;
  await makeConnection(api, api);
  expect(await statusOf(api)).toBe('Error');
  await signIn(api);
  expect(await statusOf(api)).toBe('Connected');
  expect(asked).toEqual(['authorization_code']);
  lifeSeconds = 3600;
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
