import { afterAll, beforeAll, expect, test } from 'vitest';
import { createOneTimeLink } from '../ownership/one-time-link.ts';
import { startTestServer, type TestBrowser, type TestServer } from '../testing/test-server.ts';

const password = 'correct horse battery';
let fresh: TestServer;
let owner: TestBrowser;
beforeAll(async () => {
  fresh = await startTestServer();
  owner = await fresh.claim('Ada');
  await owner.send('PUT', '/api/v1/me/password', { password });
});
afterAll(() => fresh.close());

async function signIn(): Promise<TestBrowser> {
  const visitor = fresh.browser();
  const answer = await visitor.send('POST', '/api/v1/sessions', { email: 'ADA@example.com', password });
  expect(answer.status).toBe(200);
  return visitor;
}

test('signs in with e-mail and password, the address ignoring case', async () => {
  const visitor = await signIn();
  expect((await visitor.send('GET', '/api/v1/me')).body.member.displayName).toBe('Ada');
});

test('sets a cookie that scripts cannot read and other sites cannot send', async () => {
  const answer = await fresh.browser().send('POST', '/api/v1/sessions', { email: 'ada@example.com', password });
  expect(answer.headers['set-cookie']).toMatch(
    /^tenon-4400=[\w-]{43}; Max-Age=2592000; Path=\/; HttpOnly; SameSite=Lax$/,
  );
});

test.each([
  { name: 'a wrong password', email: 'ada@example.com', password: 'wrong horse battery' },
  { name: 'an address of nobody', email: 'bob@example.com', password },
  { name: 'an empty password', email: 'ada@example.com', password: '' },
])('refuses $name with one and the same answer', async ({ email, password: given }) => {
  const answer = await fresh.browser().send('POST', '/api/v1/sessions', { email, password: given });
  expect([answer.status, answer.body.error]).toEqual([
    401,
    { code: 'sign-in-failed', message: 'E-mail address or password is wrong. Check both and try again.' },
  ]);
});

test('a session ends by signing out', async () => {
  const visitor = await signIn();
  const { cookie } = visitor;
  expect((await visitor.send('DELETE', '/api/v1/sessions/current')).status).toBe(204);
  visitor.cookie = cookie;
  expect((await visitor.send('GET', '/api/v1/me')).status).toBe(401);
});

test.each([
  { name: 'without the token', csrfToken: undefined },
  { name: 'with the token of another session', csrfToken: 'A'.repeat(43) },
])('a request with a cookie that changes something is refused $name', async ({ csrfToken }) => {
  const visitor = await signIn();
  visitor.csrfToken = csrfToken;
  const answer = await visitor.send('PATCH', '/api/v1/me', { displayName: 'Mallory' });
  expect([answer.status, answer.body.error.code]).toEqual([403, 'csrf-token-missing']);
});

test('a new password needs the present one, and ends the other sessions', async () => {
  const visitor = await signIn();
  const other = await signIn();
  const wrong = await visitor.send('PUT', '/api/v1/me/password', {
    password: 'another horse battery',
    currentPassword: 'x',
  });
  expect([wrong.status, wrong.body.error.code]).toEqual([400, 'current-password-wrong']);
  expect((await visitor.send('PUT', '/api/v1/me/password', { password, currentPassword: password })).status).toBe(200);
  expect((await visitor.send('GET', '/api/v1/me')).status).toBe(200);
  expect((await other.send('GET', '/api/v1/me')).status).toBe(401);
});

test('a short password is refused by name of the field', async () => {
  const visitor = await signIn();
  const answer = await visitor.send('PUT', '/api/v1/me/password', { password: 'short' });
  expect(answer.body.error).toEqual({
    code: 'request-not-valid',
    message: 'The body of the request is not valid: "password" must have at least 12 characters.',
  });
});

test('a session ends after seven days without use and after thirty in any case', async () => {
  const visitor = await signIn();
  fresh.pass(6 * 24 * 60);
  expect((await visitor.send('GET', '/api/v1/me')).status).toBe(200);
  fresh.pass(8 * 24 * 60);
  expect((await visitor.send('GET', '/api/v1/me')).status).toBe(401);
  const busy = await signIn();
  for (let days = 0; days < 30; days += 6) {
    expect((await busy.send('GET', '/api/v1/me')).status).toBe(200);
    fresh.pass(6 * 24 * 60);
  }
  expect((await busy.send('GET', '/api/v1/me')).status).toBe(401);
});

test.each(['Bearer', 'Bearer tenon_unknown', 'Basic YTpi', 'bearer  \u00e9'])(
  'an authorization of %o is refused',
  async (authorization) => {
    const answer = await fresh.server.inject({ url: '/api/v1/me', headers: { authorization } });
    expect([answer.statusCode, answer.json().error.code]).toEqual([401, 'token-not-valid']);
    expect(answer.headers['www-authenticate']).toBe('Bearer realm="tenon"');
  },
);

test('who has no e-mail address gets no password, which nobody could sign in with', async () => {
  const other = await startTestServer();
  const link = await createOneTimeLink(other.parts);
  const visitor = other.browser();
  await visitor.send('POST', '/api/v1/bootstrap', { token: link?.url.split('#')[1] });
  const answer = await visitor.send('PUT', '/api/v1/me/password', { password });
  expect([answer.status, answer.body.error.code]).toEqual([400, 'email-missing']);
  await other.close();
});
