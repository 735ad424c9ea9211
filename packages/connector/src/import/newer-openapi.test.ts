import { expect, test } from 'vitest';
import { shapeCall } from '../call/shape-call.ts';
import { exportConnector } from '../export/export-connector.ts';
import { readSchema } from '../schema/read-schema.ts';
import { connectorOf } from './fixture.ts';
import { importConnector } from './import-connector.ts';

const openapi = (members: object, version = '3.1.0'): string =>
  JSON.stringify({
    openapi: version,
    info: { title: 'Things', version: '1' },
    servers: [{ url: 'https://a.example/v1' }],
    paths: {},
    ...members,
  });
const answer = (schema: object): object => ({ 200: { description: '', content: { 'application/json': { schema } } } });
const get = (operation: object): object => ({ '/a': { get: { operationId: 'Get', responses: {}, ...operation } } });

test('takes a single alternative beside null for the schema itself', () => {
  const connector = connectorOf(
    openapi({
      paths: get({
        parameters: [
          {
            name: 'q',
            in: 'query',
            schema: { anyOf: [{ type: 'array', items: { type: 'string' } }, { type: 'null' }] },
          },
        ],
        responses: answer({ oneOf: [{ $ref: '#/components/schemas/T' }, { type: 'null' }] }),
      }),
      components: { schemas: { T: { type: 'object', properties: { a: { type: 'string' } } } } },
    }),
  );
  const [operation] = connector.operations;
  expect(operation?.parameters[0]?.type).toBe('array');
  const place = operation?.responses[0]?.contents[0]?.schema;
  const schema = place && readSchema(connector, place);
  expect(schema).toMatchObject({ type: 'object', nullable: true, alternatives: [] });
  expect([...(schema?.properties.keys() ?? [])]).toEqual(['a']);
});

test.each([
  { name: 'an anchor', reference: '#tree' },
  { name: 'an identifier', reference: 'https://ids.example/tree' },
  { name: 'an identifier with a pointer', reference: 'https://ids.example/tree#/$defs/inner' },
  { name: 'an identifier with an anchor', reference: 'https://ids.example/tree#in' },
])('follows a reference by $name inside the document', ({ reference }) => {
  const tree = {
    $id: 'https://ids.example/tree',
    type: 'object',
    properties: { self: { $ref: 'tree' }, inner: { $ref: '#/$defs/inner' } },
    $defs: { inner: { $anchor: 'in', type: 'object', properties: { i: { type: 'string' } } } },
  };
  const components = { schemas: { Tree: tree, Named: { $anchor: 'tree', type: 'object' } } };
  const connector = connectorOf(openapi({ paths: get({ responses: answer({ $ref: reference }) }), components }));
  const place = connector.operations[0]?.responses[0]?.contents[0]?.schema;
  const schema = place && readSchema(connector, place);
  expect(schema?.type).toBe('object');
  const inner = schema?.properties.get('inner');
  if (inner) expect(readSchema(connector, inner).properties.has('i')).toBe(true);
});

test('follows $dynamicRef to its anchor', () => {
  const components = {
    schemas: { N: { $dynamicAnchor: 'node', type: 'object', properties: { v: { type: 'number' } } } },
  };
  const connector = connectorOf(openapi({ paths: get({ responses: answer({ $dynamicRef: '#node' }) }), components }));
  const place = connector.operations[0]?.responses[0]?.contents[0]?.schema;
  expect(place && readSchema(connector, place).properties.has('v')).toBe(true);
});

test('leaves what looks like a reference in a sample as it is', () => {
  const schema = {
    type: 'object',
    properties: { example: { type: 'string' } },
    example: { $ref: 'http://169.254.169.254/' },
    default: { $ref: 'file:///etc/passwd' },
  };
  expect(connectorOf(openapi({ paths: get({ responses: answer(schema) }) })).operations).toHaveLength(1);
  const property = { type: 'object', properties: { example: { $ref: 'file:///etc/passwd' } } };
  const { value, diagnostics } = importConnector([
    { name: 'a.json', content: openapi({ paths: get({ responses: answer(property) }) }) },
  ]);
  expect(value).toBeUndefined();
  expect(diagnostics.map(({ code }) => code)).toContain('import-reference-outside');
});

test('adds the operations beside a reference to a path item to those it refers to', () => {
  const connector = connectorOf(
    openapi({
      paths: {
        '/a': {
          $ref: '#/components/pathItems/A',
          parameters: [{ name: 'z', in: 'query', schema: { type: 'string' } }],
          delete: { operationId: 'Remove', responses: {} },
        },
      },
      components: {
        pathItems: {
          A: {
            get: {
              operationId: 'Get',
              parameters: [{ $ref: '#/components/parameters/P', description: 'Mine' }],
              responses: {},
            },
          },
        },
        parameters: { P: { name: 'p', in: 'query', description: 'Its own', schema: { type: 'string' } } },
      },
    }),
  );
  expect(
    connector.operations.map(({ operationId, parameters }) => [
      operationId,
      ...parameters.map(({ name, description }) => `${name} ${description}`),
    ]),
  ).toEqual([
    ['Remove', 'z '],
    ['Get', 'p Mine', 'z '],
  ]);
});

test('reads what 3.2 adds: QUERY, methods of any name, whole query strings, streams of items', () => {
  const connector = connectorOf(
    openapi(
      {
        paths: {
          '/a': {
            query: {
              operationId: 'Ask',
              requestBody: { content: { 'application/json': { schema: { type: 'object' } } } },
              responses: {
                200: { description: '', content: { 'application/jsonl': { itemSchema: { type: 'object' } } } },
              },
            },
            additionalOperations: { COPY: { operationId: 'Copy', responses: {} } },
            get: {
              operationId: 'Get',
              parameters: [
                {
                  in: 'querystring',
                  name: 'all',
                  content: {
                    'application/x-www-form-urlencoded': {
                      schema: {
                        type: 'object',
                        required: ['a'],
                        properties: { a: { type: 'string' }, b: { type: 'integer' } },
                      },
                    },
                  },
                },
              ],
              responses: {},
            },
          },
        },
      },
      '3.2.0',
    ),
  );
  const call = (operationId: string, values: object) => shapeCall(connector, { operationId, values: { ...values } });
  expect(call('Ask', { body: { x: 1 } })).toMatchObject({ method: 'QUERY', body: '{"x":1}' });
  expect(call('Copy', {}).method).toBe('COPY');
  expect(call('Get', { a: 'x', b: 2 }).url).toBe('https://a.example/v1/a?a=x&b=2');
  expect(connector.operations[0]?.responses[0]?.contents[0]?.schema).toBeDefined();
});

test('writes form fields by their encoding', () => {
  const schema = {
    type: 'object',
    properties: { tags: { type: 'array', items: { type: 'string' } }, at: { type: 'object' }, more: { type: 'array' } },
  };
  const encoding = { tags: { style: 'pipeDelimited', explode: false }, at: { style: 'deepObject', explode: true } };
  const connector = connectorOf(
    openapi({
      paths: get({ requestBody: { content: { 'application/x-www-form-urlencoded': { schema, encoding } } } }),
    }),
  );
  const { body } = shapeCall(connector, {
    operationId: 'Get',
    values: { tags: ['a', 'b'], at: { city: 'X', geo: { lat: 1 } }, more: [1, 2] },
  });
  expect(body).toBe('tags=a%7Cb&at[city]=X&at[geo][lat]=1&more=1&more=2');
});

test('keeps the own addresses of operations in an export as 2.0, as host policies', () => {
  const connector = connectorOf(
    openapi({
      paths: {
        '/a': {
          get: { operationId: 'Get', servers: [{ url: 'https://b.example/x' }], responses: {} },
          put: { operationId: 'Put', servers: [{ url: '/y' }], responses: {} },
        },
      },
    }),
  );
  const { value } = importConnector(exportConnector(connector, 'microsoft').value);
  const urls = ['Get', 'Put'].map((operationId) => value && shapeCall(value, { operationId, values: {} }).url);
  expect(urls).toEqual(['https://b.example/x/a', 'https://a.example/y/a']);
});

test.each([
  { version: '3.0.3', type: 'object' },
  { version: '3.1.0', type: 'string' },
])('takes what stands beside a reference as $version says', ({ version, type }) => {
  const schema = { $ref: '#/components/schemas/T', type: 'string', description: 'Mine' };
  const components = { schemas: { T: { type: 'object', description: 'Its own' } } };
  const connector = connectorOf(openapi({ paths: get({ responses: answer(schema) }), components }, version));
  const place = connector.operations[0]?.responses[0]?.contents[0]?.schema;
  expect(place && readSchema(connector, place)).toMatchObject({ type, description: 'Mine' });
});

test('reads a choice that is written as a reference to another choice', () => {
  const components = {
    schemas: { A: { enum: [null, 'a'] }, B: { enum: [{ $ref: '#/components/schemas/A/enum/0' }, 'b'] } },
  };
  const connector = connectorOf(
    openapi({ paths: get({ responses: answer({ $ref: '#/components/schemas/B' }) }), components }),
  );
  const place = connector.operations[0]?.responses[0]?.contents[0]?.schema;
  expect(place && readSchema(connector, place).enum).toEqual([null, 'b']);
});

test('reads the description beside a reference to a response, and headers that are documents', () => {
  const header = { content: { 'application/json': { schema: { type: 'object' } } } };
  const connector = connectorOf(
    openapi({
      paths: get({ responses: { 200: { $ref: '#/components/responses/R', description: 'Mine' } } }),
      components: { responses: { R: { description: 'Theirs', headers: { H: header } } } },
    }),
  );
  const [response] = connector.operations[0]?.responses ?? [];
  expect(response?.description).toBe('Mine');
  const [place] = response?.headers ?? [];
  expect(place && readSchema(connector, place.schema).type).toBe('object');
});
