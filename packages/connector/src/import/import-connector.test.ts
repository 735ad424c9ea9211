import { expect, test } from 'vitest';
import { connectorOf, definitionText } from './fixture.ts';
import { importConnector } from './import-connector.ts';

// Attack T18 of docs/security.md.

const importText = (content: string, name = 'a.json') => importConnector([{ name, content }]);
const openapi = (members: object) =>
  JSON.stringify({
    openapi: '3.0.3',
    info: { title: 'Things', version: '1' },
    servers: [{ url: 'https://a.example/v1' }],
    paths: {},
    ...members,
  });
const get = (operation: object) => ({ '/a': { get: { operationId: 'Get', responses: {}, ...operation } } });

test.each([
  { name: 'no file that is a definition', text: '', code: 'json-empty' },
  { name: 'a document that is something else', text: '{"name": "x"}', code: 'import-not-a-definition' },
  { name: 'a list', text: '[1]', code: 'import-not-a-definition' },
  { name: 'an old version', text: '{"swagger": "1.2"}', code: 'import-version-unsupported' },
  { name: 'no title', text: definitionText({ info: {} }), code: 'import-title-missing' },
  { name: 'no paths', text: definitionText({ paths: undefined }), code: 'operations-missing' },
  {
    name: 'two bodies',
    text: definitionText({
      paths: get({
        parameters: [
          { name: 'a', in: 'body' },
          { name: 'b', in: 'body' },
        ],
      }),
    }),
    code: 'import-several-bodies',
  },
  {
    name: 'a parameter twice',
    text: definitionText({
      paths: get({
        parameters: [
          { name: 'a', in: 'query' },
          { name: 'a', in: 'query' },
        ],
      }),
    }),
    code: 'import-parameter-repeated',
  },
  {
    name: 'a body and a form field',
    text: definitionText({
      paths: get({
        parameters: [
          { name: 'a', in: 'body', schema: {} },
          { name: 'b', in: 'formData', type: 'string' },
        ],
      }),
    }),
    code: 'import-body-and-form',
  },
  {
    name: 'a parameter nowhere',
    text: definitionText({ paths: get({ parameters: [{ name: 'a' }] }) }),
    code: 'import-shape',
  },
  { name: 'a path that is text', text: definitionText({ paths: { '/a': 'x' } }), code: 'import-shape' },
  {
    name: 'a parameter reference to nothing',
    text: definitionText({ paths: get({ parameters: [{ $ref: '#/parameters/gone' }] }) }),
    code: 'import-reference-unresolved',
  },
  {
    name: 'a reference in a circle',
    text: definitionText({
      parameters: { a: { $ref: '#/parameters/a' } },
      paths: get({ parameters: [{ $ref: '#/parameters/a' }] }),
    }),
    code: 'import-reference-unresolved',
  },
])('refuses $name with a place and a remedy', ({ text, code }) => {
  const { value, diagnostics } = importText(text);
  expect(value).toBeUndefined();
  const error = diagnostics.find((diagnostic) => diagnostic.severity === 'error');
  expect(error?.code).toBe(code);
  expect(error?.place?.line).toBeGreaterThan(0);
  expect(error?.remedy).toBeTruthy();
});

test('refuses no files at all', () => {
  expect(importConnector([]).diagnostics.map(({ code }) => code)).toEqual(['import-no-definition']);
});

test.each([
  'file:///etc/passwd',
  'http://169.254.169.254/latest',
  '//host/x.json',
  '/etc/x.json',
  '../x.json',
  'data:,x',
  '%66ile:///etc/passwd',
  '..%2f..%2fx.json',
])('refuses the reference %s without following it', (reference) => {
  const { value, diagnostics } = importText(definitionText({ definitions: { A: { $ref: reference } } }));
  expect(value).toBeUndefined();
  expect(diagnostics.map(({ code }) => code)).toContain('import-reference-outside');
});

test('refuses a reference to a file that was not given', () => {
  const { diagnostics } = importText(definitionText({ definitions: { A: { $ref: 'other.json#/A' } } }));
  expect(diagnostics.map(({ code }) => code)).toContain('import-reference-missing-file');
});

test('moves parts of other given files inside, also circular ones', () => {
  const { value, diagnostics } = importConnector([
    {
      name: 'api/root.yaml',
      content:
        'swagger: "2.0"\ninfo: {title: T, version: "1"}\nhost: a.example\npaths:\n  /p:\n    get:\n      operationId: G\n      responses:\n        200: {description: OK, schema: {$ref: "../types/pet.yaml#/Pet"}}\n',
    },
    {
      name: 'types/pet.yaml',
      content: 'Pet:\n  type: object\n  properties:\n    mother: {$ref: "#/Pet"}\n    owner: {$ref: owner.yaml}\n',
    },
    {
      name: 'types/owner.yaml',
      content: 'type: object\nproperties:\n  pets: {type: array, items: {$ref: "pet.yaml#/Pet"}}\n',
    },
  ]);
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(diagnostics.map(({ code }) => code)).toContain('import-external-ref-inlined');
  expect(JSON.stringify(value?.definition)).not.toContain('.yaml#');
});

test.each([
  { name: 'no host', text: definitionText({ host: undefined }), code: 'import-host-missing' },
  { name: 'a number for a version', text: definitionText({ swagger: 2 }), code: 'import-version-not-text' },
  { name: 'a newer version', text: openapi({ openapi: '3.2.0' }), code: 'import-version-newer' },
  {
    name: 'an operation without a name',
    text: definitionText({ paths: { '/a/{b}': { get: { responses: {} } } } }),
    code: 'import-operation-id-generated',
  },
  {
    name: 'two operations of one name',
    text: definitionText({
      paths: { '/a': { get: { operationId: 'X', responses: {} }, post: { operationId: 'X', responses: {} } } },
    }),
    code: 'import-operation-id-duplicate',
  },
  {
    name: 'a path variable that is not declared',
    text: definitionText({ paths: { '/a/{b}': { get: { operationId: 'X', responses: {} } } } }),
    code: 'import-path-parameter-added',
  },
  {
    name: 'an unknown method',
    text: definitionText({ paths: { '/a': { fetch: {} } } }),
    code: 'import-unknown-method',
  },
  {
    name: 'a file outside a form',
    text: definitionText({ paths: get({ parameters: [{ name: 'a', in: 'query', type: 'file' }] }) }),
    code: 'import-file-location',
  },
  {
    name: 'a schema reference to nothing',
    text: definitionText({
      paths: get({ responses: { 200: { description: '', schema: { $ref: '#/definitions/Gone' } } } }),
    }),
    code: 'import-reference-unresolved',
  },
  {
    name: 'an unknown security scheme',
    text: definitionText({ securityDefinitions: { x: { type: 'magic' } } }),
    code: 'import-security-unsupported',
  },
  {
    name: 'several servers',
    text: openapi({ servers: [{ url: 'https://a.example' }, { url: 'https://b.example' }] }),
    code: 'import-multiple-servers',
  },
  {
    name: 'a server with variables',
    text: openapi({ servers: [{ url: 'https://{r}.example', variables: { r: { default: 'eu' } } }] }),
    code: 'import-server-variables',
  },
  { name: 'a relative server', text: openapi({ servers: [{ url: '/v1' }] }), code: 'import-relative-server' },
  {
    name: 'several bodies',
    text: openapi({ paths: get({ requestBody: { content: { 'application/json': {}, 'text/plain': {} } } }) }),
    code: 'import-multiple-content-types',
  },
  { name: 'webhooks', text: openapi({ openapi: '3.1.0', webhooks: { x: {} } }), code: 'import-webhooks' },
  { name: 'callbacks', text: openapi({ paths: get({ callbacks: { x: {} } }) }), code: 'import-callbacks-links' },
])('imports $name and says so', ({ text, code }) => {
  const { value, diagnostics } = importText(text);
  expect(value).toBeDefined();
  expect(diagnostics.map((diagnostic) => diagnostic.code)).toContain(code);
});

test('offers a repaired text, and imports it when it is accepted', () => {
  const text = `${definitionText({}).slice(0, -1)},}`;
  expect(importText(text).value).toBeUndefined();
  expect(importText(text).diagnostics[0]?.remedy).toContain('repaired text is offered');
  const accepted = importConnector([{ name: 'a.json', content: text }], { repair: 'accept' });
  expect(accepted.value?.title).toBe('Things');
  expect(accepted.diagnostics.map(({ code, severity }) => `${severity} ${code}`)).toContain(
    'warning json-trailing-comma',
  );
});

test('puts another address into the definition', () => {
  const { value } = importConnector([{ name: 'a.json', content: definitionText({ host: undefined }) }], {
    address: 'http://localhost:8080/base/',
  });
  expect(value?.service).toMatchObject({ schemes: ['http'], host: 'localhost:8080', basePath: '/base' });
  const wrong = importConnector([{ name: 'a.json', content: definitionText({}) }], { address: 'not an address' });
  expect(wrong.diagnostics.map(({ code }) => code)).toContain('import-address-invalid');
});

test('names the definition it took when a set holds several', () => {
  const { value, diagnostics } = importConnector([
    { name: 'one.json', content: definitionText({}) },
    { name: 'two.json', content: definitionText({ info: { title: 'Other', version: '1' } }) },
  ]);
  expect(value?.title).toBe('Things');
  expect(diagnostics.map(({ code }) => code)).toContain('import-several-definitions');
  const named = importConnector(
    [
      { name: 'one.json', content: definitionText({}) },
      { name: 'two.json', content: definitionText({ info: { title: 'Other', version: '1' } }) },
    ],
    { entry: 'two.json' },
  );
  expect(named.value?.title).toBe('Other');
});

test.each([
  { name: 'an action', item: { get: { operationId: 'X', responses: {} } }, kind: 'action' },
  {
    name: 'a polling trigger',
    item: { get: { operationId: 'X', 'x-ms-trigger': 'single', responses: {} } },
    kind: 'polling-trigger',
  },
  {
    name: 'a batch trigger',
    item: { get: { operationId: 'X', 'x-ms-trigger': 'batch', responses: {} } },
    kind: 'batch-trigger',
  },
  {
    name: 'a webhook trigger',
    item: {
      'x-ms-notification-content': { schema: { type: 'object' } },
      post: { operationId: 'X', 'x-ms-trigger': 'single', responses: {} },
    },
    kind: 'webhook-trigger',
  },
])('tells $name', ({ item, kind }) => {
  expect(connectorOf({ paths: { '/a': item } }).operations[0]?.kind).toBe(kind);
});

test('finds where a webhook takes the callback address', () => {
  const schema = {
    type: 'object',
    properties: { hook: { type: 'object', properties: { url: { type: 'string', 'x-ms-notification-url': true } } } },
  };
  const { operations } = connectorOf({
    paths: {
      '/a': {
        'x-ms-notification-content': { schema: {} },
        post: {
          operationId: 'X',
          'x-ms-trigger': 'single',
          parameters: [{ name: 'body', in: 'body', schema }],
          responses: {},
        },
      },
    },
  });
  expect(operations[0]?.notification?.callbackPath).toEqual(['hook', 'url']);
});

test('makes a connection form from the security schemes when no properties document says it', () => {
  const secured = connectorOf({
    securityDefinitions: { k: { type: 'apiKey', in: 'header', name: 'X-Key' } },
    security: [{ k: [] }],
  });
  expect(secured.connection.parameters.map(({ name, type }) => `${name} ${type}`)).toEqual(['api_key secret']);
  const alternatives = connectorOf({
    securityDefinitions: { k: { type: 'apiKey', in: 'header', name: 'X-Key' }, b: { type: 'basic' } },
    security: [{ k: [] }, { b: [] }],
  });
  expect(alternatives.connection.sets.map(({ name }) => name)).toEqual(['k', 'b']);
  const served = connectorOf(
    openapi({ servers: [{ url: 'https://{r}.example', variables: { r: { default: 'eu', enum: ['eu', 'us'] } } }] }),
  );
  expect(served.connection.parameters[0]).toMatchObject({ name: 'r', default: 'eu', required: false });
});

test('reads parameter sets, OAuth settings and policies of a properties document', () => {
  const connector = connectorOf(
    {},
    {
      connectionParameters: {},
      connectionParameterSets: {
        values: [
          {
            name: 'oauth',
            uiDefinition: { displayName: 'Sign in' },
            parameters: {
              token: {
                type: 'oauthSetting',
                oAuthSettings: {
                  identityProvider: 'aad',
                  scopes: ['a'],
                  customParameters: {
                    LoginUri: { value: 'https://login.example/' },
                    tenantId: { value: 't1' },
                    resourceUri: { value: 'r' },
                  },
                },
              },
            },
          },
        ],
      },
      policyTemplateInstances: [
        {
          templateId: 'SetHeader',
          title: 'x',
          parameters: { 'x-ms-apimTemplateParameter.name': 'A', 'x-ms-apimTemplate-policySection': 'Response' },
        },
      ],
      publisher: 'P',
      iconBrandColor: '#112233',
    },
  );
  expect(connector.connection.sets[0]?.parameters[0]?.oauth).toMatchObject({
    authorizationUrl: 'https://login.example/t1/oauth2/authorize',
    resource: 'r',
  });
  expect(connector.policies).toMatchObject([{ template: 'setheader', section: 'response', parameters: { name: 'A' } }]);
  expect(connector.branding).toMatchObject({ publisher: 'P', iconBrandColor: '#112233' });
});

test('reads form fields of 3.x as inputs, and polymorphic forms as one body', () => {
  const fields = connectorOf(
    openapi({
      paths: get({
        requestBody: {
          content: {
            'multipart/form-data': {
              schema: {
                type: 'object',
                required: ['f'],
                properties: { f: { type: 'string', format: 'binary' }, n: { type: 'integer' } },
              },
            },
          },
        },
      }),
    }),
  );
  expect(
    fields.operations[0]?.parameters.map(
      ({ name, location, type, required }) => `${name} ${location} ${type} ${required}`,
    ),
  ).toEqual(['f form file true', 'n form integer false']);
});

test('tells of paths that only their query tells apart, and keeps them', () => {
  const special = { '/a?kind=b': { get: { responses: { 200: { description: 'OK' } } } } };
  const content = definitionText({ 'x-ms-paths': special });
  const { value, diagnostics } = importConnector([{ name: 'swagger.json', content }]);
  expect(diagnostics.map(({ code }) => code)).toContain('import-ms-paths');
  expect(value?.definition['x-ms-paths']).toEqual(special);
});
