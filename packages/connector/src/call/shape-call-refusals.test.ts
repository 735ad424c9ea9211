import { Refusal } from '@tenon/diagnostics';
import { expect, test } from 'vitest';
import { connectorOf, connectorWith } from '../import/fixture.ts';
import type { Connection } from '../model/connection-form.ts';
import type { Connector } from '../model/connector.ts';
import type { JsonObject } from '../source/json-value.ts';
import { declaredHosts } from './declared-hosts.ts';
import { shapeCall } from './shape-call.ts';

// Attack T38 of docs/security.md.

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

const secured = (scheme: object, properties?: object) =>
  connectorOf({ securityDefinitions: { s: scheme }, security: [{ s: [] }] }, properties);

test.each([
  {
    name: 'an API key in a header',
    connector: secured({ type: 'apiKey', in: 'header', name: 'X-Key' }),
    connection: { values: { api_key: 'k' } },
    header: ['X-Key', 'k'],
  },
  {
    name: 'basic',
    connector: secured({ type: 'basic' }),
    connection: { values: { username: 'u', password: 'ü' } },
    header: ['Authorization', 'Basic dTrDvA=='],
  },
  {
    name: 'OAuth',
    connector: secured({ type: 'oauth2', flow: 'accessCode' }),
    connection: { values: {}, tokens: { token: { accessToken: 't' } } },
    header: ['Authorization', 'Bearer t'],
  },
  {
    name: 'a token of another type',
    connector: secured({ type: 'oauth2', flow: 'accessCode' }),
    connection: { values: {}, tokens: { token: { accessToken: 't', tokenType: 'MAC' } } },
    header: ['Authorization', 'MAC t'],
  },
  {
    name: 'a key under the name of its scheme',
    connector: secured(
      { type: 'apiKey', in: 'header', name: 'X-Key' },
      { connectionParameters: { S: { type: 'securestring' } } },
    ),
    connection: { values: { S: 'k' } },
    header: ['X-Key', 'k'],
  },
])('shows who calls: $name', ({ connector, connection, header: [name = '', value] }) => {
  expect(shape(connector, {}, connection as Connection).headers[name]).toBe(value);
});

test.each([
  { name: 'as they are there', values: { api_key: 'k' }, key: 'k' },
  { name: 'unless they are not', values: {}, key: undefined },
])('uses credentials that are optional, $name', ({ values, key }) => {
  const connector = connectorOf({
    securityDefinitions: { s: { type: 'apiKey', in: 'header', name: 'X-Key' } },
    security: [{}, { s: [] }],
  });
  expect(shape(connector, {}, { values }).headers['X-Key']).toBe(key);
});

test('puts an API key into the query once', () => {
  const request = shape(secured({ type: 'apiKey', in: 'query', name: 'key' }), {}, { values: { api_key: 'a b' } });
  expect(request.url).toBe('https://api.things.example/v1/things?key=a%20b');
});

const hostPolicy = (url: string) => [
  { templateId: 'dynamichosturl', parameters: { 'x-ms-apimTemplateParameter.urlTemplate': url } },
];

test.each([
  {
    name: 'a required parameter that is missing',
    act: () => shape(query({ type: 'string', required: true }), {}),
    code: 'call-parameter-missing',
  },
  {
    name: 'a body that is missing',
    act: () =>
      shape(connectorWith('/a', { post: operation([{ name: 'b', in: 'body', required: true, schema: {} }]) }), {}),
    code: 'call-body-missing',
  },
  {
    name: 'an unknown parameter',
    act: () => shape(query({ type: 'string' }), { r: 1 }),
    code: 'call-parameter-unknown',
  },
  {
    name: 'an object where text is declared',
    act: () => shape(query({ type: 'string' }), { q: { a: 1 } }),
    code: 'call-parameter-type',
  },
  {
    name: 'text where a number is declared',
    act: () => shape(query({ type: 'integer' }), { q: 'ten' }),
    code: 'call-parameter-type',
  },
  {
    name: 'a path that would climb',
    act: () =>
      shape(connectorWith('/a/{p}', { get: operation([{ name: 'p', in: 'path', type: 'string' }]) }), { p: '..' }),
    code: 'call-path-value',
  },
  {
    name: 'a header with a line break',
    act: () =>
      shape(connectorWith('/a', { get: operation([{ name: 'H', in: 'header', type: 'string' }]) }), { H: 'a\r\nX: b' }),
    code: 'call-header-invalid',
  },
  {
    name: 'an unknown operation',
    act: () => shapeCall(connectorOf({}), { operationId: 'Lists', values: {} }),
    code: 'operation-not-found',
  },
  {
    name: 'a connector without a host',
    act: () => shape(connectorOf({ host: undefined }), {}),
    code: 'call-host-missing',
  },
  {
    name: 'credentials that are missing',
    act: () => shape(secured({ type: 'basic' }), {}, { values: {} }),
    code: 'call-credentials-missing',
  },
  {
    name: 'a placeholder without a value',
    act: () =>
      shape(
        connectorOf({}, { policyTemplateInstances: hostPolicy("https://@connectionParameters('site')") }),
        {},
        { values: {} },
      ),
    code: 'call-placeholder-unresolved',
  },
  {
    name: 'a host that is none',
    act: () =>
      shape(
        connectorOf({}, { policyTemplateInstances: hostPolicy("@connectionParameters('site')") }),
        {},
        { values: { site: 'ftp://x' } },
      ),
    code: 'call-host-invalid',
  },
  {
    name: 'a value that makes another host of a policy',
    act: () =>
      shape(
        connectorOf({}, { policyTemplateInstances: hostPolicy("https://@connectionParameters('site').a.example/v1") }),
        {},
        { values: { site: 'evil.example/' } },
      ),
    code: 'call-host-invalid',
  },
  {
    name: 'a value that makes another host of a server',
    act: () =>
      shape(
        connectorOf(
          JSON.stringify({
            openapi: '3.0.3',
            info: { title: 'T', version: '1' },
            servers: [{ url: 'https://{site}.a.example/v1', variables: { site: { default: 'www' } } }],
            paths: { '/a': { get: operation([]) } },
          }),
        ),
        {},
        { values: { site: 'evil.example/' } },
      ),
    code: 'call-host-invalid',
  },
])('refuses $name before anything is sent', ({ act, code }) => {
  expect(codeOf(act)).toBe(code);
});

test('sends credentials to declared hosts and their neighbours only, whatever a call says', () => {
  const policies = { policyTemplateInstances: hostPolicy("@queryParameters('site')"), connectionParameters: {} };
  const connector = connectorOf(
    { paths: { '/a': { get: operation([{ name: 'site', in: 'query', type: 'string' }]) } } },
    policies,
  );
  expect(codeOf(() => shape(connector, { site: 'https://evil.example' }))).toBe('call-host-not-declared');
  expect(codeOf(() => shape(connector, { site: 'https://api.things.example.evil.example' }))).toBe(
    'call-host-not-declared',
  );
  expect(shape(connector, { site: 'https://eu.things.example' }).url).toContain('https://eu.things.example/a');
  const shared = connectorOf(
    {
      host: 'mine.azurewebsites.net',
      paths: { '/a': { get: operation([{ name: 'site', in: 'query', type: 'string' }]) } },
    },
    policies,
  );
  expect(codeOf(() => shape(shared, { site: 'https://yours.azurewebsites.net' }))).toBe('call-host-not-declared');
});

test('names the hosts that the secrets of a connection may be sent to', () => {
  const connector = connectorOf(
    {},
    {
      policyTemplateInstances: hostPolicy("https://@connectionParameters('site').example:8443/x"),
      connectionParameters: {},
    },
  );
  expect(declaredHosts(connector, { values: { site: 'Mine' } })).toEqual(['api.things.example', 'mine.example:8443']);
  expect(declaredHosts(connector, { values: {} })).toEqual(['api.things.example']);
});
