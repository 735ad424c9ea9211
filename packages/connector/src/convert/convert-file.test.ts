import { expect, test } from 'vitest';
import { shapeCall } from '../call/shape-call.ts';
import { importConnector } from '../import/import-connector.ts';
import type { Connector } from '../model/connector.ts';
import { readSchema } from '../schema/read-schema.ts';

function imported(name: string, content: string | object): Connector {
  const text = typeof content === 'string' ? content : JSON.stringify(content);
  const { value, diagnostics } = importConnector([{ name, content: text }]);
  if (!value) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  return value;
}

/** Operations as lines: method, path, inputs and media type of the body. */
function outline({ operations }: Connector): readonly string[] {
  return operations.map(({ method, path, parameters, body }) =>
    [
      `${method} ${path}`,
      ...parameters.map(({ location, name, type }) => `${location}.${name}:${type}`),
      ...(body ? [`body ${body.contents[0]?.mediaType}`] : []),
    ].join(' '),
  );
}

test.each([
  { name: 'no scheme', text: 'curl api.example.com/ping', operations: ['get /ping'] },
  {
    name: 'a prompt and a form',
    text: '$ curl https://a.example/f -d x=1 -d y=2',
    operations: ['post /f form.x:string form.y:string'],
  },
  {
    name: 'the quotation marks of PowerShell',
    text: 'curl.exe -X POST "https://a.example/p" -d "{`"a`":1}"',
    operations: ['post /p body application/json'],
  },
  {
    name: 'the quotation marks of PowerShell for a program',
    text: 'curl.exe https://a.example/p -d "{\\`"a\\`":1}"\ncurl.exe https://a.example/q --json \'{\\"a\\":1}\'',
    operations: ['post /p body application/json', 'post /q body application/json'],
  },
  {
    name: 'short options in one word',
    text: "curl -sSLXPUT https://a.example/f -d'{}'",
    operations: ['put /f body application/json'],
  },
  {
    name: 'data in the query',
    text: 'curl -G https://a.example/s --data-urlencode "q=a b" -d n=1 --url-query z=2',
    operations: ['get /s query.z:string query.q:string query.n:string'],
  },
  { name: 'JSON', text: `curl --json '{"a":1}' https://a.example/j`, operations: ['post /j body application/json'] },
  {
    name: 'files',
    text: 'curl https://a.example/u -F "f=@a.png;type=image/png" -F t=1',
    operations: ['post /u form.f:file form.t:string'],
  },
  {
    name: 'a body from a file',
    text: 'curl https://a.example/u -d @b.json -H "Content-Type: application/json"',
    operations: ['post /u body application/json'],
  },
  {
    name: 'an upload',
    text: 'curl -T a.bin https://a.example/u',
    operations: ['put /u body application/octet-stream'],
  },
  {
    name: 'ANSI-C quotes',
    text: `curl https://a.example/j --data-raw $'{"a":"it\\'s \\u0041"}'`,
    operations: ['post /j body application/json'],
  },
  {
    name: 'carets of cmd.exe',
    text: 'curl ^"https://a.example/c?x=1^&y=2^" ^\r\n  --data-raw ^"^{^\\^"a^\\^":1^}^"',
    operations: ['post /c query.x:string query.y:string body application/json'],
  },
  {
    name: 'backticks of PowerShell',
    text: "curl.exe -X POST `\n 'https://a.example/c' `\n -d '{\"a\": \"it''s\"}'",
    operations: ['post /c body application/json'],
  },
  {
    name: 'ids in paths',
    text: 'curl https://a.example/users/42/orders/0b8f6a52-6f5c-4d3a-9a39-0d9c2e6b1c55',
    operations: ['get /users/{userId}/orders/{orderId} path.userId:string path.orderId:string'],
  },
  {
    name: 'a script with variables, comments and several commands',
    text: '#!/bin/sh\nBASE=https://a.example/v1\n# List things\ncurl "$BASE/things" | jq .\ncurl \\\n  -X DELETE \\\n  $BASE/things/7; curl $BASE/x --next $BASE/y\n',
    operations: ['get /v1/things', 'get /v1/x', 'get /v1/y', 'delete /v1/things/{thingId} path.thingId:string'],
  },
])('reads curl with $name', ({ text, operations }) => {
  expect([...outline(imported('commands.txt', text))].sort()).toEqual([...operations].sort());
});

test('takes the comment above a command for its summary, and credentials for security and not for inputs', () => {
  const connector = imported('a.sh', '# Find a thing\ncurl https://a.example/t -H "X-Api-Key: k" -H "X-Other: 1"\n');
  expect(connector.operations[0]?.summary).toBe('Find a thing');
  expect(connector.operations[0]?.parameters.map(({ name }) => name)).toEqual(['X-Other']);
  expect([...connector.security.values()]).toMatchObject([{ kind: 'api-key', name: 'X-Api-Key' }]);
});

function entry(
  method: string,
  url: string,
  more: { status?: number; text?: string; encoding?: string; post?: object } = {},
): object {
  return {
    request: {
      method,
      url,
      headers: [
        { name: 'X-Tenant', value: '1' },
        { name: 'sec-ch-ua', value: 'x' },
      ],
      postData: more.post,
    },
    response: {
      status: more.status ?? 200,
      content: { mimeType: 'application/json', text: more.text ?? '{"id":1}', encoding: more.encoding },
    },
  };
}

test('puts the entries of a recording that are one operation together', () => {
  const connector = imported('a.har', {
    log: {
      entries: [
        entry('GET', 'https://a.example/users/1'),
        entry('GET', 'https://a.example/users/2?full=1', { text: btoa('{"name":null}'), encoding: 'base64' }),
        entry('GET', 'https://a.example/users/3', { status: 404, text: '{"error":"x"}' }),
        entry('POST', 'https://a.example/users', { post: { mimeType: 'application/json', text: '{"a":1}' } }),
        entry('POST', 'https://a.example/users', { post: { mimeType: 'application/json', text: '{"b":"x"}' } }),
        entry('POST', 'https://a.example/login', {
          post: { mimeType: 'application/x-www-form-urlencoded', text: 'u=1&p=2' },
        }),
        entry('GET', 'wss://a.example/socket'),
      ],
    },
  });
  expect(outline(connector)).toEqual([
    'get /users/{userId} path.userId:string header.X-Tenant:string query.full:string',
    'post /users header.X-Tenant:string body application/json',
    'post /login header.X-Tenant:string form.u:string form.p:string',
  ]);
  const [get, post] = connector.operations;
  expect(get?.responses.map(({ status }) => status)).toEqual(['200', '404']);
  const answer = get?.responses[0]?.contents[0]?.schema;
  expect(answer && [...readSchema(connector, answer).properties.keys()]).toEqual(['id', 'name']);
  const body = post?.body?.contents[0]?.schema;
  expect(body && [...readSchema(connector, body).properties.keys()]).toEqual(['a', 'b']);
});

test('reads a Postman collection: inherited authentication, variables, texts, disabled parts, GraphQL', () => {
  const connector = imported('a.json', {
    info: { name: 'C', schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json' },
    variable: [{ key: 'base', value: 'https://a.example/v1' }],
    auth: { type: 'basic' },
    item: [
      {
        name: 'Folder',
        auth: { type: 'bearer' },
        item: [
          {
            name: 'Get',
            request: {
              method: 'GET',
              header: [{ key: 'X-Off', value: '1', disabled: true }],
              url: {
                host: ['{{base}}'],
                path: ['users', ':id'],
                query: [
                  { key: 'q', value: '1', description: 'Searched' },
                  { key: 'off', value: '', disabled: true },
                ],
                variable: [{ key: 'id', value: '1', description: 'Who' }],
              },
            },
          },
          { name: 'Open', request: { method: 'GET', url: '{{base}}/open', auth: { type: 'noauth' } } },
        ],
      },
      {
        name: 'Ask',
        request: {
          method: 'POST',
          url: '{{base}}/graphql',
          body: { mode: 'graphql', graphql: { query: '{ a }', variables: '{"n": 1}' } },
        },
      },
      {
        name: 'Commented',
        request: {
          method: 'PUT',
          url: '{{base}}/c',
          body: { mode: 'raw', raw: '{"a": {{n}} /* number */}', options: { raw: { language: 'json' } } },
        },
      },
    ],
  });
  expect(outline(connector)).toEqual([
    'get /v1/users/{id} path.id:string query.q:string',
    'get /v1/open',
    'post /v1/graphql body application/json',
    'put /v1/c body application/json',
  ]);
  expect(connector.operations[0]?.parameters.map(({ description }) => description)).toEqual(['Who', 'Searched']);
  expect(
    connector.operations.map(({ security }) => security?.map((all) => all.map(({ scheme }) => scheme).join()).join()),
  ).toEqual(['bearer', '', 'basic', 'basic']);
});

test('fills in the variables of folders and requests before those of the collection', () => {
  const connector = imported('c.json', {
    info: { name: 'V', schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json' },
    variable: [
      { key: 'base', value: 'https://a.example/v1' },
      { key: 'part', value: 'all' },
    ],
    item: [
      {
        name: 'Folder',
        variable: [{ key: 'part', value: 'some' }],
        item: [
          { name: 'A', request: '{{base}}/{{part}}' },
          { name: 'B', variable: [{ key: 'base', value: 'https://a.example/v2' }], request: '{{base}}/{{part}}' },
          { name: 'C', variable: [{ key: 'part', value: 'off', disabled: true }], request: '{{base}}/c/{{part}}' },
        ],
      },
      {
        name: 'D',
        request: { method: 'PUT', url: '{{base}}/{{part}}', body: { mode: 'raw', raw: '{}', disabled: true } },
      },
    ],
  });
  expect(outline(connector)).toEqual(['get /v1/some', 'get /v2/some', 'get /v1/c/some', 'put /v1/all']);
});

test('takes over authentication and variables of the folders around a request of version 1', () => {
  const connector = imported('c.json', {
    id: 'c',
    name: 'Old',
    order: [],
    variables: [{ key: 'base', value: 'https://a.example' }],
    folders: [
      {
        id: 'f',
        name: 'Outer',
        order: [],
        folders_order: ['g'],
        auth: { type: 'basic' },
        variables: [{ key: 'v', value: '1' }],
      },
      { id: 'g', name: 'Inner', order: ['r'], folder: 'f', variables: [{ key: 'w', value: '2' }] },
    ],
    requests: [
      { id: 'r', name: 'In', method: 'GET', url: '{{base}}/{{v}}/{{w}}' },
      { id: 's', name: 'By folder', folder: 'f', method: 'GET', url: '{{base}}/{{v}}/s' },
      { id: 't', name: 'Out', method: 'GET', url: '{{base}}/t' },
    ],
  });
  expect(outline(connector)).toEqual(['get /1/2', 'get /1/s', 'get /t']);
  expect(connector.operations.map(({ tags, security }) => `${tags.join()} ${security?.length ?? 0}`)).toEqual([
    'Inner 1',
    'Outer 1',
    ' 0',
  ]);
});

test('leaves out what a definition cannot say, and tells it', () => {
  const item = (name: string, request: object): object => ({ name, request });
  const raw = { mode: 'raw', raw: '{}' };
  const content = JSON.stringify({
    info: { name: 'V', schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json' },
    item: [
      item('Link', { method: 'LINK', url: 'https://a.example/a' }),
      item('Nowhere', { method: 'GET' }),
      item('Search', { method: 'GET', url: 'https://a.example/s', body: raw }),
      item('Own type', {
        method: 'POST',
        url: 'https://a.example/x',
        header: [{ key: 'content-type', value: 'text/xml' }],
        body: { mode: 'raw', raw: '<a/>', options: { raw: { language: 'xml' } } },
      }),
    ],
  });
  const { value, diagnostics } = importConnector([{ name: 'c.json', content }]);
  expect(value && outline(value)).toEqual(['get /s', 'post /x body text/xml']);
  expect(diagnostics.filter(({ severity }) => severity === 'warning').map(({ code }) => code)).toEqual([
    'import-unknown-method',
    'import-samples-no-address',
    'import-samples-body',
  ]);
});

test('sends the query of GraphQL by itself, with a token as the word Bearer wants it', () => {
  const query = 'query Q($id: ID!) { thing(id: $id) { name } }';
  const connector = imported('c.json', {
    info: { name: 'G', schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json' },
    auth: { type: 'bearer' },
    item: [
      {
        name: 'thing',
        request: {
          method: 'POST',
          url: 'https://a.example/g',
          body: { mode: 'graphql', graphql: { query, variables: '{"id": "1"}' } },
        },
      },
    ],
  });
  const values = { body: { variables: { id: '7' } } };
  const request = shapeCall(connector, {
    operationId: 'Thing',
    values,
    connection: { values: { bearer_token: 't' } },
  });
  expect(JSON.parse(String(request.body))).toEqual({ query, variables: { id: '7' } });
  expect(request.headers['Authorization']).toBe('Bearer t');
});

test.each([
  {
    name: 'in one command',
    text: "curl 'https://a.example/f?a=1&A=2&a=3' -d k=1 -d k=2",
    operations: ['post /f query.a:array query.A:string form.k:array'],
  },
  {
    name: 'in one of two',
    text: "curl 'https://a.example/f?a=1'\ncurl 'https://a.example/f?a=1&a=3'",
    operations: ['get /f query.a:array'],
  },
])('takes for a list what stands there several times $name', ({ text, operations }) => {
  const connector = imported('c.sh', text);
  expect(outline(connector)).toEqual(operations);
  const [operation] = connector.operations;
  const { url } = shapeCall(connector, { operationId: operation?.operationId ?? '', values: { a: ['x', 'y'] } });
  expect(url).toBe('https://a.example/f?a=x&a=y');
});
