import { expect, test } from 'vitest';
import { connectorWith } from '../import/fixture.ts';
import { importConnector } from '../import/import-connector.ts';
import type { JsonObject, JsonValue } from '../source/json-value.ts';
import { shapeCall } from './shape-call.ts';
import { shapeRequest } from './shape-request.ts';

/** The request of an operation of OpenAPI 3.2 with one kind of body. */
function send(content: object, values: JsonObject): { readonly type: string | undefined; readonly body: string } {
  const operation = { operationId: 'Send', requestBody: { content }, responses: {} };
  const definition = {
    openapi: '3.2.0',
    info: { title: 'T', version: '1' },
    servers: [{ url: 'https://x.example' }],
    paths: { '/a': { post: operation } },
  };
  const { value } = importConnector([{ name: 'api.json', content: JSON.stringify(definition) }]);
  if (!value) throw new Error('The definition was refused.');
  const { headers, body = '' } = shapeCall(value, { operationId: 'Send', values });
  const text = typeof body === 'string' ? body : new TextDecoder().decode(body);
  return { type: headers['Content-Type'], body: text.replaceAll('\r', '') };
}

const form = (properties: object, encoding: object = {}): object => ({
  schema: { type: 'object', properties },
  encoding,
});
const lines = [{ a: 1 }, { b: 2 }];

test.each<{ name: string; content: object; values: JsonObject; type: string; body: string }>([
  {
    name: 'the fields of a form, given together as the body',
    content: {
      'application/x-www-form-urlencoded': form(
        { s: { type: 'string' }, d: { type: 'object' }, p: { type: 'array', items: { type: 'string' } } },
        { d: { style: 'deepObject', explode: true }, p: { style: 'pipeDelimited', explode: false } },
      ),
    },
    values: { body: { s: 'a b', d: { x: { y: 1 }, n: null }, p: ['1', '2'] } },
    type: 'application/x-www-form-urlencoded',
    body: 's=a+b&d[x][y]=1&p=1%7C2',
  },
  {
    name: 'text as the content of a picture',
    content: { 'image/*': { schema: { type: 'string', format: 'binary' } } },
    values: { body: 'PNG' },
    type: 'application/octet-stream',
    body: 'PNG',
  },
  {
    name: 'a list as lines of JSON',
    content: { 'application/x-ndjson': { itemSchema: { type: 'object' } } },
    values: { body: lines },
    type: 'application/x-ndjson',
    body: '{"a":1}\n{"b":2}\n',
  },
  {
    name: 'a list as a sequence of JSON texts',
    content: { 'application/json-seq': { itemSchema: { type: 'object' } } },
    values: { body: lines },
    type: 'application/json-seq',
    body: '\u001e{"a":1}\n\u001e{"b":2}\n',
  },
  {
    name: 'an object that its encoding spreads',
    content: {
      'application/x-www-form-urlencoded': form(
        { d: { type: 'object' }, e: { type: 'object' }, j: { type: 'object' } },
        { d: { style: 'form', explode: true }, e: { explode: false } },
      ),
    },
    values: { d: { x: 'a b', y: 1 }, e: { z: 2 }, j: { k: 3 } },
    type: 'application/x-www-form-urlencoded',
    body: 'x=a+b&y=1&e=z%2C2&j=%7B%22k%22%3A3%7D',
  },
  {
    name: 'a form without what only answers have',
    content: {
      'application/x-www-form-urlencoded': {
        schema: {
          type: 'object',
          required: ['id', 's'],
          properties: { id: { type: 'string', readOnly: true }, s: { type: 'string' } },
        },
      },
    },
    values: { s: '1' },
    type: 'application/x-www-form-urlencoded',
    body: 's=1',
  },
  {
    name: 'no default of what only answers have',
    content: {
      'application/json': {
        schema: {
          type: 'object',
          required: ['id', 's'],
          properties: { id: { type: 'integer', default: 0, readOnly: true }, s: { type: 'string', default: 'x' } },
        },
      },
    },
    values: { body: {} },
    type: 'application/json',
    body: '{"s":"x"}',
  },
])('sends $name', ({ content, values, type, body }) => {
  expect(send(content, values)).toEqual({ type, body });
});

test('gives a part the first type that its encoding allows, and the headers whose values are known', () => {
  const encoding = {
    pic: { contentType: 'image/png, image/jpeg' },
    any: { contentType: 'image/*' },
    note: {
      contentType: 'text/markdown',
      headers: { 'X-Rate': { schema: { default: 5 } }, 'X-Open': { schema: { type: 'string' } } },
    },
  };
  const file = { type: 'string', format: 'binary' };
  const content = { 'multipart/form-data': form({ pic: file, any: file, note: { type: 'string' } }, encoding) };
  const { body } = send(content, { pic: 'P', any: 'A', note: 'N' });
  expect(body.replace(/^--.*$/gm, '--')).toMatchInlineSnapshot(`
    "--
    Content-Disposition: form-data; name="pic"; filename="pic"
    Content-Type: image/png

    P
    --
    Content-Disposition: form-data; name="any"; filename="any"
    Content-Type: application/octet-stream

    A
    --
    Content-Disposition: form-data; name="note"
    Content-Type: text/markdown
    X-Rate: 5

    N
    --
    "
  `);
});

test('sends parts of another kind of multipart, files in a list, and content of a type that its schema names', () => {
  const content = {
    'multipart/mixed': form({
      files: { type: 'array', items: { type: 'string', format: 'binary' } },
      pic: { contentMediaType: 'image/png' },
      text: { type: 'string', contentMediaType: 'text/html' },
    }),
  };
  const { type, body } = send(content, { files: ['F'], pic: 'P', text: '<b>' });
  expect(type).toMatch(/^multipart\/mixed; boundary=/);
  expect(body.replace(/^--.*$/gm, '--')).toMatchInlineSnapshot(`
    "--
    Content-Disposition: form-data; name="files"; filename="files"
    Content-Type: application/octet-stream

    F
    --
    Content-Disposition: form-data; name="pic"; filename="pic"
    Content-Type: image/png

    P
    --
    Content-Disposition: form-data; name="text"
    Content-Type: text/html

    <b>
    --
    "
  `);
});

test('sends the form of a workflow action as its parameters say', () => {
  const content = form(
    { p: { type: 'array' }, j: { type: 'array' } },
    { p: { style: 'pipeDelimited', explode: false } },
  );
  const operation = {
    operationId: 'Send',
    requestBody: { content: { 'application/x-www-form-urlencoded': content } },
    responses: {},
  };
  const definition = {
    openapi: '3.1.0',
    info: { title: 'T', version: '1' },
    servers: [{ url: 'https://x.example' }],
    paths: { '/a': { post: operation } },
  };
  const { value } = importConnector([{ name: 'api.json', content: JSON.stringify(definition) }]);
  const body = { p: [1, 2], j: [1, 2], other: 'o' };
  const request = value && shapeRequest(value, { method: 'post', path: '/a', body });
  expect(request?.body).toBe('p=1%7C2&j=1&j=2&other=o');
});

const query = (parameter: object, value: JsonValue): string => {
  const operation = { operationId: 'Get', parameters: [{ name: 'q', in: 'query', ...parameter }], responses: {} };
  const definition = {
    openapi: '3.2.0',
    info: { title: 'T', version: '1' },
    servers: [{ url: 'https://x.example' }],
    paths: { '/a': { get: operation } },
  };
  const { value: connector } = importConnector([{ name: 'api.json', content: JSON.stringify(definition) }]);
  if (!connector) throw new Error('The definition was refused.');
  const { url, headers } = shapeCall(connector, { operationId: 'Get', values: { q: value } });
  return headers['Cookie'] ?? url.replace('https://x.example/a?', '');
};

test.each<{ name: string; parameter: object; value: JsonValue; text: string }>([
  {
    name: 'reserved characters and encoding as they are',
    parameter: { allowReserved: true, schema: { type: 'string' } },
    value: 'a/b?c=d&e #f%20+é[%5B]',
    text: 'q=a/b?c=d%26e%20%23f%20+%C3%A9[%5B]',
  },
  {
    name: 'a document that is text without quotation marks',
    parameter: { content: { 'text/plain': { schema: { type: 'string' } } } },
    value: 'a b',
    text: 'q=a%20b',
  },
  {
    name: 'a document of JSON',
    parameter: { content: { 'application/json': { schema: { type: 'string' } } } },
    value: 'a b',
    text: 'q=%22a%20b%22',
  },
  {
    name: 'nothing for a member that is null',
    parameter: { style: 'deepObject', explode: true, schema: { type: 'object' } },
    value: { a: null, b: { c: null, d: 1 } },
    text: 'q[b][d]=1',
  },
  {
    name: 'an object as several cookies',
    parameter: { in: 'cookie', schema: { type: 'object' } },
    value: { a: 1, b: 'x y' },
    text: 'a=1; b=x%20y',
  },
  {
    name: 'a list as one cookie',
    parameter: { in: 'cookie', explode: false, schema: { type: 'array' } },
    value: [1, 2],
    text: 'q=1%2C2',
  },
  {
    name: 'a cookie as it is, without what would end it',
    parameter: { in: 'cookie', style: 'cookie', schema: { type: 'string' } },
    value: 'a=b;c',
    text: 'q=a=b%3Bc',
  },
])('writes $name', ({ parameter, value, text }) => {
  expect(query(parameter, value)).toBe(text);
});

test.each([
  { format: 'csv', text: 'a b,c' },
  { format: 'ssv', text: 'a b c' },
  { format: 'tsv', text: 'a b\tc' },
  { format: 'pipes', text: 'a b|c' },
])('writes a list in a header as $format, also for a workflow action', ({ format, text }) => {
  const list = { name: 'H', in: 'header', type: 'array', items: { type: 'string' }, collectionFormat: format };
  const connector = connectorWith('/a', { get: { operationId: 'Get', parameters: [list], responses: {} } });
  expect(shapeCall(connector, { operationId: 'Get', values: { H: ['a b', 'c'] } }).headers['H']).toBe(text);
  const request = { method: 'get', path: '/a', headers: { h: ['a b', 'c'] } };
  expect(shapeRequest(connector, request).headers['h']).toBe(text);
});

test.each([
  { path: '/my path/{id}', sent: '/my%20path/v%20w' },
  { path: '/\u00fcber/{id}', sent: '/%C3%BCber/v%20w' },
  { path: '/a|b/{id}', sent: '/a%7Cb/v%20w' },
  { path: "/a%20b/things('{id}')", sent: "/a%20b/things('v%20w')" },
])('encodes what stands in the path $path, and knows it again in a workflow action', ({ path, sent }) => {
  const connector = connectorWith(path, { get: { operationId: 'Get', responses: {} } });
  const url = `https://api.things.example/v1${sent}`;
  expect(shapeCall(connector, { operationId: 'Get', values: { id: 'v w' } }).url).toBe(url);
  for (const written of [sent, path.replace('{id}', 'v%20w')]) {
    const request = shapeRequest(connector, { method: 'get', path: written });
    expect(encodeURI(request.url).replaceAll('%25', '%')).toBe(url);
    expect(request.operationId).toBe('Get');
  }
});
