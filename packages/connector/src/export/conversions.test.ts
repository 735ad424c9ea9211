import { expect, test } from 'vitest';
import { connectorOf, definitionText } from '../import/fixture.ts';
import { importConnector } from '../import/import-connector.ts';
import { readSchema } from '../schema/read-schema.ts';
import { valueAt } from '../source/json-pointer.ts';
import type { JsonObject, JsonValue } from '../source/json-value.ts';
import { parseJson } from '../source/parse-json.ts';
import { type ExportFormat, exportConnector } from './export-connector.ts';

/** What is written at a place, and the codes of what is told. */
function written(definition: string, format: ExportFormat, pointer: string): { value: unknown; codes: string[] } {
  const { value, diagnostics } = exportConnector(connectorOf(definition), format);
  const document = parseJson(String(value[0]?.content)) as JsonObject;
  return { value: valueAt(document, pointer), codes: [...new Set(diagnostics.map(({ code }) => code))] };
}

const openapi = (operation: object, members: object = {}): string =>
  JSON.stringify({
    openapi: '3.1.0',
    info: { title: 'Things', version: '1' },
    servers: [{ url: 'https://a.example' }],
    paths: { '/a': { post: { operationId: 'Post', responses: {}, ...operation } } },
    ...members,
  });
const answering = (content: object): object => ({ responses: { 200: { description: '', content } } });
const ofSchema = (schema: object): string =>
  openapi(answering({ 'application/json': { schema } }), {
    components: { schemas: { A: { type: 'object', properties: { a: { type: 'string' } } } } },
  });
const SCHEMA = '/paths/~1a/post/responses/200/schema';
const parameter = (members: object): string =>
  openapi({ parameters: [{ name: 'p', in: 'query', schema: { type: 'string' }, ...members }] });

test.each<{ name: string; from: string; at: string; value: JsonValue; codes: readonly string[] }>([
  {
    name: 'what stands beside a reference',
    from: ofSchema({ $ref: '#/components/schemas/A', description: 'B', required: ['a'] }),
    at: SCHEMA,
    value: { allOf: [{ $ref: '#/definitions/A' }], description: 'B', required: ['a'] },
    codes: [],
  },
  {
    name: 'what only describes beside a reference',
    from: ofSchema({ $ref: '#/components/schemas/A', description: 'B' }),
    at: SCHEMA,
    value: { $ref: '#/definitions/A', description: 'B' },
    codes: [],
  },
  {
    name: 'the stricter of two limits',
    from: ofSchema({ type: 'integer', exclusiveMinimum: 3, minimum: 5, maximum: 9, exclusiveMaximum: 9 }),
    at: SCHEMA,
    value: { type: 'integer', minimum: 5, maximum: 9, exclusiveMaximum: true },
    codes: [],
  },
  {
    name: 'alternatives that are single values',
    from: ofSchema({ oneOf: [{ const: 'a', title: 'A' }, { const: 'b' }] }),
    at: SCHEMA,
    value: { type: 'string', enum: ['a', 'b'], 'x-ms-enum-values': [{ value: 'a', displayName: 'A' }] },
    codes: [],
  },
  {
    name: 'no empty list of required members',
    from: ofSchema({ type: 'object', required: [] }),
    at: SCHEMA,
    value: { type: 'object' },
    codes: [],
  },
  {
    name: 'examples of answers, and that only one of them has its schema',
    from: openapi(
      answering({
        'application/json': { schema: { type: 'object' }, example: { a: 1 } },
        'text/csv': { schema: { type: 'string' }, examples: { one: { value: 'a,b' } } },
      }),
    ),
    at: '/paths/~1a/post/responses/200/examples',
    value: { 'application/json': { a: 1 }, 'text/csv': 'a,b' },
    codes: ['import-multiple-content-types'],
  },
  {
    name: 'that a value may be empty, and its example',
    from: parameter({ allowEmptyValue: true, example: 'e' }),
    at: '/paths/~1a/post/parameters/0',
    value: { name: 'p', in: 'query', type: 'string', allowEmptyValue: true, 'x-example': 'e' },
    codes: [],
  },
  {
    name: 'a parameter without what 2.0 has no word for',
    from: parameter({ allowReserved: true, deprecated: true }),
    at: '/paths/~1a/post/parameters/0',
    value: { name: 'p', in: 'query', type: 'string' },
    codes: ['export-left-out'],
  },
  {
    name: 'a list of objects as one of texts',
    from: parameter({ schema: { type: 'array', items: { type: 'object' } } }),
    at: '/paths/~1a/post/parameters/0/items',
    value: { type: 'string' },
    codes: ['import-parameter-style'],
  },
  {
    name: 'a file',
    from: openapi({
      requestBody: {
        content: {
          'multipart/form-data': {
            schema: { type: 'object', properties: { f: { type: 'string', format: 'binary' } } },
            encoding: { f: { contentType: 'image/png' } },
          },
        },
      },
    }),
    at: '/paths/~1a/post/parameters/0',
    value: { name: 'f', in: 'formData', type: 'file' },
    codes: ['export-left-out'],
  },
  {
    name: 'a single value as the only choice',
    from: ofSchema({ const: 'a' }),
    at: SCHEMA,
    value: { type: 'string', enum: ['a'] },
    codes: ['import-json-schema-2020'],
  },
  {
    name: 'the example of a body',
    from: openapi({
      requestBody: { content: { 'application/json': { schema: { type: 'object' }, example: { a: 1 } } } },
    }),
    at: '/paths/~1a/post/parameters/0/schema',
    value: { type: 'object', example: { a: 1 } },
    codes: [],
  },
  {
    name: 'a body whose schema stands elsewhere without its example',
    from: openapi(
      { requestBody: { content: { 'application/json': { schema: { $ref: '#/components/schemas/A' }, example: 1 } } } },
      { components: { schemas: { A: { type: 'object' } } } },
    ),
    at: '/paths/~1a/post/parameters/0/schema',
    value: { $ref: '#/definitions/A' },
    codes: ['export-left-out'],
  },
  {
    name: 'a type of bodies that is a pattern',
    from: openapi({ requestBody: { content: { 'image/*': {} } } }),
    at: '/paths/~1a/post/consumes',
    value: ['image/*'],
    codes: [],
  },
  {
    name: 'where more is told, without links',
    from: openapi({
      externalDocs: { url: 'https://docs.example' },
      responses: { 200: { description: '', links: { next: { operationId: 'Post' } } } },
    }),
    at: '/paths/~1a/post/externalDocs',
    value: { url: 'https://docs.example' },
    codes: ['export-left-out'],
  },
  {
    name: 'a document without webhooks and callbacks',
    from: openapi(
      { callbacks: { done: { 'https://b.example': { post: { responses: {} } } } } },
      { webhooks: { done: { post: { responses: {} } } } },
    ),
    at: '/webhooks',
    value: null,
    codes: ['export-left-out'],
  },
  {
    name: 'the texts of scopes, and one of several flows',
    from: openapi(
      {},
      {
        components: {
          securitySchemes: {
            o: {
              type: 'oauth2',
              flows: {
                clientCredentials: { tokenUrl: 'https://a.example/t', scopes: {} },
                implicit: { authorizationUrl: 'https://a.example/a', scopes: { r: 'Read' } },
                authorizationCode: {
                  authorizationUrl: 'https://a.example/a',
                  tokenUrl: 'https://a.example/t',
                  scopes: { r: 'Read' },
                },
              },
            },
          },
        },
      },
    ),
    at: '/securityDefinitions/o/scopes',
    value: { r: 'Read' },
    codes: ['export-left-out'],
  },
])('writes $name in 2.0', ({ from, at, value, codes }) => {
  const result = written(from, 'microsoft', at);
  expect(result.value ?? null).toEqual(value);
  expect(result.codes).toEqual(codes);
});

const swagger = (operation: object, members: object = {}): string =>
  definitionText({ paths: { '/a': { get: { operationId: 'Get', responses: {}, ...operation } } }, ...members });
const list = (members: object): object => ({
  parameters: [{ name: 'p', in: 'query', type: 'array', items: { type: 'string' }, ...members }],
});

test.each<{ name: string; from: string; at: string; value: JsonValue; codes: readonly string[] }>([
  {
    name: 'what a trigger receives',
    from: swagger(
      { 'x-ms-trigger': 'single', 'x-ms-notification-content': { schema: { $ref: '#/definitions/A' } } },
      { definitions: { A: { type: 'object' } } },
    ),
    at: '/paths/~1a/get/x-ms-notification-content/schema',
    value: { $ref: '#/components/schemas/A' },
    codes: [],
  },
  {
    name: 'a list divided by tabs as one divided by commas',
    from: swagger(list({ collectionFormat: 'tsv' })),
    at: '/paths/~1a/get/parameters/0/style',
    value: 'form',
    codes: ['import-parameter-style'],
  },
  {
    name: 'lists in a list with commas',
    from: swagger(list({ items: { type: 'array', items: { type: 'string' }, collectionFormat: 'pipes' } })),
    at: '/paths/~1a/get/parameters/0/schema/items',
    value: { type: 'array', items: { type: 'string' } },
    codes: ['import-parameter-style'],
  },
  {
    name: 'a list in a header divided by spaces as one divided by commas',
    from: swagger(list({ in: 'header', collectionFormat: 'ssv' })),
    at: '/paths/~1a/get/parameters/0/schema',
    value: { type: 'array', items: { type: 'string' } },
    codes: ['import-parameter-style'],
  },
  {
    name: 'a list of types',
    from: swagger({}, { definitions: { A: { type: ['string', 'null'] }, B: { type: ['string', 'integer'] } } }),
    at: '/components/schemas',
    value: { A: { type: 'string', nullable: true }, B: { anyOf: [{ type: 'string' }, { type: 'integer' }] } },
    codes: [],
  },
  {
    name: 'a parameter that may be null',
    from: swagger({
      parameters: [{ name: 'p', in: 'query', type: 'string', 'x-nullable': true, 'x-ms-summary': 'P' }],
    }),
    at: '/paths/~1a/get/parameters/0',
    value: { name: 'p', in: 'query', 'x-ms-summary': 'P', schema: { type: 'string', nullable: true } },
    codes: [],
  },
  {
    name: 'the extensions of a header',
    from: swagger({
      responses: { 200: { description: '', headers: { H: { type: 'string', 'x-ms-summary': 'Number' } } } },
    }),
    at: '/paths/~1a/get/responses/200/headers/H',
    value: { schema: { type: 'string', 'x-ms-summary': 'Number' } },
    codes: [],
  },
  {
    name: 'no example of an answer that there is not',
    from: swagger({
      produces: ['application/json'],
      responses: { 200: { description: '', schema: {}, examples: { 'text/html': '<b>' } } },
    }),
    at: '/paths/~1a/get/responses/200/content',
    value: { 'application/json': { schema: {} } },
    codes: ['export-left-out'],
  },
])('writes $name in 3.0', ({ from, at, value, codes }) => {
  expect(written(from, 'openapi3', at)).toEqual({ value, codes });
});

const key = { type: 'apiKey', in: 'header', name: 'K' };

test.each([
  {
    name: 'a parameter that no scheme asks for',
    properties: { connectionParameters: { api_key: { type: 'securestring' }, site: { type: 'string' } } },
    names: ['api_key', 'site'],
    codes: ['export-connection-kept'],
  },
  {
    name: 'sets',
    properties: { connectionParameterSets: { values: [{ name: 'one', parameters: { k: { type: 'securestring' } } }] } },
    names: ['k'],
    codes: ['export-connection-kept'],
  },
  {
    name: 'a parameter that is called as a secret of OAuth',
    properties: { connectionParameters: { api_key: { type: 'securestring' }, clientSecret: { type: 'securestring' } } },
    names: ['api_key', 'clientSecret'],
    codes: ['export-connection-kept'],
  },
  {
    name: 'nothing that the schemes say',
    properties: {
      connectionParameters: {
        api_key: { type: 'securestring', uiDefinition: { constraints: { required: 'true' } } },
      },
    },
    names: ['api_key'],
    codes: [],
  },
])('keeps of a connection in 3.0: $name', ({ properties, names, codes }) => {
  const connector = connectorOf({ securityDefinitions: { s: key }, security: [{ s: [] }] }, properties);
  const { value, diagnostics } = exportConnector(connector, 'openapi3');
  const { connection } = connectorOf(String(value[0]?.content));
  const parameters = [...connection.parameters, ...connection.sets.flatMap((set) => set.parameters)];
  expect(parameters.map(({ name }) => name)).toEqual(names);
  expect(diagnostics.map(({ code }) => code)).toEqual(codes);
});

test('reads alternatives that are single values as choices with their titles', () => {
  const schema = { anyOf: [{ const: 1, title: 'One' }, { const: 2 }, { type: 'null' }] };
  const connector = connectorOf(ofSchema(schema));
  const place = connector.operations[0]?.responses[0]?.contents[0]?.schema;
  expect(place && readSchema(connector, place)).toMatchObject({
    type: 'number',
    nullable: true,
    enum: [1, 2],
    enumTitles: [
      { value: 1, title: 'One' },
      { value: 2, title: '2' },
    ],
    alternatives: [],
  });
});

test('keeps in 3.0 that a connection has one way where the definition has two', () => {
  const members = {
    securityDefinitions: { s: key, t: { ...key, in: 'query' } },
    security: [{ s: [] }, { t: [] }],
  };
  const properties = {
    connectionParameters: { api_key: { type: 'securestring', uiDefinition: { constraints: { required: 'true' } } } },
  };
  const again = connectorOf(String(exportConnector(connectorOf(members, properties), 'openapi3').value[0]?.content));
  expect([again.connection.parameters.length, again.connection.sets.length]).toEqual([1, 0]);
  const [file] = exportConnector(connectorOf(members), 'openapi3').value;
  expect(connectorOf(String(file?.content)).properties).toBeUndefined();
});

test.each([
  { name: '2.0', definition: definitionText({}) },
  { name: '3.1', definition: openapi({}) },
])('keeps of a package in $name what OpenAPI has no word for, and tells which files are left', ({ definition }) => {
  const policy = {
    templateId: 'setheader',
    title: 'A',
    parameters: { 'x-ms-apimTemplateParameter.name': 'X-A', 'x-ms-apimTemplateParameter.value': '1' },
  };
  const properties = {
    iconBrandColor: '#112233',
    publisher: 'Ada',
    connectionParameters: { site: { type: 'string', uiDefinition: { $ref: 'no-reference' } } },
    policyTemplateInstances: [policy],
  };
  const { value } = importConnector([
    { name: 'apiDefinition.swagger.json', content: definition },
    { name: 'apiProperties.json', content: JSON.stringify({ properties }) },
    { name: 'icon.png', content: Uint8Array.of(1) },
  ]);
  if (!value) throw new Error('The package was refused.');
  const exported = exportConnector(value, 'openapi3');
  expect(exported.diagnostics.map(({ code }) => code).sort()).toEqual(['export-left-out', 'export-policies-left-out']);
  const { value: again } = importConnector(exported.value);
  expect(again?.branding).toEqual({ iconBrandColor: '#112233', publisher: 'Ada' });
  expect(again?.policies.map(({ template }) => template)).toEqual(['setheader']);
  const twice = again && exportConnector(again, 'openapi3');
  expect([twice?.value, twice?.diagnostics]).toEqual([exported.value, []]);
});
