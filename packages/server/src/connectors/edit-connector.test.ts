import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ConnectorScene, openConnectorScene } from '../testing/connector-scene.ts';
import { asFiles, bareDefinition } from '../testing/print-framer.ts';

let fresh: ConnectorScene['fresh'];
let owner: ConnectorScene['owner'];
let place: ConnectorScene['place'];
let tested: ConnectorScene['tested'];
let importBare: ConnectorScene['importBare'];
beforeAll(async () => {
  ({ fresh, owner, place, tested, importBare } = await openConnectorScene());
});
afterAll(() => fresh.close());

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

const generic = {
  kind: 'oauth2',
  identityProvider: 'oauth2',
  authorizationUrl: '',
  tokenUrl: 'https://login.example.com/token',
  refreshUrl: 'https://login.example.com/token',
  scopes: [],
  clientId: 'abc',
};

test.each([
  { kind: 'basic', usernameLabel: 'User', passwordLabel: 'Pass phrase' },
  {
    ...generic,
    flow: 'authorizationCode',
    authorizationUrl: 'https://login.example.com/authorize',
    refreshUrl: 'https://login.example.com/refresh',
    scopes: ['read', 'write'],
  },
  { ...generic, flow: 'clientCredentials' },
  { ...generic, flow: 'jwtBearer', scopes: ['https://api.example.com/auth'] },
  {
    kind: 'oauth2',
    identityProvider: 'aad',
    flow: 'authorizationCode',
    authorizationUrl: '',
    tokenUrl: '',
    scopes: [],
    clientId: 'abc',
    resource: 'https://graph.example.com',
    tenant: 'contoso',
  },
])('reads back the security it wrote: $kind $identityProvider $flow', async (security) => {
  const { id } = await importBare();
  expect((await owner.send('PUT', `/api/v1/connectors/${id}/security`, security)).body.security).toEqual(security);
});

test('keeps a client secret that it never shows, and tells where the provider sends people back to', async () => {
  const { id } = await importBare();
  const path = `/api/v1/connectors/${id}/security`;
  const security = { ...generic, flow: 'clientCredentials' };
  const before = await owner.send('PUT', path, security);
  expect(before.body.signIn).toEqual({
    redirectUrl: expect.stringMatching(/\/consent\/callback\/[0-9a-f-]{36}$/),
    hasClientSecret: false,
  });
  const given = await owner.send('PUT', path, { ...security, clientSecret: 'secret-canary' });
  expect(given.body.signIn.hasClientSecret).toBe(true);
  const kept = await owner.send('PUT', path, { ...security, clientId: 'other' });
  expect(kept.body.signIn.hasClientSecret).toBe(true);
  const definition = await owner.send('GET', `/api/v1/connectors/${id}/definition`);
  expect(JSON.stringify([given.body, kept.body, definition.body])).not.toContain('secret-canary');
});

test('another security leaves the values that policies need, and what a provider was told beyond the form', async () => {
  const properties = {
    connectionParameters: {
      token: {
        type: 'oauthSetting',
        oAuthSettings: {
          identityProvider: 'oauth2generic',
          clientId: 'abc',
          scopes: [],
          customParameters: {
            authorizationUrlTemplate: { value: 'https://login.example.com/authorize' },
            authorizationUrlQueryStringTemplate: { value: '?prompt=consent' },
            tokenUrlTemplate: { value: 'https://login.example.com/token' },
          },
        },
      },
      environment: { type: 'string', uiDefinition: { displayName: 'Environment', constraints: { required: 'true' } } },
    },
  };
  const { id } = (
    await owner.send('POST', '/api/v1/connectors', {
      ...place,
      files: [...asFiles(bareDefinition), { name: 'apiProperties.json', content: JSON.stringify({ properties }) }],
    })
  ).body;
  const read = await owner.send('GET', `/api/v1/connectors/${id}`);
  expect(read.body.connectionValues).toMatchObject([
    { name: 'token', label: 'Access token', isSecret: true, isRequired: false },
    { name: 'environment', label: 'Environment', isSecret: false, isRequired: true, default: null, choices: [] },
  ]);
  const path = `/api/v1/connectors/${id}/security`;
  const changed = await owner.send('PUT', path, { ...read.body.security, clientId: 'xyz' });
  expect(changed.body.security).toMatchObject({ identityProvider: 'oauth2generic', clientId: 'xyz' });
  await owner.send('PATCH', `/api/v1/connectors/${id}/general`, { host: 'api.example.com' });
  const { name } = (await owner.send('POST', `/api/v1/connectors/${id}/save`, {})).body;
  const group = `/subscriptions/${place.subscriptionId}/resourceGroups/${place.resourceGroup}`;
  const kept = await owner.send('GET', `${group}/providers/Microsoft.Web/customApis/${name}?api-version=2016-06-01`);
  const { token, environment } = kept.body.properties.connectionParameters;
  expect(environment.uiDefinition.displayName).toBe('Environment');
  expect(token.oAuthSettings.customParameters).toEqual({
    ...properties.connectionParameters.token.oAuthSettings.customParameters,
    refreshUrl: { value: 'https://login.example.com/token' },
  });
});

test('what a connection asks for is told by the way to connect', async () => {
  const properties = {
    connectionParameterSets: {
      values: [
        {
          name: 'key',
          uiDefinition: { displayName: 'API key', description: 'A key of the portal.' },
          parameters: { api_key: { type: 'securestring' }, site: { type: 'string' } },
        },
        { name: 'person', parameters: { user: { type: 'string' }, site: { type: 'string' } } },
      ],
    },
  };
  const files = [...asFiles(bareDefinition), { name: 'apiProperties.json', content: JSON.stringify({ properties }) }];
  const { body } = await owner.send('POST', '/api/v1/connectors', { ...place, files });
  expect(body.connectionSets).toEqual([
    { name: 'key', title: 'API key', description: 'A key of the portal.' },
    { name: 'person', title: 'person', description: '' },
  ]);
  expect(body.connectionValues.map(({ name, sets }: { name: string; sets: string[] }) => [name, sets])).toEqual([
    ['api_key', ['key']],
    ['site', ['key', 'person']],
    ['user', ['person']],
  ]);
});

test.each([
  { name: 'a host with a scheme', path: 'general', body: { host: 'https://api.example.com' }, code: 'host-not-valid' },
  { name: 'a host with a path', path: 'general', body: { host: 'api.example.com/v1' }, code: 'host-not-valid' },
  { name: 'a base path without a slash', path: 'general', body: { basePath: 'v1' }, code: 'base-path-not-valid' },
  { name: 'an icon that is an SVG', path: 'general', body: { icon: btoa('<svg/>') }, code: 'icon-not-valid' },
  { name: 'a colour by name', path: 'general', body: { color: 'red' }, code: 'request-not-valid' },
  {
    name: 'security of another kind',
    path: 'security',
    body: { kind: 'other', description: 'x' },
    code: 'security-not-editable',
  },
])('refuses $name', async ({ path, body, code }) => {
  const { id } = await importBare();
  const answer = await owner.send(path === 'general' ? 'PATCH' : 'PUT', `/api/v1/connectors/${id}/${path}`, body);
  expect([answer.status, answer.body.error.code]).toEqual([400, code]);
});

test('keeps a PNG as the icon and gives it back as an address of data', async () => {
  const { id } = await importBare();
  const icon = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]).toString('base64');
  const kept = await owner.send('PATCH', `/api/v1/connectors/${id}/general`, { icon });
  expect(kept.body.icon).toBe(`data:image/png;base64,${icon}`);
  expect((await owner.send('PATCH', `/api/v1/connectors/${id}/general`, { icon: null })).body.icon).toBeNull();
});

test('a draft is neither announced nor nominated, and one without operations is not created', async () => {
  const empty = JSON.stringify({
    swagger: '2.0',
    info: { title: 'Empty', version: '1' },
    host: 'a.example.com',
    paths: {},
  });
  const { id } = await importBare();
  expect((await owner.send('PUT', `/api/v1/connectors/${id}/definition`, { text: empty })).status).toBe(200);
  const refused = [
    await owner.send('POST', `/api/v1/connectors/${id}/save`, {}),
    await owner.send('POST', `/api/v1/connectors/${id}/announcements`, { purpose: 'x', howToUse: '' }),
    await owner.send('POST', '/api/v1/nominations', {
      connectorId: id,
      declarations: { organization: 'C', ownership: 'owner', supportEmail: 'a@b.example', scenario: 'x' },
    }),
  ];
  expect(refused.map(({ body }) => body.error.code)).toEqual([
    'operations-missing',
    'draft-not-announced',
    'connector-not-saved',
  ]);
});

test.each([
  {
    name: 'OpenAPI 2.0',
    definition: {
      swagger: '2.0',
      info: { title: 'A', version: '1' },
      paths: {
        '/a': { get: { operationId: 'A', parameters: [{ name: 'n', in: 'query', type: 'integer' }], responses: {} } },
      },
    },
    at: (parameter: { default?: unknown }) => parameter.default,
  },
  {
    name: 'OpenAPI 3',
    definition: {
      openapi: '3.0.3',
      info: { title: 'A', version: '1' },
      paths: {
        '/a': {
          get: {
            operationId: 'A',
            parameters: [{ name: 'n', in: 'query', schema: { type: 'integer' } }],
            responses: {},
          },
        },
      },
    },
    at: (parameter: { schema?: { default?: unknown } }) => parameter.schema?.default,
  },
])('keeps the default value of an input where $name has it, and whether it is required', async ({ definition, at }) => {
  const files = asFiles(JSON.stringify(definition));
  const { id } = (await owner.send('POST', '/api/v1/connectors', { ...place, files })).body;
  const change = async (part: object) => {
    const parameters = [{ name: 'n', in: 'query', ...part }];
    const changed = await owner.send('PATCH', `/api/v1/connectors/${id}/operations/A`, { parameters });
    const { text } = (await owner.send('GET', `/api/v1/connectors/${id}/definition`)).body;
    return [changed.body.operations[0].parameters[0], JSON.parse(text).paths['/a'].get.parameters[0]];
  };
  const [shown, kept] = await change({ default: 7, required: true });
  expect(shown).toMatchObject({ default: 7, required: true });
  expect([at(kept), kept.required]).toEqual([7, true]);
  const [, without] = await change({ default: null, required: false });
  expect([at(without), without.required]).toEqual([undefined, undefined]);
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
    logs: [],
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
