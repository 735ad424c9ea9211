import { expect, test } from 'vitest';
import { shapeCall } from '../call/shape-call.ts';
import { exportConnector } from '../export/export-connector.ts';
import type { Connector } from '../model/connector.ts';
import { readSchema } from '../schema/read-schema.ts';
import { importConnector } from './import-connector.ts';

const components = {
  schemas: {
    Address: { type: 'string', format: 'uri' },
    Subscription: {
      type: 'object',
      required: ['callbackUrl', 'hook'],
      properties: {
        topic: { type: 'string' },
        callbackUrl: { $ref: '#/components/schemas/Address' },
        hook: { type: 'object', required: ['url'], properties: { url: { type: 'string' }, other: { type: 'string' } } },
      },
    },
    Event: { type: 'object', properties: { id: { type: 'string' } } },
  },
  requestBodies: {
    Subscribe: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Subscription' } } } },
  },
  callbacks: { Told: {} as object },
};
const event = { content: { 'application/json': { schema: { $ref: '#/components/schemas/Event' } } } };
const listener = { post: { summary: 'An event', requestBody: event, responses: { 200: { description: 'OK' } } } };

/** An operation that subscribes, with its callbacks. */
function definition(callbacks: object, more: object = {}): object {
  const subscribe = {
    operationId: 'Subscribe',
    parameters: [
      { name: 'back', in: 'query', required: true, schema: { type: 'string' } },
      { name: 'perhaps', in: 'query', schema: { type: 'string' } },
    ],
    requestBody: { $ref: '#/components/requestBodies/Subscribe' },
    callbacks,
    responses: { 201: { description: 'Created' } },
    ...more,
  };
  const change = {
    operationId: 'Change',
    requestBody: { $ref: '#/components/requestBodies/Subscribe' },
    responses: { 200: { description: 'OK' } },
  };
  return {
    openapi: '3.0.3',
    info: { title: 'Hooks', version: '1' },
    servers: [{ url: 'https://hooks.example' }],
    paths: { '/hooks': { post: subscribe, put: change } },
    components: { ...components, callbacks: { Told: { '{$request.body#/callbackUrl}': listener } } },
  };
}

function imported(files: Parameters<typeof importConnector>[0]): { connector: Connector; codes: readonly string[] } {
  const { value, diagnostics } = importConnector(files);
  if (!value) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  return { connector: value, codes: diagnostics.map(({ code }) => code) };
}

const given = (callbacks: object, more: object = {}) =>
  imported([{ name: 'hooks.json', content: JSON.stringify(definition(callbacks, more)) }]);

/** What an operation is, where the address goes in its body, and the members of what it receives. */
function triggerIn(connector: Connector): object {
  const [operation] = connector.operations;
  const schema = operation?.notification?.schema;
  return {
    kind: operation?.kind,
    path: operation?.notification?.callbackPath,
    members: schema && [...readSchema(connector, schema).properties.keys()],
  };
}

test.each([
  { name: 'in the body', callbacks: { told: { '{$request.body#/callbackUrl}': listener } }, path: ['callbackUrl'] },
  { name: 'without braces', callbacks: { told: { '$request.body#/callbackUrl': listener } }, path: ['callbackUrl'] },
  { name: 'deep in the body', callbacks: { told: { '{$request.body#/hook/url}': listener } }, path: ['hook', 'url'] },
  { name: 'by reference', callbacks: { told: { $ref: '#/components/callbacks/Told' } }, path: ['callbackUrl'] },
  {
    name: 'for several events',
    callbacks: {
      one: { '{$request.body#/callbackUrl}': listener },
      two: { '{$request.body#/callbackUrl}': { post: { responses: {} } } },
    },
    path: ['callbackUrl'],
  },
])('an operation that is given the address of its callbacks is a webhook trigger: $name', ({ callbacks, path }) => {
  const { connector, codes } = given(callbacks);
  expect(triggerIn(connector)).toEqual({ kind: 'webhook-trigger', path, members: ['id'] });
  expect(connector.operations[0]?.notification?.description).toBe('An event');
  expect(codes).not.toContain('import-callbacks-links');
  const [, other] = connector.operations;
  expect([
    other?.kind,
    readSchema(connector, other?.body?.contents[0]?.schema ?? { schema: {}, pointer: '' }).name,
  ]).toEqual(['action', 'Subscription']);
  expect(findMarked(connector, 1)).toBe(false);
});

function findMarked(connector: Connector, index: number): boolean {
  const place = connector.operations[index]?.body?.contents[0]?.schema;
  const properties = place ? [...readSchema(connector, place).properties.values()] : [];
  return properties.some((property) => readSchema(connector, property).isNotificationUrl);
}

test('the address may be given in the query', () => {
  const { connector } = given({ told: { '{$request.query.back}': listener } });
  expect(triggerIn(connector)).toEqual({ kind: 'webhook-trigger', path: undefined, members: ['id'] });
  expect(connector.operations[0]?.parameters).toMatchObject([
    { name: 'back', required: true, visibility: 'internal', extensions: { 'x-ms-notification-url': true } },
    { name: 'perhaps' },
  ]);
  const values = { back: 'https://t.example/x?s=1', body: { topic: 'a' } };
  expect(shapeCall(connector, { operationId: 'Subscribe', values }).url).toBe(
    'https://hooks.example/hooks?back=https%3A%2F%2Ft.example%2Fx%3Fs%3D1',
  );
});

test.each([
  { name: 'something follows the address', callbacks: { told: { '{$request.body#/callbackUrl}/data': listener } } },
  { name: 'it is not in the request', callbacks: { told: { '{$response.body#/url}': listener } } },
  { name: 'the body has no such member', callbacks: { told: { '{$request.body#/none}': listener } } },
  { name: 'the query has no such parameter', callbacks: { told: { '{$request.query.none}': listener } } },
  { name: 'the body need not have it', callbacks: { told: { '{$request.body#/hook/other}': listener } } },
  { name: 'the query need not have it', callbacks: { told: { '{$request.query.perhaps}': listener } } },
  { name: 'nothing is called there', callbacks: { told: { '{$request.body#/callbackUrl}': {} } } },
  {
    name: 'there are several addresses',
    callbacks: { told: { '{$request.body#/callbackUrl}': listener, '{$request.query.back}': listener } },
  },
])('an operation stays an action, and it is said, where $name', ({ callbacks }) => {
  const { connector, codes } = given(callbacks);
  expect(connector.operations[0]?.kind).toBe('action');
  expect(codes).toContain('import-callbacks-links');
});

test('what an operation says of itself as a trigger stays', () => {
  const { connector } = given({ told: { '{$request.body#/callbackUrl}': listener } }, { 'x-ms-trigger': 'batch' });
  expect(connector.operations[0]?.kind).toBe('batch-trigger');
});

test.each(['microsoft', 'openapi3', 'tenon'] as const)('it is the same trigger after an export as %s', (format) => {
  const { connector } = given({ told: { '{$request.body#/hook/url}': listener } });
  const files = exportConnector(connector, format).value;
  expect(triggerIn(imported(files).connector)).toEqual(triggerIn(connector));
  const text = String(files[0]?.content);
  if (format !== 'microsoft') expect(text).toContain('{$request.body#/hook/url}');
  expect(text.match(/#\/components\/schemas/g)).toEqual(format === 'microsoft' ? null : expect.anything());
});
