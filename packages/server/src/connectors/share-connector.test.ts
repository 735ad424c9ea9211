import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ConnectorScene, openConnectorScene } from '../testing/connector-scene.ts';
import { asFiles, bareDefinition } from '../testing/print-framer.ts';
import type { TestBrowser } from '../testing/test-server.ts';

let fresh: ConnectorScene['fresh'];
let importBare: ConnectorScene['importBare'];
let owner: ConnectorScene['owner'];
let place: ConnectorScene['place'];
beforeAll(async () => {
  ({ fresh, importBare, owner, place } = await openConnectorScene());
});
afterAll(() => fresh.close());

async function invite(name: string, options: { role?: string; subscriptionIds?: string[] } = {}): Promise<TestBrowser> {
  const invited = await owner.send('POST', '/api/v1/invitations', {
    email: `${name}@example.com`,
    role: options.role ?? 'Contributor',
    ...(options.subscriptionIds === undefined ? {} : { subscriptionIds: options.subscriptionIds }),
  });
  expect(invited.status).toBe(201);
  const browser = fresh.browser();
  const accepted = await browser.send('POST', '/api/v1/invitations/accept', {
    token: invited.body.link.split('#')[1],
    displayName: name,
    password: 'correct horse battery',
  });
  expect(accepted.status).toBe(200);
  return browser;
}

test('a saved connector is offered exactly where tenant, subscription and region are the same, and announced to exactly those', async () => {
  const { id } = await importBare('Shared');
  await owner.send('PATCH', `/api/v1/connectors/${id}/general`, { host: 'api.example.com' });
  const colleague = await invite('colleague');
  const reader = await invite('reader', { role: 'Reader', subscriptionIds: [place.subscriptionId] });
  const elsewhere = (await owner.send('POST', '/api/v1/subscriptions', { displayName: 'Elsewhere' })).body;
  const neighbour = await invite('neighbour', { subscriptionIds: [elsewhere.id] });
  const stranger = await anotherTenant();
  const offered = async (browser: TestBrowser, subscriptionId: string, region: string) => {
    const url = `/api/v1/choosable-connectors?subscriptionId=${subscriptionId}&region=${region}&scope=custom&search=Shared`;
    return (await browser.send('GET', url)).body.connectors.map(({ name }: { name: string }) => name);
  };
  expect(await offered(colleague, place.subscriptionId, 'local')).toEqual([]);
  await owner.send('POST', `/api/v1/connectors/${id}/save`, {});
  expect(await offered(colleague, place.subscriptionId, 'local')).toEqual(['Shared']);
  expect(await offered(reader, place.subscriptionId, 'local')).toEqual(['Shared']);
  expect(await offered(colleague, place.subscriptionId, 'north')).toEqual([]);
  expect(await offered(colleague, elsewhere.id, 'local')).toEqual([]);
  expect(await offered(neighbour, place.subscriptionId, 'local')).toEqual([]);
  expect(await offered(stranger, place.subscriptionId, 'local')).toEqual([]);
  expect((await neighbour.send('GET', `/api/v1/connectors/${id}`)).status).toBe(404);
  expect((await stranger.send('GET', `/api/v1/connectors/${id}`)).status).toBe(404);
  expect((await reader.send('GET', `/api/v1/connectors/${id}`)).body.canEdit).toBe(false);
  expect((await reader.send('PATCH', `/api/v1/connectors/${id}/general`, { host: 'evil.example' })).status).toBe(403);

  const told = await owner.send('POST', `/api/v1/connectors/${id}/announcements`, {
    purpose: 'Prices frames.',
    howToUse: 'Choose it under Custom.',
  });
  expect(told.status).toBe(201);
  const audience = (await owner.send('GET', `/api/v1/connectors/${id}/audience`)).body.members;
  expect(audience.map(({ displayName }: { displayName: string }) => displayName).sort()).toEqual([
    'Ada',
    'colleague',
    'reader',
  ]);
  expect(told.body.notified).toBe(3);
  const noticesOf = async (browser: TestBrowser) => (await browser.send('GET', '/api/v1/notices')).body;
  expect(await noticesOf(colleague)).toMatchObject({
    unread: 1,
    notices: [{ kind: 'announcement', body: 'Prices frames.\n\nChoose it under Custom.', link: `/connectors/${id}` }],
  });
  expect((await noticesOf(neighbour)).notices).toEqual([]);
  expect((await noticesOf(stranger)).notices).toEqual([]);
  const [notice] = (await noticesOf(colleague)).notices;
  expect((await reader.send('POST', `/api/v1/notices/${notice.id}/read`)).status).toBe(404);
  expect((await colleague.send('POST', `/api/v1/notices/${notice.id}/read`)).status).toBe(204);
  expect((await noticesOf(colleague)).unread).toBe(0);
});

async function anotherTenant(): Promise<TestBrowser> {
  const made = await owner.send('POST', '/api/v1/tenants', { displayName: 'Others', ownerEmail: 'eve@others.com' });
  const browser = fresh.browser();
  const token = made.body.invitationLink.split('#')[1];
  await browser.send('POST', '/api/v1/invitations/accept', {
    token,
    displayName: 'Eve',
    password: 'correct horse battery',
  });
  return browser;
}

test('hostile names are kept and given back as the data they are', async () => {
  const hostile = `'; drop table connectors; -- <img src=x onerror=alert(1)> \${7*7} $(touch x) ../../etc/passwd \n\u202e`;
  const definition = JSON.stringify({
    ...JSON.parse(bareDefinition),
    info: { title: hostile, version: '1', description: `${hostile}\u0000` },
    __proto__x: 1,
  }).replace('__proto__x', '__proto__');
  const imported = await owner.send('POST', '/api/v1/connectors', {
    ...place,
    files: asFiles(definition, '../../evil.json'),
  });
  expect(imported.status).toBe(201);
  expect(imported.body.title).toBe(hostile.trim());
  expect(imported.body.name).toMatch(/^[\p{L}\p{N}-]+$/u);
  const tenant = await owner.send('PATCH', '/api/v1/tenant', { displayName: `<b>"Ada's" & co</b>` });
  expect(tenant.body.displayName).toBe(`<b>"Ada's" & co</b>`);
  const nul = await owner.send('PATCH', '/api/v1/me', { displayName: 'a\u0000b' });
  expect([nul.status, nul.body.error.code]).toEqual([400, 'request-not-valid']);
  const group = await owner.send('POST', `/api/v1/subscriptions/${place.subscriptionId}/resource-groups`, {
    name: '../etc',
    region: 'local',
  });
  expect(group.status).toBe(400);
});

test('lists dependents before it deletes', async () => {
  const { id } = await importBare();
  expect((await owner.send('GET', `/api/v1/connectors/${id}/dependents`)).body).toEqual({
    connections: [],
    workflows: [],
  });
  expect((await owner.send('DELETE', `/api/v1/connectors/${id}`)).status).toBe(204);
  expect((await owner.send('GET', `/api/v1/connectors/${id}`)).status).toBe(404);
});
