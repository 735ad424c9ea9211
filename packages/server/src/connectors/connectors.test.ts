import { afterAll, beforeAll, expect, test } from 'vitest';
import { asFiles, bareDefinition } from '../testing/print-framer.ts';
import { startTestServer, type TestBrowser, type TestServer } from '../testing/test-server.ts';

let fresh: TestServer;
let owner: TestBrowser;
let place: { subscriptionId: string; resourceGroup: string };
const tested: unknown[] = [];
beforeAll(async () => {
  const connectorCalls = {
    async testOperation(call: { operationId: string; values: unknown; connection: unknown }) {
      tested.push([call.operationId, call.values, call.connection]);
      return {
        request: { method: 'GET', url: 'http://api.example/10/4', headers: {}, body: null },
        response: { status: 200, headers: { 'content-type': 'text/plain' }, body: '20.00', durationMs: 3 },
        failure: null,
      };
    },
  };
  fresh = await startTestServer({ connectorCalls: connectorCalls as never });
  owner = await fresh.claim('Ada');
  const session = (await owner.send('GET', '/api/v1/me')).body;
  place = { subscriptionId: session.subscriptions[0].id, resourceGroup: 'default' };
});
afterAll(() => fresh.close());

async function importBare(name?: string) {
  const answer = await owner.send('POST', '/api/v1/connectors', { ...place, name, files: asFiles(bareDefinition) });
  expect(answer.status).toBe(201);
  return answer.body;
}

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

test('imports a bare definition as a draft, with what is missing in it', async () => {
  const connector = await importBare();
  expect(connector).toMatchObject({
    name: 'PrintFramerAPI',
    state: 'draft',
    region: 'local',
    general: { title: 'Print Framer API', host: '', scheme: 'https' },
    security: { kind: 'none' },
    operations: [
      {
        operationId: 'GetQuery',
        method: 'get',
        path: '/api/values/{Height}/{Width}',
        visibility: 'none',
        parameters: [
          { name: 'Height', in: 'path', required: true, type: 'string' },
          { name: 'Width', in: 'path', required: true, type: 'string' },
        ],
        responses: [{ status: '200', type: 'string' }],
      },
    ],
    version: { number: 1, state: 'draft' },
    versions: [{ number: 1 }],
    hasUnsavedChanges: false,
    canEdit: true,
  });
  expect(connector.diagnostics).toContainEqual(expect.objectContaining({ code: 'import-host-missing' }));
});

test.each([
  { name: 'no JSON and no YAML', text: '{ "swagger": "2.0", ', code: 'definition-not-readable', line: 1 },
  { name: 'an empty file', text: '', code: 'definition-not-readable', line: undefined },
  { name: 'JSON that is no definition', text: '{"hello": 1}', code: 'definition-not-readable', line: 1 },
])('refuses $name with the place, and keeps nothing', async ({ text, code, line }) => {
  const before = (await owner.send('GET', `/api/v1/connectors?subscriptionId=${place.subscriptionId}`)).body.connectors;
  const answer = await owner.send('POST', '/api/v1/connectors', { ...place, files: asFiles(text) });
  expect([answer.status, answer.body.error.code]).toEqual([422, code]);
  expect(answer.body.error.diagnostics[0]).toMatchObject({ severity: 'error', remedy: expect.any(String) });
  if (line !== undefined) expect(answer.body.error.diagnostics[0].place.line).toBe(line);
  const after = (await owner.send('GET', `/api/v1/connectors?subscriptionId=${place.subscriptionId}`)).body.connectors;
  expect(after).toEqual(before);
});

test('refuses a file above 20 MB by its size', async () => {
  const files = asFiles(`{"swagger":"2.0","x":"${'a'.repeat(20_500_000)}"}`);
  const answer = await owner.send('POST', '/api/v1/connectors', { ...place, files });
  expect([answer.status, answer.body.error.code]).toEqual([413, 'source-too-large']);
  expect(answer.body.error.message).toContain('20.5 MB together; at most 20 MB');
});

test('imports the repaired text of a file with faults when that is accepted', async () => {
  const faulty = bareDefinition
    .replace('"swagger": "2.0",', '"swagger": "2.0", // 2\n')
    .replace('"type": "string" } } }', '"type": "string" }, } }');
  const refused = await owner.send('POST', '/api/v1/connectors', { ...place, files: asFiles(faulty) });
  expect([refused.status, refused.body.error.code]).toEqual([422, 'definition-not-readable']);
  const imported = await owner.send('POST', '/api/v1/connectors', {
    ...place,
    files: asFiles(faulty),
    acceptRepair: true,
  });
  expect(imported.status).toBe(201);
  const { text } = (await owner.send('GET', `/api/v1/connectors/${imported.body.id}/definition`)).body;
  expect(JSON.parse(text)).toEqual(JSON.parse(bareDefinition));
});

test('edits general information, security and an operation in the source, whose other parts stay', async () => {
  const { id } = await importBare('Edited');
  const general = await owner.send('PATCH', `/api/v1/connectors/${id}/general`, {
    description: 'Obtain an estimate for a picture frame',
    host: '127.0.0.1:4410',
    scheme: 'http',
    color: '#0f6cbd',
  });
  expect(general.body.general).toMatchObject({
    description: 'Obtain an estimate for a picture frame',
    host: '127.0.0.1:4410',
    scheme: 'http',
    color: '#0f6cbd',
  });
  const security = await owner.send('PUT', `/api/v1/connectors/${id}/security`, {
    kind: 'apiKey',
    name: 'X-Api-Key',
    in: 'header',
    label: 'Framer key',
  });
  expect(security.body.security).toEqual({ kind: 'apiKey', name: 'X-Api-Key', in: 'header', label: 'Framer key' });
  const operation = await owner.send('PATCH', `/api/v1/connectors/${id}/operations/GetQuery`, {
    summary: 'Estimate the cost of a picture frame',
    visibility: 'important',
    parameters: [{ name: 'Height', in: 'path', label: 'Height', description: 'In inches.' }],
  });
  expect(operation.body.operations[0]).toMatchObject({
    summary: 'Estimate the cost of a picture frame',
    visibility: 'important',
    parameters: [
      { name: 'Height', label: 'Height', description: 'In inches.' },
      { name: 'Width', label: '' },
    ],
  });
  const { text } = (await owner.send('GET', `/api/v1/connectors/${id}/definition`)).body;
  expect(text).toContain('{ "name": "Width", "in": "path", "required": true, "type": "string" }');
  expect(text).toContain('"produces": ["text/plain"]');
  expect(JSON.parse(text)).toMatchObject({
    host: '127.0.0.1:4410',
    schemes: ['http'],
    security: [{ api_key: [] }],
    securityDefinitions: { api_key: { type: 'apiKey', in: 'header', name: 'X-Api-Key' } },
  });
  const none = await owner.send('PUT', `/api/v1/connectors/${id}/security`, { kind: 'none' });
  expect(none.body.security).toEqual({ kind: 'none' });
  const withoutSecurity = (await owner.send('GET', `/api/v1/connectors/${id}/definition`)).body.text;
  expect(JSON.parse(withoutSecurity)).not.toHaveProperty('securityDefinitions');
});

test.each([
  { kind: 'basic', usernameLabel: 'User', passwordLabel: 'Pass phrase' },
  {
    kind: 'oauth2',
    flow: 'authorizationCode',
    authorizationUrl: 'https://login.example.com/authorize',
    tokenUrl: 'https://login.example.com/token',
    refreshUrl: 'https://login.example.com/token',
    scopes: ['read', 'write'],
    clientId: 'abc',
  },
  {
    kind: 'oauth2',
    flow: 'clientCredentials',
    authorizationUrl: '',
    tokenUrl: 'https://login.example.com/token',
    refreshUrl: 'https://login.example.com/token',
    scopes: [],
    clientId: 'abc',
  },
])('reads back the security it wrote: $kind $flow', async (security) => {
  const { id } = await importBare();
  expect((await owner.send('PUT', `/api/v1/connectors/${id}/security`, security)).body.security).toEqual(security);
});

test('edits YAML in place, comments included', async () => {
  const yaml = `# the framer\nopenapi: 3.0.3\ninfo:\n  title: Framer # short\n  version: '1'\nservers:\n  - url: https://old.example.com/v1\npaths:\n  /q:\n    get:\n      operationId: Q\n      responses:\n        '200': { description: Done }\n`;
  const imported = await owner.send('POST', '/api/v1/connectors', { ...place, files: asFiles(yaml, 'framer.yaml') });
  const { id } = imported.body;
  const edited = await owner.send('PATCH', `/api/v1/connectors/${id}/general`, {
    host: 'new.example.com',
    description: 'Frames',
  });
  expect(edited.body.general).toMatchObject({ host: 'new.example.com', basePath: '/v1', description: 'Frames' });
  const { text, language } = (await owner.send('GET', `/api/v1/connectors/${id}/definition`)).body;
  expect(language).toBe('yaml');
  expect(text).toContain('# the framer');
  expect(text).toContain('title: Framer # short');
});

test('the raw definition is written as it is given, and an unreadable one leaves the draft alone', async () => {
  const { id } = await importBare();
  const broken = await owner.send('PUT', `/api/v1/connectors/${id}/definition`, { text: '{ "swagger": ' });
  expect([broken.status, broken.body.error.code]).toEqual([422, 'definition-not-readable']);
  const text = bareDefinition.replace('Print Framer API', 'Framer Ωmega');
  const written = await owner.send('PUT', `/api/v1/connectors/${id}/definition`, { text });
  expect(written.body.title).toBe('Framer Ωmega');
  expect((await owner.send('GET', `/api/v1/connectors/${id}/definition`)).body.text).toBe(text);
});

test('tests an operation with values that are not kept', async () => {
  const { id } = await importBare();
  const answer = await owner.send('POST', `/api/v1/connectors/${id}/operations/GetQuery/test`, {
    values: { Height: '10', Width: '4' },
    connection: { api_key: 'secret' },
  });
  expect(answer.body).toMatchObject({
    request: { method: 'GET' },
    response: { status: 200, body: '20.00' },
    failure: null,
  });
  expect(tested.at(-1)).toEqual(['GetQuery', { Height: '10', Width: '4' }, { api_key: 'secret' }]);
  expect((await owner.send('POST', `/api/v1/connectors/${id}/operations/Nothing/test`, { values: {} })).status).toBe(
    404,
  );
});

test('a connector without a host is not created; with one it is, and later changes are a draft of the next version', async () => {
  const { id } = await importBare();
  const early = await owner.send('POST', `/api/v1/connectors/${id}/save`, { name: 'PrintFramerConnector' });
  expect([early.status, early.body.error.code]).toEqual([400, 'host-missing']);
  await owner.send('PATCH', `/api/v1/connectors/${id}/general`, { host: 'api.example.com' });
  const saved = await owner.send('POST', `/api/v1/connectors/${id}/save`, { name: 'PrintFramerConnector' });
  expect(saved.body).toMatchObject({
    name: 'PrintFramerConnector',
    state: 'saved',
    version: { number: 1, state: 'saved' },
  });
  const again = await owner.send('POST', `/api/v1/connectors/${id}/save`, {});
  expect([again.status, again.body.error.code]).toEqual([409, 'draft-missing']);
  const changed = await owner.send('PATCH', `/api/v1/connectors/${id}/general`, { description: 'Now with glass' });
  expect(changed.body).toMatchObject({ hasUnsavedChanges: true, version: { number: 2, state: 'draft' } });
  const second = await owner.send('POST', `/api/v1/connectors/${id}/save`, { note: 'glass' });
  expect(second.body.versions.map(({ number, state, note }: Record<string, unknown>) => [number, state, note])).toEqual(
    [
      [2, 'saved', 'glass'],
      [1, 'saved', ''],
    ],
  );
  const other = await importBare();
  await owner.send('PATCH', `/api/v1/connectors/${other.id}/general`, { host: 'api.example.com' });
  const taken = await owner.send('POST', `/api/v1/connectors/${other.id}/save`, { name: 'printframerCONNECTOR' });
  expect([taken.status, taken.body.error.code]).toEqual([409, 'name-taken']);
});

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
