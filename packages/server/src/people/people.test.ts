import { afterAll, beforeAll, expect, test } from 'vitest';
import { asFiles, bareDefinition } from '../testing/print-framer.ts';
import { startTestServer, type TestBrowser, type TestServer } from '../testing/test-server.ts';

const password = 'correct horse battery';
let fresh: TestServer;
let owner: TestBrowser;
let tenant: string;
let count = 0;
beforeAll(async () => {
  fresh = await startTestServer();
  owner = await fresh.claim('Ada');
  tenant = `/tenants/${(await owner.send('GET', '/api/v1/me')).body.tenant.id}`;
});
afterAll(() => fresh.close());

async function invite(by = owner, more: object = {}): Promise<{ token: string; email: string; id: string }> {
  count += 1;
  const email = `member${count}@example.com`;
  const { status, body } = await by.send('POST', '/api/v1/invitations', { email, role: 'Contributor', ...more });
  expect(status).toBe(201);
  return { token: body.link.split('#')[1], email, id: body.id };
}

async function join(by = owner, more: object = {}) {
  const { token, email } = await invite(by, more);
  const browser = fresh.browser();
  const { status, body } = await browser.send('POST', '/api/v1/invitations/accept', {
    token,
    displayName: 'Bob',
    password,
  });
  expect(status).toBe(200);
  return { browser, email, memberId: body.member.id as string, session: body };
}

test('an invitation says what it is for, makes one member, and then is used up', async () => {
  const { token, email } = await invite();
  const visitor = fresh.browser();
  expect((await visitor.send('POST', '/api/v1/invitations/read', { token })).body).toMatchObject({
    tenant: 'My organization',
    email,
    roles: ['Contributor'],
  });
  const answers = await Promise.all(
    [1, 2, 3].map(() =>
      fresh.browser().send('POST', '/api/v1/invitations/accept', { token, displayName: 'Bob', password }),
    ),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 401, 401]);
  expect((await visitor.send('POST', '/api/v1/sessions', { email, password })).body.roles).toEqual([
    { role: 'Contributor', scope: tenant },
  ]);
});

test.each([
  { name: 'taken back', spoil: async (id: string) => void (await owner.send('DELETE', `/api/v1/invitations/${id}`)) },
  { name: 'older than a week', spoil: async () => fresh.pass(7 * 24 * 60 + 1) },
])('an invitation that is $name opens nothing', async ({ spoil }) => {
  const { token, id } = await invite();
  await spoil(id);
  for (const [path, body] of [
    ['read', { token }],
    ['accept', { token, displayName: 'Eve', password }],
  ] as const) {
    const answer = await fresh.browser().send('POST', `/api/v1/invitations/${path}`, body);
    expect([answer.status, answer.body.error.code]).toEqual([401, 'invitation-not-valid']);
  }
  fresh.pass(-7 * 24 * 60 - 1);
});

test('who is a member already is not made one again', async () => {
  const { email } = await join();
  const again = await owner.send('POST', '/api/v1/invitations', { email, role: 'Owner' });
  const answer = await fresh.browser().send('POST', '/api/v1/invitations/accept', {
    token: again.body.link.split('#')[1],
    displayName: 'Bob',
    password,
  });
  expect([answer.status, answer.body.error.code]).toEqual([409, 'email-taken']);
});

test('roles that one does not hold cannot be given away', async () => {
  const { browser: second } = await join(owner, { role: 'Owner' });
  const asOperator = await second.send('POST', '/api/v1/invitations', {
    email: 'eve@example.com',
    role: 'Reader',
    instanceRoles: ['Operator'],
  });
  expect([asOperator.status, asOperator.body.error.code]).toEqual([403, 'role-not-yours-to-give']);
  const { browser: contributor, memberId } = await join();
  const self = await contributor.send('POST', '/api/v1/role-assignments', { memberId, role: 'Owner', scope: tenant });
  expect([self.status, self.body.error.code]).toEqual([403, 'role-not-yours-to-give']);
});

test('a role is given, shown, used and taken', async () => {
  const { browser, memberId } = await join(owner, { role: 'Reader' });
  const given = await owner.send('POST', '/api/v1/role-assignments', { memberId, role: 'Owner', scope: tenant });
  expect(given.status).toBe(201);
  expect((await browser.send('GET', '/api/v1/audit-entries')).status).toBe(200);
  const { members } = (await owner.send('GET', '/api/v1/members')).body;
  expect(members.find(({ id }: { id: string }) => id === memberId).roles).toContainEqual({
    role: 'Owner',
    scope: tenant,
    assignmentId: given.body.assignmentId,
  });
  expect((await owner.send('DELETE', `/api/v1/role-assignments/${given.body.assignmentId}`)).status).toBe(204);
  expect((await browser.send('GET', '/api/v1/audit-entries')).status).toBe(403);
});

test('the last owner keeps his role and stays enabled', async () => {
  const alone = await startTestServer();
  const only = await alone.claim('Solo');
  const { members } = (await only.send('GET', '/api/v1/members')).body;
  const [{ id, roles }] = members;
  const { assignmentId } = roles.find(({ role }: { role: string }) => role === 'Owner');
  for (const answer of [
    await only.send('DELETE', `/api/v1/role-assignments/${assignmentId}`),
    await only.send('PATCH', `/api/v1/members/${id}`, { status: 'disabled' }),
  ]) {
    expect([answer.status, answer.body.error.code]).toEqual([409, 'last-owner']);
  }
  await alone.close();
});

test('who is disabled is out at once, by cookie and by token, and cannot sign in', async () => {
  const { browser, memberId, email } = await join();
  const { token } = (await browser.send('POST', '/api/v1/tokens', { name: 'script' })).body;
  const byToken = () => fresh.server.inject({ url: '/api/v1/me', headers: { authorization: `Bearer ${token}` } });
  expect((await byToken()).statusCode).toBe(200);
  expect((await owner.send('PATCH', `/api/v1/members/${memberId}`, { status: 'disabled' })).body.status).toBe(
    'disabled',
  );
  expect((await browser.send('GET', '/api/v1/me')).status).toBe(401);
  expect((await byToken()).statusCode).toBe(401);
  expect((await fresh.browser().send('POST', '/api/v1/sessions', { email, password })).status).toBe(401);
});

test('API tokens are shown once, expire and end', async () => {
  const { browser } = await join();
  const short = (await browser.send('POST', '/api/v1/tokens', { name: 'short', expiresInDays: 1 })).body;
  const long = (await browser.send('POST', '/api/v1/tokens', { name: 'long' })).body;
  const { tokens } = (await browser.send('GET', '/api/v1/tokens')).body;
  expect(tokens.map(({ name }: { name: string }) => name)).toEqual(['long', 'short']);
  expect(JSON.stringify(tokens)).not.toContain(short.token);
  const use = async (token: string) =>
    (await fresh.server.inject({ url: '/api/v1/me', headers: { authorization: `Bearer ${token}` } })).statusCode;
  fresh.pass(24 * 60 + 1);
  expect([await use(short.token), await use(long.token)]).toEqual([401, 200]);
  await browser.send('DELETE', `/api/v1/tokens/${long.id}`);
  expect(await use(long.token)).toBe(401);
  fresh.pass(-24 * 60 - 1);
});

test('two tenants may know the same person, who then says which one is meant', async () => {
  const { email } = await join();
  const made = await owner.send('POST', '/api/v1/tenants', { displayName: 'Second', ownerEmail: email });
  const token = made.body.invitationLink.split('#')[1];
  await fresh.browser().send('POST', '/api/v1/invitations/accept', { token, displayName: 'Bob', password });
  const unclear = await fresh.browser().send('POST', '/api/v1/sessions', { email, password });
  expect([unclear.status, unclear.body.error.code]).toEqual([409, 'tenant-required']);
  expect(unclear.body.error.message).toContain(`"Second" (${made.body.id})`);
  const chosen = await fresh.browser().send('POST', '/api/v1/sessions', { email, password, tenantId: made.body.id });
  expect(chosen.body.tenant.displayName).toBe('Second');
});

test('who makes a tenant gets no right in it', async () => {
  const made = await owner.send('POST', '/api/v1/tenants', { displayName: 'Third', ownerEmail: 'third@example.com' });
  const { tenants } = (await owner.send('GET', '/api/v1/tenants')).body;
  expect(tenants).toContainEqual(expect.objectContaining({ displayName: 'Third', members: 0 }));
  expect((await owner.send('GET', '/api/v1/me')).body.roles.map(({ scope }: { scope: string }) => scope)).not.toContain(
    `/tenants/${made.body.id}`,
  );
});

test('an address of another member is not taken over', async () => {
  const { email } = await join();
  const answer = await owner.send('PATCH', '/api/v1/me', { email: email.toUpperCase() });
  expect([answer.status, answer.body.error.code]).toEqual([409, 'email-taken']);
});

test('settings change only as far as they are named', async () => {
  const before = (await owner.send('GET', '/api/v1/settings')).body;
  expect(before).toEqual({ instanceName: 'Tenon', allowedHosts: [], invitationHours: 168, hostsInForce: [] });
  const after = await owner.send('PATCH', '/api/v1/settings', {
    allowedHosts: ['127.0.0.1:4410', '[::1]:80', 'printer.local'],
  });
  expect(after.body).toEqual({ ...before, allowedHosts: ['127.0.0.1:4410', '[::1]:80', 'printer.local'] });
  for (const wrong of [{ allowedHosts: ['http://x/'] }, { owner: 'me' }, { invitationHours: 0 }]) {
    expect((await owner.send('PATCH', '/api/v1/settings', wrong)).status).toBe(400);
  }
});

test('what was done stands in the audit trail, newest first, page by page', async () => {
  await owner.send('PATCH', '/api/v1/tenant', { displayName: 'Contoso' });
  const first = (await owner.send('GET', '/api/v1/audit-entries?limit=1')).body.entries;
  expect(first).toMatchObject([
    { action: 'tenant.renamed', by: { displayName: 'Ada' }, detail: { displayName: 'Contoso' } },
  ]);
  const next = (await owner.send('GET', `/api/v1/audit-entries?limit=200&before=${first[0].id}`)).body.entries;
  expect(next.map(({ id }: { id: string }) => id)).not.toContain(first[0].id);
  expect(next.length).toBeGreaterThan(5);
});

test('resource groups live in a known region and are deleted when they are empty', async () => {
  const { subscriptions } = (await owner.send('GET', '/api/v1/me')).body;
  const base = `/api/v1/subscriptions/${subscriptions[0].id}/resource-groups`;
  const nowhere = await owner.send('POST', base, { name: 'frames', region: 'moon' });
  expect([nowhere.status, nowhere.body.error]).toEqual([
    400,
    { code: 'region-unknown', message: 'There is no region "moon". Choose one of "local", "north".' },
  ]);
  expect((await owner.send('POST', base, { name: 'frames', region: 'NORTH' })).body).toMatchObject({ region: 'north' });
  const twice = await owner.send('POST', base, { name: 'FRAMES', region: 'local' });
  expect([twice.status, twice.body.error.code]).toEqual([409, 'name-taken']);
  const files = asFiles(bareDefinition);
  const imported = await owner.send('POST', '/api/v1/connectors', {
    subscriptionId: subscriptions[0].id,
    resourceGroup: 'frames',
    files,
  });
  expect(imported.body).toMatchObject({ region: 'north', resourceGroup: 'frames' });
  const full = await owner.send('DELETE', `${base}/frames`);
  expect([full.status, full.body.error.code]).toEqual([409, 'resource-group-not-empty']);
  await owner.send('DELETE', `/api/v1/connectors/${imported.body.id}`);
  expect((await owner.send('DELETE', `${base}/frames`)).status).toBe(204);
});

test('guessing is slowed down', async () => {
  const slow = await startTestServer();
  await slow.claim('Ada');
  const statuses: number[] = [];
  for (let guess = 0; guess < 22; guess += 1) {
    const answer = await slow.browser().send('POST', '/api/v1/bootstrap', { token: 'x'.repeat(43) });
    statuses.push(answer.status);
    if (answer.status === 429) expect(answer.body.error.code).toBe('too-many-requests');
  }
  expect(statuses.at(-1)).toBe(429);
  await slow.close();
});
