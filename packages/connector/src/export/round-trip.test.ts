import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyOpenApi3, anySwagger2 } from '../../../../tools/testing/any-definition.ts';
import { shapeCall } from '../call/shape-call.ts';
import { importConnector } from '../import/import-connector.ts';
import type { Connector, SchemaPlace } from '../model/connector.ts';
import type { Operation, Parameter } from '../model/operation.ts';
import { readSchema } from '../schema/read-schema.ts';
import { type ExportFormat, exportConnector } from './export-connector.ts';

test.each([
  { name: '2.0', definitions: anySwagger2(), format: 'microsoft' },
  { name: '2.0', definitions: anySwagger2(), format: 'openapi3' },
  { name: '2.0', definitions: anySwagger2(), format: 'tenon' },
  { name: '3.x', definitions: anyOpenApi3('rich'), format: 'openapi3' },
  { name: '3.x', definitions: anyOpenApi3('rich'), format: 'tenon' },
  { name: '3.x that 2.0 can say', definitions: anyOpenApi3('plain'), format: 'microsoft' },
] as const)('any definition in $name is the same model after an export as $format', ({ definitions, format }) => {
  fc.assert(
    fc.property(definitions, (definition) => {
      const connector = imported([{ name: 'openapi.json', content: JSON.stringify(definition) }]);
      const again = imported(exportConnector(connector, format as ExportFormat).value);
      expect(modelOf(again)).toEqual(modelOf(connector));
    }),
    { numRuns: 100 },
  );
});

function imported(files: Parameters<typeof importConnector>[0]): Connector {
  const { value, diagnostics } = importConnector(files);
  if (!value) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  return value;
}

/** What a connector means, without the places in its documents and the names of its versions. */
function modelOf(connector: Connector): unknown {
  const { title, description, version, contact, service, operations, security, connection } = connector;
  return {
    title,
    description,
    version,
    contact,
    service,
    security: [...security].map(([name, { kind }]) => [name, kind]),
    connection: connection.parameters.map(({ name, type, required }) => ({ name, type, required })),
    operations: operations.map((operation) => operationOf(connector, operation)),
  };
}

function operationOf(connector: Connector, operation: Operation): unknown {
  const { parameters, body, responses, pointer: _pointer, produces, consumes, security, ...rest } = operation;
  return {
    ...rest,
    security: security ?? [],
    parameters: parameters.map((parameter) => parameterOf(connector, parameter)),
    body: body && {
      required: body.required,
      description: body.description,
      label: body.label,
      schema: outline(connector, body.contents[0]?.schema),
      types: body.contents.map(({ mediaType }) => mediaType),
    },
    responses: responses.map(({ status, description, contents, headers }) => ({
      status,
      description,
      schema: outline(connector, contents[0]?.schema),
      headers: headers.map(({ name, schema }) => [name, outline(connector, schema)]),
    })),
  };
}

function parameterOf(connector: Connector, parameter: Parameter): unknown {
  const { pointer: _pointer, schema, style, explode, dynamic: _dynamic, ...rest } = parameter;
  const { limits, items } = readSchema(connector, schema);
  const list = parameter.type === 'array' ? listForm(style, explode) : undefined;
  return { ...rest, list, limits, items: outline(connector, items) };
}

/** How a list is written, in one word for both dialects. */
function listForm(style: string, explode: boolean): string {
  const words: Readonly<Record<string, string>> = { spaceDelimited: 'ssv', pipeDelimited: 'pipes', simple: 'csv' };
  if (style === 'form') return explode ? 'multi' : 'csv';
  return words[style] ?? style;
}

/** A schema four levels deep, with everything that people and calls see of it. */
function outline(connector: Connector, place: SchemaPlace | undefined, depth = 0): unknown {
  if (place === undefined) return undefined;
  const schema = readSchema(connector, place);
  const { type, nullable, format, label, description, visibility, required, limits, alternatives } = schema;
  const own = {
    type,
    nullable,
    format,
    label,
    description,
    visibility,
    enum: schema.enum,
    default: schema.default,
    limits,
  };
  if (depth >= 4) return own;
  return {
    ...own,
    required: [...required].sort(),
    properties: [...schema.properties].map(([name, property]) => [name, outline(connector, property, depth + 1)]),
    items: outline(connector, schema.items, depth + 1),
    alternatives: alternatives.map((item) => outline(connector, item, depth + 1)),
  };
}

const answer = (schema: object): object => ({ 200: { description: '', content: { 'application/json': { schema } } } });
const pet = { type: 'object', properties: { name: { type: 'string' }, mother: { $ref: 'pet.json' } } };
const root3 = {
  openapi: '3.0.3',
  info: { title: 'Pets', version: '1' },
  servers: [{ url: 'https://a.example' }],
  paths: {
    '/pets': { get: { operationId: 'Get', responses: answer({ $ref: 'schemas/pet.json' }) } },
    '/part': { get: { operationId: 'Part', responses: answer({ $ref: '#/components/schemas/Home/properties/door' }) } },
    '/loop': {
      get: {
        operationId: 'Loop',
        responses: answer({
          type: 'object',
          properties: { next: { $ref: '#/paths/~1loop/get/responses/200/content/application~1json/schema' } },
        }),
      },
    },
  },
  components: {
    schemas: {
      Home: { type: 'object', properties: { door: { type: 'object', properties: { color: { type: 'string' } } } } },
    },
  },
};
const root2 = {
  swagger: '2.0',
  info: { title: 'Pets', version: '1' },
  host: 'a.example',
  paths: {
    '/pets': {
      get: {
        operationId: 'Get',
        parameters: [{ $ref: 'parts.json#/limit' }],
        responses: { 200: { $ref: 'parts.json#/found' } },
      },
    },
  },
};
const parts = {
  limit: { name: 'limit', in: 'query', type: 'integer' },
  found: { description: 'Found', schema: { $ref: 'schemas/pet.json' } },
};

test.each([
  { name: '3.0', root: root3, format: 'microsoft' },
  { name: '3.0', root: root3, format: 'openapi3' },
  { name: '3.0', root: root3, format: 'tenon' },
  { name: '2.0', root: root2, format: 'microsoft' },
  { name: '2.0', root: root2, format: 'openapi3' },
  { name: '2.0', root: root2, format: 'tenon' },
] as const)(
  'files in $name that refer to each other in circles are the same model after an export as $format',
  ({ root, format }) => {
    const files = Object.entries({ 'openapi.json': root, 'schemas/pet.json': pet, 'parts.json': parts });
    const connector = imported(files.map(([name, content]) => ({ name, content: JSON.stringify(content) })));
    expect(JSON.stringify(modelOf(connector))).toContain('mother');
    const exported = exportConnector(connector, format).value;
    expect(modelOf(imported(exported))).toEqual(modelOf(connector));
  },
);

test('writes the host of an operation as its server in OpenAPI 3, and tells which policies are left out', () => {
  const policy = (templateId: string, parameters: object): object => ({
    templateId,
    title: templateId,
    parameters: { 'x-ms-apimTemplate-operationName': ['Get'], ...parameters },
  });
  const policies = [
    policy('dynamichosturl', { 'x-ms-apimTemplateParameter.urlTemplate': 'https://b.example' }),
    policy('setheader', { 'x-ms-apimTemplateParameter.name': 'X-A', 'x-ms-apimTemplateParameter.value': '1' }),
  ];
  const connector = imported([
    {
      name: 'apiDefinition.swagger.json',
      content: JSON.stringify({ ...root2, basePath: '/v1', paths: { '/a': { get: { operationId: 'Get' } } } }),
    },
    { name: 'apiProperties.json', content: JSON.stringify({ properties: { policyTemplateInstances: policies } }) },
  ]);
  const { value, diagnostics } = exportConnector(connector, 'openapi3');
  expect(imported(value).operations[0]?.server).toBe('https://b.example');
  for (const one of [connector, imported(value)])
    expect(shapeCall(one, { operationId: 'Get', values: {} }).url).toBe('https://b.example/a');
  expect(diagnostics.map(({ code }) => code)).toEqual(['export-policies-left-out']);
});

test('keeps a host policy in OpenAPI 3 where another one has a say in its operation', () => {
  const host = (url: string, operations: readonly string[]): object => ({
    templateId: 'dynamichosturl',
    title: url,
    parameters: { 'x-ms-apimTemplateParameter.urlTemplate': url, 'x-ms-apimTemplate-operationName': operations },
  });
  const policies = [host("https://@connectionParameters('site')", []), host('https://b.example', ['Get'])];
  const definition = { ...root2, paths: { '/a': { get: { operationId: 'Get' } } } };
  const connector = imported([
    { name: 'apiDefinition.swagger.json', content: JSON.stringify(definition) },
    { name: 'apiProperties.json', content: JSON.stringify({ properties: { policyTemplateInstances: policies } }) },
  ]);
  const call = { operationId: 'Get', values: {}, connection: { values: { site: 'mine.example' } } };
  for (const one of [connector, imported(exportConnector(connector, 'openapi3').value)])
    expect(shapeCall(one, call).url).toBe('https://b.example/a');
});

test('keeps policies in OpenAPI 3 with the connection parameters that they use, and no secret', () => {
  const oAuthSettings = { identityProvider: 'oauth2', clientId: 'id', clientSecret: 'hush' };
  const properties = {
    connectionParameters: { site: { type: 'string' }, token: { type: 'oauthSetting', oAuthSettings } },
    policyTemplateInstances: [
      {
        templateId: 'dynamichosturl',
        title: 'Site',
        parameters: { 'x-ms-apimTemplateParameter.urlTemplate': "https://@connectionParameters('site')/api" },
      },
    ],
  };
  const definition = { ...root2, paths: { '/a': { get: { operationId: 'Get' } } } };
  const connector = imported([
    { name: 'apiDefinition.swagger.json', content: JSON.stringify(definition) },
    { name: 'apiProperties.json', content: JSON.stringify({ properties }) },
  ]);
  const exported = exportConnector(connector, 'openapi3').value;
  expect(JSON.stringify(exported)).not.toContain('hush');
  const again = imported(exported);
  expect(again.connection.parameters.map(({ name, type }) => [name, type])).toEqual([
    ['site', 'string'],
    ['token', 'oauth'],
  ]);
  const call = { operationId: 'Get', values: {}, connection: { values: { site: 'mine.example' } } };
  expect(shapeCall(again, call).url).toBe('https://mine.example/api/a');
});

test('writes a referenced path item out in OpenAPI 3', () => {
  const item = { get: { operationId: 'Get', responses: { 200: { description: 'OK', schema: { type: 'string' } } } } };
  const definition = { ...root2, paths: { '/a': { $ref: '#/x-items/a' } }, 'x-items': { a: item } };
  const connector = imported([{ name: 'swagger.json', content: JSON.stringify(definition) }]);
  expect(modelOf(imported(exportConnector(connector, 'openapi3').value))).toEqual(modelOf(connector));
});

test('keeps bearer tokens in 2.0', () => {
  const definition = {
    ...root3,
    paths: { '/a': { get: { operationId: 'Get', responses: answer({ type: 'string' }) } } },
    components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
    security: [{ token: [] }],
  };
  const connector = imported([{ name: 'openapi.json', content: JSON.stringify(definition) }]);
  const [file] = exportConnector(connector, 'microsoft').value;
  const again = imported(file ? [file] : []);
  expect(again.security.get('token')?.kind).toBe('bearer');
  expect(again.connection.parameters.map(({ name }) => name)).toEqual(['bearer_token']);
});

test('writes operations in OpenAPI 3 whatever the case of their methods', () => {
  const body = { name: 'body', in: 'body', schema: { type: 'object', properties: { a: { type: 'string' } } } };
  const definition = {
    ...root2,
    paths: { '/a': { POST: { operationId: 'Post', parameters: [body], responses: {} } } },
  };
  const connector = imported([{ name: 'swagger.json', content: JSON.stringify(definition) }]);
  const again = imported(exportConnector(connector, 'openapi3').value);
  expect(again.operations.map(({ method, operationId }) => `${method} ${operationId}`)).toEqual(['post Post']);
  expect(again.operations[0]?.body?.contents).toHaveLength(1);
});
