import { generateKeyPairSync, verify } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type ManagedServer, startManagedServer } from '../../../../../tools/testing/managed-server.ts';

/** The API and its authorization server in one. */
let managed: ManagedServer;
beforeAll(async () => {
  managed = await startManagedServer();
  managed.stub.answer = (request, response) => {
    response.setHeader('content-type', 'application/json');
    if (request.url === '/token') return response.end('{"access_token":"given","expires_in":3600}');
    return response.writeHead(request.headers.authorization === 'Bearer given' ? 200 : 401).end('{}');
  };
  const url = (path: string) => ({ value: `http://${managed.stub.host}${path}` });
  const oAuthSettings = {
    identityProvider: 'oauth2',
    clientId: 'robot@example.com',
    scopes: ['read', 'write'],
    customParameters: { grantType: { value: 'jwt_bearer' }, tokenUrl: url('/token'), keyId: { value: 'key-1' } },
  };
  await managed.send('PUT', apiPath(), {
    body: {
      properties: {
        backendService: { serviceUrl: `http://${managed.stub.host}/` },
        connectionParameters: { token: { type: 'oauthSetting', oAuthSettings } },
        swagger: {
          swagger: '2.0',
          info: { title: 'Api', version: '1' },
          paths: { '/me': { get: { operationId: 'Me', responses: { 200: { description: 'ok' } } } } },
        },
      },
    },
  });
});
afterAll(() => managed.close());
beforeEach(() => {
  managed.stub.seen.length = 0;
});

const apiPath = () => `${managed.group}/providers/Microsoft.Web/customApis/api`;
const connectionPath = (name: string) => `${managed.group}/providers/Microsoft.Web/connections/${name}`;

async function callWith(name: string, key: string) {
  const made = await managed.send('PUT', connectionPath(name), {
    body: { properties: { api: { id: apiPath() }, parameterValues: { 'token:clientSecret': key } } },
  });
  expect(made.body.properties.statuses).toEqual([{ status: 'Connected' }]);
  return managed.send('POST', `${connectionPath(name)}/dynamicInvoke`, {
    body: { request: { method: 'GET', path: '/me' } },
  });
}

const pem = { type: 'pkcs8', format: 'pem' } as const;
const kinds = {
  RS256: generateKeyPairSync('rsa', { modulusLength: 2048 }),
  ES256: generateKeyPairSync('ec', { namedCurve: 'P-256' }),
  EdDSA: generateKeyPairSync('ed25519'),
};

test.each(Object.keys(kinds) as (keyof typeof kinds)[])('signs an assertion with %s and sends no key', async (kind) => {
  const { privateKey, publicKey } = kinds[kind];
  const key = String(privateKey.export(pem));
  expect((await callWith(`by-${kind}`, key)).body.response.statusCode).toBe('OK');
  const form = new URLSearchParams(managed.stub.seen[0]?.body);
  const [header = '', claims = '', signature = ''] = (form.get('assertion') ?? '').split('.');
  const read = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
  expect(form.get('grant_type')).toBe('urn:ietf:params:oauth:grant-type:jwt-bearer');
  expect(form.has('client_secret')).toBe(false);
  expect(read(header)).toEqual({ alg: kind, typ: 'JWT', kid: 'key-1' });
  expect(read(claims)).toMatchObject({
    iss: 'robot@example.com',
    sub: 'robot@example.com',
    aud: `http://${managed.stub.host}/token`,
    scope: 'read write',
  });
  const signed = Buffer.from(`${header}.${claims}`);
  const bytes = Buffer.from(signature, 'base64url');
  const hash = kind === 'EdDSA' ? null : 'sha256';
  expect(verify(hash, signed, { key: publicKey, dsaEncoding: 'ieee-p1363' }, bytes)).toBe(true);
});

test.each([
  { name: 'no private key', key: 'secret' },
  {
    name: 'a key of another curve',
    key: String(generateKeyPairSync('ec', { namedCurve: 'P-384' }).privateKey.export(pem)),
  },
])('says so when it has $name', async ({ key }) => {
  const answer = await callWith('unsigned', key);
  expect(answer).toMatchObject({ status: 400, body: { error: { message: expect.stringMatching(/private key/) } } });
  expect(JSON.stringify(answer.body)).not.toContain(key);
  expect(managed.stub.seen).toEqual([]);
});
