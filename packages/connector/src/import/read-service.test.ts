import { expect, test } from 'vitest';
import { shapeCall } from '../call/shape-call.ts';
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
