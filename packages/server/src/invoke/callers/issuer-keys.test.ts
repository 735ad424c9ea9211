import { createEgress } from '@tenon/runtime';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { answerJson, startTokenIssuer, type TokenIssuer } from '../../../../../tools/testing/token-issuer.ts';
import { createIssuerKeys, type IssuerKeys } from './issuer-keys.ts';

let issuer: TokenIssuer;
let egress: ReturnType<typeof createEgress>;
let keys: IssuerKeys;
let now: number;
let failures: string[];
const clock = { now: () => new Date(now) };

const open = (allowedHosts: readonly string[]) => {
  egress = createEgress({ allowedHosts, clock: { now: () => new Date() } });
  keys = createIssuerKeys({ egress, clock, onFailure: (_, reason) => failures.push(reason) });
};

beforeEach(async () => {
  issuer = await startTokenIssuer();
  now = Date.parse('2026-01-01T00:00:00Z');
  failures = [];
  open([issuer.host]);
});
afterEach(async () => {
  issuer.close();
  await egress.close();
});

const kids = async (read: ReturnType<IssuerKeys['keysOf']>) => (await read)?.jwks().keys.map(({ kid }) => kid);
const once = ['/.well-known/openid-configuration', '/keys'];
const minutes = (count: number) => count * 60_000;

test('asks an issuer once for all who come at once, and again after an hour', async () => {
  const all = await Promise.all(Array.from({ length: 20 }, () => kids(keys.keysOf(issuer.issuer))));
  expect(all).toEqual(Array(20).fill(['first']));
  now += minutes(59);
  await keys.keysOf(issuer.issuer);
  expect(issuer.asked).toEqual(once);
  now += minutes(2);
  await issuer.addKey('second', 'instead');
  expect(await kids(keys.keysOf(issuer.issuer))).toEqual(['second']);
  expect(issuer.asked).toEqual([...once, ...once]);
});

test('for keys that are not known an issuer is asked at most every 30 s, by however many', async () => {
  await keys.keysOf(issuer.issuer);
  await issuer.addKey('second');
  const renewed = await Promise.all(Array.from({ length: 50 }, () => kids(keys.renewedKeysOf(issuer.issuer))));
  expect(renewed).toEqual(Array(50).fill(['first', 'second']));
  for (let index = 0; index < 50; index += 1) await keys.renewedKeysOf(issuer.issuer);
  expect(issuer.asked).toEqual([...once, ...once]);
  now += 31_000;
  await keys.renewedKeysOf(issuer.issuer);
  expect(issuer.asked).toHaveLength(6);
});

test('an issuer that does not answer is not asked again at once; its keys are good for a day', async () => {
  await keys.keysOf(issuer.issuer);
  issuer.describe = (response) => response.writeHead(503).end();
  now += minutes(61);
  expect(await kids(keys.keysOf(issuer.issuer))).toEqual(['first']);
  expect(await kids(keys.keysOf(issuer.issuer))).toEqual(['first']);
  expect(failures).toEqual([`${issuer.issuer}/.well-known/openid-configuration answered 503.`]);
  now += minutes(24 * 60);
  expect(await keys.keysOf(issuer.issuer)).toBeUndefined();
  expect(failures).toHaveLength(2);
  issuer.describe = undefined;
  now += 31_000;
  expect(await kids(keys.keysOf(issuer.issuer))).toEqual(['first']);
});

test.each([
  {
    name: 'describes somebody else',
    document: () => ({ issuer: 'https://other.example.com', jwks_uri: `${issuer.issuer}/keys` }),
    reason: 'describes another issuer',
  },
  { name: 'names no keys', document: () => ({ issuer: issuer.issuer }), reason: 'names no keys' },
  { name: 'is a list', document: () => [], reason: 'describes another issuer' },
  { name: 'is no object', document: () => 'text', reason: 'answered no JSON object' },
  {
    name: 'names keys on a private address',
    document: () => ({ issuer: issuer.issuer, jwks_uri: 'http://169.254.169.254/keys' }),
    reason: '169.254.169.254',
  },
  {
    name: 'is larger than anybody needs',
    document: () => ({ issuer: issuer.issuer, jwks_uri: `${issuer.issuer}/keys`, more: 'x'.repeat(600_000) }),
    reason: 'larger than',
  },
])('an issuer whose description $name has no keys', async ({ document, reason }) => {
  issuer.describe = (response) => answerJson(response, document());
  expect(await keys.keysOf(issuer.issuer)).toBeUndefined();
  expect(failures).toEqual([expect.stringContaining(reason)]);
});

test('no redirect is followed to a description', async () => {
  const other = await startTokenIssuer();
  issuer.describe = (response) =>
    response.writeHead(302, { location: `${other.issuer}/.well-known/openid-configuration` }).end();
  await egress.close();
  open([issuer.host, other.host]);
  expect(await keys.keysOf(issuer.issuer)).toBeUndefined();
  expect(other.asked).toEqual([]);
  other.close();
});

test.each([
  { name: 'no list', published: { keys: 'none' } },
  { name: 'too many', published: { keys: Array.from({ length: 101 }, () => ({ kty: 'RSA' })) } },
  { name: 'no objects', published: { keys: ['RSA'] } },
])('keys that are $name are none', async ({ published }) => {
  const other = await startTokenIssuer();
  other.describe = (response) => answerJson(response, published);
  issuer.describe = (response) =>
    answerJson(response, { issuer: issuer.issuer, jwks_uri: `${other.issuer}/.well-known/openid-configuration` });
  await egress.close();
  open([issuer.host, other.host]);
  expect(await keys.keysOf(issuer.issuer)).toBeUndefined();
  expect(failures).toHaveLength(1);
  other.close();
});

test('an issuer on a private address is not asked unless its host is allowed', async () => {
  await egress.close();
  open([]);
  expect(await keys.keysOf(issuer.issuer)).toBeUndefined();
  expect(await keys.keysOf(issuer.issuer.replace('http:', 'https:'))).toBeUndefined();
  expect(issuer.asked).toEqual([]);
  expect(failures).toHaveLength(2);
});
