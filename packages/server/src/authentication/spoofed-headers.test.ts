import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../testing/test-server.ts';

// Attack T32 of docs/security.md.

/** What a proxy, a gateway or an identity service in front of other servers is believed for. */
const spoofed = {
  forwarded: 'for=127.0.0.1;host=evil.example;proto=https',
  'x-forwarded-for': '127.0.0.1',
  'x-forwarded-host': 'evil.example',
  'x-forwarded-proto': 'https',
  'x-forwarded-user': 'ada@example.com',
  'x-forwarded-email': 'ada@example.com',
  'x-real-ip': '127.0.0.1',
  'x-original-url': '/health',
  'x-rewrite-url': '/health',
  'x-http-method-override': 'GET',
  'x-ms-client-principal': Buffer.from('{"userId":"ada@example.com"}').toString('base64'),
  'x-ms-client-principal-name': 'ada@example.com',
  'x-remote-user': 'ada@example.com',
  'remote-user': 'ada@example.com',
  'x-tenant-id': '0192d6a0-0000-7000-8000-000000000000',
  host: 'evil.example',
};

let fresh: TestServer;
beforeAll(async () => {
  fresh = await startTestServer();
  await fresh.claim('Ada');
});
afterAll(() => fresh.close());

describe.each(Object.entries(spoofed))('%s', (name, value) => {
  test.each(['/api/v1/me', '/api/v1/settings', '/api/v1/members', '/subscriptions?api-version=2021-04-01'])(
    'signs nobody in at %s',
    async (url) => {
      expect((await fresh.server.inject({ url, headers: { [name]: value } })).statusCode).toBe(401);
    },
  );
});

test('links name the configured address, whatever host a request asks for', async () => {
  const owner = fresh.browser();
  const signedIn = await fresh.claim('Ada');
  const answer = await fresh.server.inject({
    method: 'POST',
    url: '/api/v1/invitations',
    headers: {
      ...spoofed,
      'x-http-method-override': 'POST',
      cookie: signedIn.cookie ?? '',
      'x-csrf-token': signedIn.csrfToken ?? '',
    },
    payload: { email: 'bob@example.com', role: 'Reader' },
  });
  expect(owner.cookie).toBeUndefined();
  expect([answer.statusCode, new URL(answer.json().link).origin]).toEqual([201, 'http://127.0.0.1:4400']);
});

async function guess(server: TestServer, from: (attempt: number) => object): Promise<number[]> {
  const statuses: number[] = [];
  for (let attempt = 0; attempt < 22; attempt += 1) {
    const { statusCode } = await server.server.inject({
      method: 'POST',
      url: '/api/v1/sessions',
      payload: { email: 'ada@example.com', password: `guess ${attempt}` },
      ...from(attempt),
    });
    statuses.push(statusCode);
  }
  return statuses;
}

test('guessing is slowed down whatever address a caller claims to have', async () => {
  const slow = await startTestServer();
  await slow.claim('Ada');
  const statuses = await guess(slow, (attempt) => ({ headers: { 'x-forwarded-for': `10.1.1.${attempt}` } }));
  expect([statuses[0], statuses.at(-1)]).toEqual([401, 429]);
  await slow.close();
});

test('behind a trusted proxy each caller is slowed down alone, and only that proxy is believed', async () => {
  const config = {
    version: '0.0.0',
    publicUrl: () => 'https://tenon.example',
    regions: ['local'] as const,
    trustedProxies: ['10.0.0.7'],
  };
  const slow = await startTestServer({ config });
  await slow.claim('Ada');
  const apart = await guess(slow, (attempt) => ({
    remoteAddress: '10.0.0.7',
    headers: { 'x-forwarded-for': `203.0.113.1, 198.51.100.${attempt}` },
  }));
  expect(new Set(apart)).toEqual(new Set([401]));
  const around = await guess(slow, (attempt) => ({
    remoteAddress: '10.0.0.8',
    headers: { 'x-forwarded-for': `198.51.100.${attempt}` },
  }));
  expect(around.at(-1)).toBe(429);
  await slow.close();
});
