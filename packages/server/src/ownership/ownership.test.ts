import { members } from '@tenon/store';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../testing/test-server.ts';
import { bootstrapForScripts } from './bootstrap-for-scripts.ts';
import { createOneTimeLink } from './one-time-link.ts';

// Attack T31 of docs/security.md.

let fresh: TestServer;
beforeEach(async () => {
  fresh = await startTestServer();
});
afterEach(() => fresh.close());

const tokenOf = (link: { readonly url: string } | undefined) => link?.url.split('#')[1];

test('without an owner only what leads to one works', async () => {
  const visitor = fresh.browser();
  for (const path of ['/health', '/ready', '/metrics', '/api/v1/instance', '/api/v1/openapi.json']) {
    expect({ path, status: (await visitor.send('GET', path)).status }).toEqual({ path, status: 200 });
  }
  for (const path of ['/api/v1/me', '/api/v1/catalogue', '/api/v1/members']) {
    const answer = await visitor.send('GET', path);
    expect({ path, status: answer.status, code: answer.body.error?.code }).toEqual({
      path,
      status: 503,
      code: 'owner-required',
    });
  }
  expect((await visitor.send('POST', '/api/v1/sessions', { email: 'a@b.cd', password: 'x' })).status).toBe(503);
});

test('the first link makes an owner with a tenant, a subscription, a resource group and the regions', async () => {
  const link = await createOneTimeLink(fresh.parts);
  expect(link).toMatchObject({
    purpose: 'first-owner',
    url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:4400\/welcome#.{43}$/),
  });
  const visitor = fresh.browser();
  const answer = await visitor.send('POST', '/api/v1/bootstrap', { token: tokenOf(link) });
  expect(answer.status).toBe(200);
  expect(answer.body).toMatchObject({
    member: { displayName: 'Owner', email: null, hasPassword: false },
    subscriptions: [{ displayName: 'Default', resourceGroups: [{ name: 'default', region: 'local' }] }],
    regions: [
      { name: 'local', displayName: 'Local' },
      { name: 'north', displayName: 'North' },
    ],
    roles: expect.arrayContaining([
      { role: 'Owner', scope: `/tenants/${answer.body.tenant.id}` },
      { role: 'Operator', scope: '/' },
    ]),
  });
  expect((await visitor.send('GET', '/api/v1/me')).body.tenant).toEqual(answer.body.tenant);
  expect((await visitor.send('GET', '/api/v1/instance')).body.owned).toBe(true);
});

test('of many who open the first link at once only one becomes the owner', async () => {
  const token = tokenOf(await createOneTimeLink(fresh.parts));
  const answers = await Promise.all(
    Array.from({ length: 8 }, () => fresh.browser().send('POST', '/api/v1/bootstrap', { token })),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 401, 401, 401, 401, 401, 401, 401]);
});

test.each([
  { name: 'an invented one', token: () => 'x'.repeat(43), minutes: 0 },
  { name: 'one that is an hour old', token: tokenOf, minutes: 61 },
])('refuses $name', async ({ token, minutes }) => {
  const link = await createOneTimeLink(fresh.parts);
  fresh.pass(minutes);
  const answer = await fresh.browser().send('POST', '/api/v1/bootstrap', { token: token(link) });
  expect([answer.status, answer.body.error.code]).toEqual([401, 'link-not-valid']);
  expect((await fresh.browser().send('GET', '/api/v1/instance')).body.owned).toBe(false);
});

test('a new link ends the one before it', async () => {
  const earlier = tokenOf(await createOneTimeLink(fresh.parts));
  await createOneTimeLink(fresh.parts);
  expect((await fresh.browser().send('POST', '/api/v1/bootstrap', { token: earlier })).status).toBe(401);
});

test('while the owner has no password each start gives a link to sign in, and none afterwards', async () => {
  const owner = await fresh.claim('Ada');
  const link = await createOneTimeLink(fresh.parts);
  expect(link?.purpose).toBe('sign-in');
  const again = fresh.browser();
  expect((await again.send('POST', '/api/v1/bootstrap', { token: tokenOf(link) })).body.member.displayName).toBe('Ada');
  const unused = await createOneTimeLink(fresh.parts);
  expect((await owner.send('PUT', '/api/v1/me/password', { password: 'correct horse battery' })).status).toBe(200);
  expect((await fresh.browser().send('POST', '/api/v1/bootstrap', { token: tokenOf(unused) })).status).toBe(401);
  expect(await createOneTimeLink(fresh.parts)).toBeUndefined();
});

test('a script gets the first owner and a token, and then a new token of the same owner', async () => {
  const first = await bootstrapForScripts(fresh.parts);
  const second = await bootstrapForScripts(fresh.parts);
  expect(second).toEqual({ ...first, token: expect.stringMatching(/^tenon_/) });
  expect(second.token).not.toBe(first.token);
  for (const { token } of [first, second]) {
    const answer = await fresh.server.inject({ url: '/api/v1/me', headers: { authorization: `Bearer ${token}` } });
    expect(answer.json()).toMatchObject({
      tenant: { id: first.tenantId },
      subscriptions: [{ id: first.subscriptionId }],
    });
    expect(answer.json().csrfToken).toBeUndefined();
  }
});

test('a script does not take an instance over that was claimed by link', async () => {
  const owner = await fresh.claim('Ada');
  const session = (await owner.send('GET', '/api/v1/me')).body;
  expect((await bootstrapForScripts(fresh.parts)).tenantId).toBe(session.tenant.id);
});

test('a script is refused when nobody active owns the instance any more', async () => {
  const owner = await fresh.claim('Ada');
  const { member } = (await owner.send('GET', '/api/v1/me')).body;
  await fresh.parts.store.asSystem((scope) => members(scope).setStatus(member.id, 'disabled'));
  await expect(bootstrapForScripts(fresh.parts)).rejects.toMatchObject({ code: 'owner-missing' });
});
