import { expect, test } from 'vitest';
import { shapeCall } from '../call/shape-call.ts';
import { exportConnector } from '../export/export-connector.ts';
import { importConnector } from './import-connector.ts';

const connectorAt = (...servers: readonly object[]) => {
  const definition = {
    openapi: '3.0.3',
    info: { title: 'T', version: '1' },
    servers,
    paths: { '/a': { get: { operationId: 'Get', responses: {} } } },
  };
  const { value } = importConnector([{ name: 'api.json', content: JSON.stringify(definition) }]);
  if (!value) throw new Error('The definition was refused.');
  return value;
};

test.each<{ name: string; server: object; values?: Record<string, string>; url: string; asks: readonly string[] }>([
  {
    name: 'a variable that is scheme and host together has its default',
    server: { url: '{base}/v1/{t}', variables: { base: { default: 'https://x.example/' }, t: { default: 'a' } } },
    values: { t: 'b' },
    url: 'https://x.example/v1/b/a',
    asks: ['t'],
  },
  {
    name: 'a variable that nobody declares must be given',
    server: { url: 'https://{tenant}.x.example' },
    values: { tenant: 'mine' },
    url: 'https://mine.x.example/a',
    asks: ['tenant!'],
  },
  {
    name: 'the scheme is that of the definition',
    server: { url: '{scheme}://x.example', variables: { scheme: { default: 'http', enum: ['http', 'https'] } } },
    url: 'http://x.example/a',
    asks: [],
  },
  {
    name: 'a variable that is not in the address is none',
    server: { url: 'https://x.example', variables: { unused: { default: 'u' } } },
    url: 'https://x.example/a',
    asks: [],
  },
])('$name', ({ server, values = {}, url, asks }) => {
  const connector = connectorAt(server);
  const parameters = connector.connection.parameters.map(({ name, required }) => `${name}${required ? '!' : ''}`);
  expect(parameters).toEqual(asks);
  expect(shapeCall(connector, { operationId: 'Get', values: {}, connection: { values } }).url).toBe(url);
});

test('a path or operation may have a server of its own, with variables that the connection sets', () => {
  const variables = { region: { default: 'eu' }, v: { default: '1' } };
  const definition = {
    openapi: '3.0.3',
    info: { title: 'T', version: '1' },
    servers: [{ url: 'https://{region}.x.example', variables: { region: { default: 'us' } } }],
    paths: {
      '/a': {
        servers: [{ url: 'https://{region}.files.example/v{v}', variables }],
        get: { operationId: 'Get', responses: {} },
        put: { operationId: 'Put', servers: [{ url: '/up/{v}', variables: { v: { default: '2' } } }], responses: {} },
      },
    },
  };
  const { value } = importConnector([{ name: 'api.json', content: JSON.stringify(definition) }]);
  if (!value) throw new Error('The definition was refused.');
  expect(value.connection.parameters.map(({ name, required }) => [name, required])).toEqual([
    ['region', false],
    ['v', false],
  ]);
  const { value: written } = importConnector(exportConnector(value, 'microsoft').value);
  if (!written) throw new Error('The package was refused.');
  const at = (operationId: string, values: Record<string, string>) => {
    const [url, again] = [value, written].map(
      (connector) => shapeCall(connector, { operationId, values: {}, connection: { values } }).url,
    );
    expect(again).toBe(url);
    return url;
  };
  expect(at('Get', {})).toBe('https://eu.files.example/v1/a');
  expect(at('Put', {})).toBe('https://us.x.example/up/2/a');
  expect(at('Get', { region: 'ap', v: '3' })).toBe('https://ap.files.example/v3/a');
  expect(at('Put', { v: '3' })).toBe('https://us.x.example/up/3/a');
});

test.each([
  { name: 'its own scheme', root: ['http'], own: ['https'], url: 'https://x.example/v1/a' },
  {
    name: 'the usual one where it has that, too',
    root: ['https'],
    own: ['http', 'https'],
    url: 'https://x.example/v1/a',
  },
])('calls an operation of 2.0 by $name, also after an export', ({ root, own, url }) => {
  const definition = {
    swagger: '2.0',
    info: { title: 'T', version: '1' },
    host: 'x.example',
    basePath: '/v1',
    schemes: root,
    paths: { '/a': { get: { operationId: 'Get', schemes: own, responses: {} } } },
  };
  const { value } = importConnector([{ name: 'api.json', content: JSON.stringify(definition) }]);
  const again = value && importConnector(exportConnector(value, 'openapi3').value).value;
  for (const connector of [value, again])
    expect(connector && shapeCall(connector, { operationId: 'Get', values: {} }).url).toBe(url);
});
