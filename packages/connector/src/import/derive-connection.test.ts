import { expect, test } from 'vitest';
import { shapeCall } from '../call/shape-call.ts';
import { importConnector } from './import-connector.ts';

const key = { type: 'apiKey', in: 'header', name: 'X-Key' };
const secured = (operationSecurity: object, security?: object) => {
  const definition = {
    openapi: '3.1.0',
    info: { title: 'T', version: '1' },
    servers: [{ url: 'https://x.example' }],
    ...(security ? { security } : {}),
    paths: { '/a': { get: { operationId: 'Get', security: operationSecurity, responses: {} } } },
    components: {
      securitySchemes: {
        key,
        admin: { ...key, name: 'X-Admin' },
        basic: { type: 'http', scheme: 'basic' },
        bearer: { type: 'http', scheme: 'bearer' },
      },
    },
  };
  const { value } = importConnector([{ name: 'api.json', content: JSON.stringify(definition) }]);
  if (!value) throw new Error('The definition was refused.');
  return value;
};

test('an operation without security is called without credentials, whatever the others ask for', () => {
  const connector = secured([], [{ key: [] }]);
  const call = { operationId: 'Get', values: {}, connection: { values: {} } };
  expect(shapeCall(connector, call).headers).not.toHaveProperty('X-Key');
});

test('a document whose list is empty says nothing: calls carry what the connection holds', () => {
  const definition = {
    swagger: '2.0',
    info: { title: 'T', version: '1' },
    host: 'x.example',
    securityDefinitions: { key },
    security: [],
    paths: { '/a': { get: { operationId: 'Get', responses: {} } } },
  };
  const { value: connector } = importConnector([{ name: 'api.json', content: JSON.stringify(definition) }]);
  if (!connector) throw new Error('The definition was refused.');
  const call = { operationId: 'Get', values: {}, connection: { values: { api_key: 'k' } } };
  expect(shapeCall(connector, call).headers).toMatchObject({ 'X-Key': 'k' });
});

test('a connection may hold what only some operations ask for', () => {
  const connector = secured([{ bearer: [], admin: [] }], [{ key: [], basic: [] }, { key: [] }]);
  const forms = connector.connection.sets.map(({ name, parameters }) => [
    name,
    ...parameters.map((parameter) => `${parameter.name}${parameter.required ? '' : '?'}`),
  ]);
  expect(forms).toEqual([
    ['key+basic', 'api_key', 'username', 'password', 'bearer_token?', 'admin?'],
    ['key', 'api_key', 'bearer_token?', 'admin?'],
  ]);
  const connection = { parameterSet: 'key', values: { api_key: 'k', bearer_token: 'b', admin: 'a' } };
  expect(shapeCall(connector, { operationId: 'Get', values: {}, connection }).headers).toMatchObject({
    Authorization: 'Bearer b',
    'X-Admin': 'a',
  });
});

test('a connection holds nothing more where the operations can be called with what is there', () => {
  const connector = secured([{ bearer: [] }, { key: [] }], [{ key: [] }]);
  expect(connector.connection.parameters.map(({ name }) => name)).toEqual(['api_key']);
});
