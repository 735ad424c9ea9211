import { exportJWK, exportSPKI, generateKeyPair, importJWK, SignJWT, UnsecuredJWT } from 'jose';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type ManagedServer, startManagedServer } from '../../../../../tools/testing/managed-server.ts';
import { startTokenIssuer, type TokenIssuer } from '../../../../../tools/testing/token-issuer.ts';

let managed: ManagedServer;
let issuer: TokenIssuer;
let stranger: TokenIssuer;
let flooded: TokenIssuer;
let turning: TokenIssuer;
let url: string;

beforeAll(async () => {
  issuer = await startTokenIssuer();
  stranger = await startTokenIssuer();
  flooded = await startTokenIssuer('ES256');
  turning = await startTokenIssuer('PS256');
  managed = await startManagedServer({
    allowedHosts: [issuer, stranger, flooded, turning].map(({ host }) => host),
  });
  url = await urlOfWorkflow('guarded', issuer);
});
afterAll(async () => {
  for (const one of [issuer, stranger, flooded, turning]) one.close();
  await managed.close();
});
beforeEach(() => {
  issuer.asked.length = 0;
});

/** The plain address of a workflow that takes tokens of an issuer for `api://orders`. */
async function urlOfWorkflow(name: string, { issuer: iss }: TokenIssuer): Promise<string> {
  const path = `${managed.group}/providers/Microsoft.Logic/workflows/${name}`;
  const definition = {
    triggers: { manual: { type: 'Request', inputs: {} } },
    actions: { Response: { type: 'Response', inputs: { statusCode: 200 }, runAfter: {} } },
  };
  const claims = [
    { name: 'iss', value: iss },
    { name: 'aud', value: 'api://orders' },
  ];
  const accessControl = { triggers: { openAuthenticationPolicies: { policies: { p: { type: 'AAD', claims } } } } };
  const body = { location: 'local', properties: { definition, accessControl } };
  expect((await managed.send('PUT', path, { body })).status).toBe(201);
  const callback = await managed.send('POST', `${path}/triggers/manual/listCallbackUrl`);
  return `${callback.body.basePath}?api-version=2016-10-01`;
}

const call = (token: string, to = url) => fetch(to, { method: 'POST', headers: { authorization: `Bearer ${token}` } });
const seconds = () => Math.floor(Date.now() / 1000);
const base64 = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const goodClaims = () => ({ iss: issuer.issuer, aud: 'api://orders', exp: seconds() + 3600 });

/** The bytes of the issuer's public key, which a careless verifier takes for the secret of an HMAC. */
async function publicKeyBytes(): Promise<Uint8Array> {
  const key = await importJWK(issuer.keys[0] ?? {}, 'RS256');
  if (key instanceof Uint8Array) throw new Error('The issuer has no public key.');
  return new TextEncoder().encode(await exportSPKI(key));
}

async function withOwnKey(header: Record<string, unknown>): Promise<string> {
  const { publicKey, privateKey } = await generateKeyPair('RS256');
  const jwk = await exportJWK(publicKey);
  return issuer.token({}, { key: privateKey, header: header['jwk'] === true ? { ...header, jwk } : header });
}

test('a good token opens, also one that came into force within the last minute by another clock', async () => {
  expect((await call(await issuer.token())).status).toBe(200);
  expect((await call(await issuer.token({ nbf: seconds() + 30 }))).status).toBe(200);
  expect((await call(await issuer.token({ exp: seconds() - 30 }))).status).toBe(200);
});

test.each<{ name: string; token: () => string | Promise<string> }>([
  { name: 'nothing', token: () => '' },
  { name: 'no token', token: () => 'letmein' },
  { name: 'three dots', token: () => '..' },
  { name: 'a token of the management API', token: () => managed.access.token },
  { name: 'no signature (alg none)', token: () => new UnsecuredJWT(goodClaims()).encode() },
  { name: 'alg none and a signature', token: () => `${base64({ alg: 'none' })}.${base64(goodClaims())}.AAAA` },
  { name: 'alg in other letters', token: () => `${base64({ alg: 'nOnE' })}.${base64(goodClaims())}.` },
  {
    name: 'an HMAC by the public key',
    token: async () =>
      new SignJWT(goodClaims()).setProtectedHeader({ alg: 'HS256', kid: 'first' }).sign(await publicKeyBytes()),
  },
  {
    name: 'the signature taken off',
    token: async () => (await issuer.token()).replace(/[^.]*$/, ''),
  },
  {
    name: 'other claims under a good signature',
    token: async () => {
      const [header, , signature] = (await issuer.token({ aud: 'api://other' })).split('.');
      return `${header}.${base64(goodClaims())}.${signature}`;
    },
  },
  { name: 'a key of its own under a known name', token: () => withOwnKey({}) },
  { name: 'a key of its own in its header', token: () => withOwnKey({ jwk: true }) },
  { name: 'an address of a key in its header', token: () => withOwnKey({ jku: `${stranger.issuer}/keys` }) },
  {
    name: 'a header that must be understood',
    token: () => issuer.token({}, { header: { crit: ['x-made-up'], 'x-made-up': 1 } }),
  },
  { name: 'an end that is over', token: () => issuer.token({ exp: seconds() - 120 }) },
  { name: 'no end', token: () => issuer.token({ exp: undefined }) },
  { name: 'an end that is a text', token: () => issuer.token({ exp: 'never' }) },
  { name: 'a beginning to come', token: () => issuer.token({ nbf: seconds() + 120 }) },
  { name: 'another issuer', token: () => stranger.token() },
  { name: 'the issuer of somebody who signs for him', token: () => stranger.token({ iss: issuer.issuer }) },
  { name: 'the issuer with a slash', token: () => issuer.token({ iss: `${issuer.issuer}/` }) },
  { name: 'two issuers', token: () => issuer.token({ iss: [issuer.issuer, stranger.issuer] }) },
  { name: 'no issuer', token: () => issuer.token({ iss: undefined }) },
])('a token with $name opens nothing, and is told nothing', async ({ token }) => {
  const answer = await call(await token());
  const { error } = await answer.json();
  expect([answer.status, error.code]).toEqual([401, 'InvalidAuthenticationToken']);
  expect(answer.headers.get('www-authenticate')).toContain('error="invalid_token"');
  expect(JSON.stringify(error)).not.toMatch(/orders|127\.0\.0\.1|exp|kid|alg/);
  expect(stranger.asked).toEqual([]);
});

test('a token for another audience is refused', async () => {
  for (const aud of ['api://other', ['api://other'], 'api://orders/', undefined])
    expect((await call(await issuer.token({ aud }))).status).toBe(403);
  expect((await call(await issuer.token({ aud: ['api://other', 'api://orders'] }))).status).toBe(200);
});

test('however many names of keys callers make up, the issuer is asked once more', async () => {
  const to = await urlOfWorkflow('flooded', flooded);
  expect((await call(await flooded.token(), to)).status).toBe(200);
  const made = await Promise.all(
    Array.from({ length: 40 }, async (_, index) => call(await flooded.token({}, { kid: `made-up-${index}` }), to)),
  );
  expect(made.map(({ status }) => status)).toEqual(Array(40).fill(401));
  expect(flooded.asked.filter((path) => path === '/keys')).toHaveLength(2);
  expect((await call(await flooded.token(), to)).status).toBe(200);
});

test('a key that the issuer brings in is known at once, and one that he takes away no longer', async () => {
  const to = await urlOfWorkflow('turning', turning);
  const old = await turning.token();
  expect((await call(old, to)).status).toBe(200);
  await turning.addKey('second', 'instead');
  expect((await call(await turning.token(), to)).status).toBe(200);
  expect((await call(old, to)).status).toBe(401);
});
