import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../testing/test-server.ts';

const version = '0.0.0';
const regions = ['local'] as const;
let plain: TestServer;
let secure: TestServer;
beforeAll(async () => {
  plain = await startTestServer();
  secure = await startTestServer({ config: { version, regions, publicUrl: () => 'https://tenon.example' } });
});
afterAll(async () => {
  await plain.close();
  await secure.close();
});

const addresses = [
  { method: 'GET', url: '/health/live' },
  { method: 'GET', url: '/api/v1/openapi.json' },
  { method: 'GET', url: '/api/v1/me' },
  { method: 'POST', url: '/api/v1/sessions' },
  { method: 'GET', url: '/subscriptions?api-version=2021-04-01' },
  { method: 'POST', url: '/workflows/x/triggers/y/paths/invoke' },
  { method: 'GET', url: '/consent/nothing' },
  { method: 'GET', url: '/nowhere' },
  { method: 'GET', url: '/%zz' },
] as const;

describe.each(addresses)('$method $url', (request) => {
  test('is framed by nobody, loads nothing, is not guessed at and not kept', async () => {
    const { headers } = await plain.server.inject(request);
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(headers['x-frame-options']).toBe('DENY');
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['referrer-policy']).toBe('no-referrer');
    expect(headers['cache-control']).toContain('no-store');
    expect(headers['x-powered-by']).toBeUndefined();
    expect(headers['server']).toBeUndefined();
  });

  test('says to browsers to stay with https where it is reached by that, and only there', async () => {
    expect((await secure.server.inject(request)).headers['strict-transport-security']).toBe('max-age=31536000');
    expect((await plain.server.inject(request)).headers['strict-transport-security']).toBeUndefined();
  });

  test('is read by no other site', async () => {
    const headers = { origin: 'https://evil.example', 'access-control-request-method': 'POST' };
    const asked = await plain.server.inject({ ...request, headers });
    const preflight = await plain.server.inject({ method: 'OPTIONS', url: request.url, headers });
    for (const answer of [asked, preflight]) {
      expect(answer.headers['access-control-allow-origin']).toBeUndefined();
      expect(answer.headers['access-control-allow-credentials']).toBeUndefined();
    }
  });
});

test('over https the cookie is bound to this host and goes over https only', async () => {
  const browser = await secure.claim();
  expect(browser.cookie).toMatch(/^__Host-tenon=/);
  const password = 'correct horse battery';
  await browser.send('PUT', '/api/v1/me/password', { password });
  const { headers, status } = await secure
    .browser()
    .send('POST', '/api/v1/sessions', { email: 'ada@example.com', password });
  expect(status).toBe(200);
  const cookie = String(headers['set-cookie']);
  for (const attribute of ['HttpOnly', 'Secure', 'SameSite=Lax', 'Path=/']) expect(cookie).toContain(attribute);
  expect(cookie).not.toContain('Domain');
});

test('a cookie of a form of another site changes nothing', async () => {
  const browser = await plain.claim('Eve');
  for (const type of [
    'application/x-www-form-urlencoded',
    'text/plain',
    'multipart/form-data; boundary=x',
    'application/json',
  ]) {
    const { statusCode } = await plain.server.inject({
      method: 'PATCH',
      url: '/api/v1/me',
      headers: { cookie: browser.cookie ?? '', origin: 'https://evil.example', 'content-type': type },
      payload: '{"displayName":"taken"}',
    });
    expect([401, 403, 415]).toContain(statusCode);
  }
  expect((await browser.send('GET', '/api/v1/me')).body.member.displayName).toBe('Eve');
});
