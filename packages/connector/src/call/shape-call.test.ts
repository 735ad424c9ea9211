import { Refusal } from '@tenon/diagnostics';
import { expect, test } from 'vitest';
import { connectorOf, connectorWith } from '../import/fixture.ts';
import type { Connection } from '../model/connection-form.ts';
import type { Connector } from '../model/connector.ts';
import type { JsonObject } from '../source/json-value.ts';
import { completeRequest } from './complete-request.ts';
import { shapeCall } from './shape-call.ts';
import { shapeRequest } from './shape-request.ts';

const shape = (connector: Connector, values: JsonObject, connection?: Connection) =>
  shapeCall(connector, {
    operationId: connector.operations[0]?.operationId ?? '',
    values,
    ...(connection ? { connection } : {}),
  });

function codeOf(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
  return 'nothing was refused';
}

const operation = (parameters: readonly object[], more: object = {}) => ({
  operationId: 'X',
  parameters,
  responses: {},
  ...more,
});
const query = (parameter: object) =>
  connectorWith('/a', { get: operation([{ name: 'q', in: 'query', ...parameter }]) });

test.each([
  { name: 'text', parameter: { type: 'string' }, value: 'a b&c=d', url: '/a?q=a%20b%26c%3Dd' },
  {
    name: 'a list as csv',
    parameter: { type: 'array', items: { type: 'string' } },
    value: ['a,b', 'c'],
    url: '/a?q=a%2Cb,c',
  },
  {
    name: 'a list with pipes',
    parameter: { type: 'array', items: {}, collectionFormat: 'pipes' },
    value: ['a', 'b'],
    url: '/a?q=a%7Cb',
  },
  {
    name: 'a list with spaces',
    parameter: { type: 'array', items: {}, collectionFormat: 'ssv' },
    value: ['a', 'b'],
    url: '/a?q=a%20b',
  },
  {
    name: 'a list with tabs',
    parameter: { type: 'array', items: {}, collectionFormat: 'tsv' },
    value: ['a', 'b'],
    url: '/a?q=a%09b',
  },
  {
    name: 'a repeated list',
    parameter: { type: 'array', items: {}, collectionFormat: 'multi' },
    value: ['a', 'b'],
    url: '/a?q=a&q=b',
  },
  { name: 'a truth value', parameter: { type: 'boolean' }, value: true, url: '/a?q=true' },
  {
    name: 'a required default',
    parameter: { type: 'string', required: true, default: 'x' },
    value: undefined,
    url: '/a?q=x',
  },
  {
    name: 'an internal default',
    parameter: { type: 'string', default: 'x', 'x-ms-visibility': 'internal' },
    value: undefined,
    url: '/a?q=x',
  },
  { name: 'no optional default', parameter: { type: 'string', default: 'x' }, value: undefined, url: '/a' },
])('writes $name of a 2.0 query', ({ parameter, value, url }) => {
  expect(shape(query(parameter), value === undefined ? {} : { q: value }).url).toBe(
    `https://api.things.example/v1${url}`,
  );
});

const openapi = (path: string, item: object, more: object = {}) =>
  connectorOf(
    JSON.stringify({
      openapi: '3.1.0',
      info: { title: 'T', version: '1' },
      servers: [{ url: 'https://a.example' }],
      paths: { [path]: item },
      ...more,
    }),
  );

test.each([
  { name: 'form, exploded', parameter: { in: 'query' }, value: ['a', 'b'], url: '/x?p=a&p=b' },
  { name: 'form, not exploded', parameter: { in: 'query', explode: false }, value: ['a', 'b'], url: '/x?p=a,b' },
  { name: 'an exploded object', parameter: { in: 'query' }, value: { r: 1, g: 2 }, url: '/x?r=1&g=2' },
  { name: 'an object in one', parameter: { in: 'query', explode: false }, value: { r: 1, g: 2 }, url: '/x?p=r,1,g,2' },
  {
    name: 'a deep object',
    parameter: { in: 'query', style: 'deepObject' },
    value: { r: { s: 1 }, g: [2, 3] },
    url: '/x?p[r][s]=1&p[g]=2&p[g]=3',
  },
  { name: 'a deep list', parameter: { in: 'query', style: 'deepObject' }, value: ['a', 'b'], url: '/x?p[]=a&p[]=b' },
  {
    name: 'a deep list of objects',
    parameter: { in: 'query', style: 'deepObject' },
    value: { of: [{ a: 1, b: 2 }, { a: 3 }] },
    url: '/x?p[of][0][a]=1&p[of][0][b]=2&p[of][1][a]=3',
  },
  { name: 'reserved characters', parameter: { in: 'query', allowReserved: true }, value: 'a/b?c', url: '/x?p=a/b?c' },
  {
    name: 'a document',
    parameter: { in: 'query', content: { 'application/json': { schema: {} } } },
    value: { a: 1 },
    url: '/x?p=%7B%22a%22%3A1%7D',
  },
])('writes $name of 3.x', ({ parameter, value, url }) => {
  const schema = 'content' in parameter ? {} : { schema: {} };
  const connector = openapi('/x', { get: operation([{ name: 'p', ...schema, ...parameter }]) });
  expect(shape(connector, { p: value }).url).toBe(`https://a.example${url}`);
});

test.each([
  { name: 'simple', parameter: {}, value: ['a', 'b'], url: '/x/a,b' },
  { name: 'label', parameter: { style: 'label', explode: true }, value: ['a', 'b'], url: '/x/.a.b' },
  { name: 'matrix', parameter: { style: 'matrix', explode: true }, value: ['a', 'b'], url: '/x/;p=a;p=b' },
  { name: 'a matrix in one', parameter: { style: 'matrix' }, value: ['a', 'b'], url: '/x/;p=a,b' },
  { name: 'an empty matrix', parameter: { style: 'matrix' }, value: '', url: '/x/;p' },
  { name: 'an object', parameter: { explode: true }, value: { r: 1 }, url: '/x/r=1' },
  { name: 'a slash', parameter: {}, value: 'a/b', url: '/x/a%2Fb' },
  { name: 'a slash, encoded twice', parameter: { 'x-ms-url-encoding': 'double' }, value: 'a/b', url: '/x/a%252Fb' },
])('writes a path parameter: $name', ({ parameter, value, url }) => {
  const connector = openapi('/x/{p}', {
    get: operation([{ name: 'p', in: 'path', required: true, schema: {}, ...parameter }]),
  });
  expect(shape(connector, { p: value }).url).toBe(`https://a.example${url}`);
});

test('writes headers, cookies and what is accepted', () => {
  const connector = openapi('/x', {
    get: operation(
      [
        { name: 'X-A', in: 'header', schema: {} },
        { name: 'c', in: 'cookie', schema: {} },
      ],
      { responses: { 200: { description: '', content: { 'text/csv': {}, 'application/json': {} } } } },
    ),
  });
  expect(shape(connector, { 'X-A': [1, 2], c: 'v w' }).headers).toEqual({
    'X-A': '1,2',
    Cookie: 'c=v%20w',
    Accept: 'application/json, text/csv',
  });
});

const body = (schema: object, consumes: readonly string[] = []) =>
  connectorWith('/a', { post: operation([{ name: 'thing', in: 'body', schema }], { consumes }) });

test.each([
  {
    name: 'an object as JSON',
    connector: body({ type: 'object' }),
    values: { thing: { a: 1 } },
    type: 'application/json',
    sent: '{"a":1}',
  },
  {
    name: 'under the name body',
    connector: body({ type: 'object' }),
    values: { body: { a: 1 } },
    type: 'application/json',
    sent: '{"a":1}',
  },
  {
    name: 'by its properties',
    connector: body({ type: 'object', properties: { a: {}, b: { type: 'object' } } }),
    values: { a: 1, 'body/b/c': 2 },
    type: 'application/json',
    sent: '{"a":1,"b":{"c":2}}',
  },
  {
    name: 'text as text',
    connector: body({ type: 'string' }, ['text/plain']),
    values: { thing: 'x' },
    type: 'text/plain',
    sent: 'x',
  },
  {
    name: 'text as JSON',
    connector: body({ type: 'string' }),
    values: { thing: 'x' },
    type: 'application/json',
    sent: '"x"',
  },
  {
    name: 'JSON that is text already',
    connector: body({ type: 'object' }),
    values: { thing: '{"a":1}' },
    type: 'application/json',
    sent: '{"a":1}',
  },
  {
    name: 'text in Latin-1',
    connector: body({ type: 'string' }, ['text/plain; charset=iso-8859-1']),
    values: { thing: '\u00e4' },
    type: 'text/plain; charset=iso-8859-1',
    sent: Uint8Array.of(0xe4),
  },
  {
    name: 'XML',
    connector: body({ type: 'object' }, ['application/xml']),
    values: { thing: '<a/>' },
    type: 'application/xml',
    sent: '<a/>',
  },
  {
    name: 'an object as XML by the hints of its schema',
    connector: body(
      {
        type: 'object',
        xml: { name: 'order', namespace: 'urn:o', prefix: 'o' },
        properties: {
          id: { type: 'integer', xml: { attribute: true } },
          tags: { type: 'array', xml: { wrapped: true }, items: { type: 'string', xml: { name: 'tag' } } },
          line: { type: 'array', items: { type: 'object' } },
          photo: { type: 'string', format: 'byte' },
        },
      },
      ['application/xml'],
    ),
    values: {
      thing: {
        id: 3,
        tags: ['<a>', 'b'],
        line: [{ n: 1 }, { '@q': '"', '#text': 'x' }],
        photo: { $content: 'aGk=', '$content-type': 'a/b' },
      },
    },
    type: 'application/xml',
    sent:
      '<?xml version="1.0" encoding="UTF-8"?><o:order xmlns:o="urn:o" id="3"><tags><tag>&lt;a&gt;</tag><tag>b</tag></tags>' +
      '<line><n>1</n></line><line q="&quot;">x</line><photo>aGk=</photo></o:order>',
  },
  {
    name: 'an object as XML whose only member is the root, with names that are no markup',
    connector: body({ type: 'object' }, ['text/xml']),
    values: { thing: { 'a><b': { '1': null, c: true } } },
    type: 'text/xml',
    sent: '<?xml version="1.0" encoding="UTF-8"?><a__b><c>true</c></a__b>',
  },
  {
    name: 'a number as text',
    connector: body({ type: 'integer' }, ['text/plain']),
    values: { thing: 5 },
    type: 'text/plain',
    sent: '5',
  },
  {
    name: 'a JSON-like type',
    connector: body({ type: 'object' }, ['application/vnd.api+json']),
    values: { thing: { a: 1 } },
    type: 'application/vnd.api+json',
    sent: '{"a":1}',
  },
  {
    name: 'an object as a form',
    connector: body({ type: 'object' }, ['application/x-www-form-urlencoded']),
    values: { thing: { a: 'b c', d: ['1', '2'] } },
    type: 'application/x-www-form-urlencoded',
    sent: 'a=b+c&d=1&d=2',
  },
])('sends a body: $name', ({ connector, values, type, sent }) => {
  const request = shape(connector, values as JsonObject);
  expect(request.headers['Content-Type']).toBe(type);
  expect(request.body).toEqual(sent);
});

test('sends bytes as they are', () => {
  const request = shape(body({ type: 'string', format: 'binary' }, ['application/octet-stream']), {
    thing: { '$content-type': 'image/png', $content: 'AQID' },
  });
  expect(request.headers['Content-Type']).toBe('image/png');
  expect(request.body).toEqual(new Uint8Array([1, 2, 3]));
});

test('fills in internal and required defaults inside a body, also in required objects that are absent', () => {
  const connector = body({
    type: 'object',
    required: ['meta'],
    properties: {
      kind: { type: 'string', default: 'k', 'x-ms-visibility': 'internal' },
      meta: { type: 'object', required: ['source'], properties: { source: { type: 'string', default: 's' } } },
      shown: { type: 'string', default: 'd' },
    },
  });
  expect(shape(connector, {}).body).toBe('{"kind":"k","meta":{"source":"s"}}');
});

test('sends form fields, and files in parts with a boundary made from the content', () => {
  const form = connectorWith('/a', {
    post: operation(
      [
        { name: 'a', in: 'formData', type: 'string' },
        { name: 'f', in: 'formData', type: 'file' },
      ],
      { consumes: ['multipart/form-data'] },
    ),
  });
  const values = { a: 'x', f: { '$content-type': 'text/plain', $content: 'aGk=', name: 'h"i.txt' } };
  const request = shape(form, values);
  const text = new TextDecoder().decode(request.body as Uint8Array);
  expect(text).toContain('name="f"; filename="h%22i.txt"\r\nContent-Type: text/plain\r\n\r\nhi\r\n');
  expect(request.headers['Content-Type']).toMatch(/^multipart\/form-data; boundary=----tenon-[0-9a-f]{16}$/);
  expect(shape(form, values)).toEqual(request);
  const plain = connectorWith('/a', { post: operation([{ name: 'a', in: 'formData', type: 'string' }]) });
  expect(shape(plain, { a: 'x y&z' }).body).toBe('a=x+y%26z');
});

test('shapes the request of a workflow action by its path', () => {
  const connector = connectorWith('/trips({id})/x', {
    get: operation([
      { name: 'id', in: 'path', type: 'string' },
      { name: 'api-version', in: 'query', type: 'string', default: '2', required: true, 'x-ms-visibility': 'internal' },
      { name: 'tags', in: 'query', type: 'array', items: {}, collectionFormat: 'multi' },
    ]),
  });
  const request = shapeRequest(connector, {
    method: 'get',
    path: "/trips('a%2Fb')/x?z=1".replace(/'/g, ''),
    queries: { tags: ['a', 'b'], other: 'o p' },
    headers: { 'X-H': 1 },
  });
  expect(request.url).toBe('https://api.things.example/v1/trips(a%2Fb)/x?z=1&tags=a&tags=b&other=o%20p&api-version=2');
  expect(request.operationId).toBe('X');
  expect(request.headers['X-H']).toBe('1');
  expect(codeOf(() => shapeRequest(connector, { method: 'get', path: '/a/%2e%2e/b' }))).toBe('call-path-value');
});

test('prefers fixed text to a variable when two operations fit a path', () => {
  const connector = connectorOf({
    paths: {
      '/a/{id}': { get: operation([], { operationId: 'One' }) },
      '/a/list': { get: operation([], { operationId: 'List' }) },
    },
  });
  expect(shapeRequest(connector, { method: 'GET', path: '/a/list' }).operationId).toBe('List');
  expect(shapeRequest(connector, { method: 'GET', path: '/a/7' }).operationId).toBe('One');
});

test('asks first for a value that a policy takes from another answer', () => {
  const policies = [
    {
      templateId: 'setvaluefromurl',
      parameters: {
        'x-ms-apimTemplateParameter.parameterTemplate': "@headers('If-Match')",
        'x-ms-apimTemplateParameter.parameterValueUrl': '/tasks/{id}',
        'x-ms-apimTemplateParameter.parameterValuePathTemplate': "@body()['@odata.etag']",
        'x-ms-apimTemplateParameter.httpMethod': 'GET',
      },
    },
  ];
  const connector = connectorWith(
    '/tasks/{id}/do',
    { post: operation([{ name: 'id', in: 'path', type: 'string' }]) },
    { policyTemplateInstances: policies },
  );
  const request = shape(connector, { id: 'a b' });
  expect(request.preparations[0]?.request).toMatchObject({
    method: 'GET',
    url: 'https://api.things.example/v1/tasks/a%20b',
  });
  expect(completeRequest(request, [{ '@odata.etag': 'W/"1"' }])).toMatchObject({
    headers: { 'If-Match': 'W/"1"' },
    preparations: [],
  });
  expect(codeOf(() => completeRequest(request, [{}]))).toBe('call-prepared-value-missing');
});

test.each([
  { name: 'a form', type: 'application/x-www-form-urlencoded', body: 'a=1&b=x+y' },
  { name: 'XML', type: 'application/xml', body: '<?xml version="1.0" encoding="UTF-8"?><In><a>1</a><b>x y</b></In>' },
  { name: 'JSON or XML', type: 'application/json', body: '{"a":1,"b":"x y"}' },
])('sends the body of a workflow as $name where its operation takes nothing else', ({ type, body }) => {
  const schema = { type: 'object', xml: { name: 'In' }, properties: { a: { type: 'integer' }, b: { type: 'string' } } };
  const content = { [type]: { schema }, ...(type === 'application/json' ? { 'application/xml': { schema } } : {}) };
  const connector = openapi('/x', { post: { operationId: 'X', requestBody: { content }, responses: {} } });
  const headers = { 'Content-Type': 'application/json; charset=utf-8' };
  const request = shapeRequest(connector, { method: 'post', path: '/x', headers, body: { a: 1, b: 'x y' } });
  expect(request.body).toBe(body);
  expect(request.headers['Content-Type']).toContain(type);
});
