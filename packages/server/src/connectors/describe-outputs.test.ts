import { importConnector } from '@tenon/connector';
import { expect, test } from 'vitest';
import { describeOutputs, describeTrigger } from './describe-outputs.ts';

const order = {
  type: 'object',
  properties: {
    id: { type: 'string', 'x-ms-summary': 'Order number' },
    etag: { type: 'string', 'x-ms-visibility': 'internal' },
    parent: { $ref: '#/definitions/Order' },
  },
};
const list = {
  type: 'object',
  properties: { count: { type: 'integer' }, value: { type: 'array', items: { $ref: '#/definitions/Order' } } },
};
const answer = (schema: object) => ({ responses: { 200: { description: 'Well', schema } } });
const described = (paths: object) => {
  const text = JSON.stringify({
    swagger: '2.0',
    info: { title: 'Shop', version: '1.0' },
    host: 'shop.example',
    paths,
    definitions: { Order: order },
  });
  const { value } = importConnector([{ name: 'swagger.json', content: text }]);
  const [operation] = value?.operations ?? [];
  if (value === undefined || operation === undefined) throw new Error('no operation');
  const { outputs, asked } = describeOutputs(value, operation);
  return { trigger: describeTrigger(value, operation), outputs, asked };
};

test('tells the members of an answer, those of items by [], without internal ones and without end', () => {
  const operation = described({ '/orders': { get: { operationId: 'List', ...answer(list) } } });
  expect(operation.trigger).toBeNull();
  expect(operation.outputs.slice(0, 4)).toEqual([
    { path: ['count'], label: 'count', type: 'integer' },
    { path: ['value'], label: 'value', type: 'array' },
    { path: ['value', '[]', 'id'], label: 'Order number', type: 'string' },
    { path: ['value', '[]', 'parent'], label: 'parent', type: 'object' },
  ]);
  expect(Math.max(...operation.outputs.map(({ path }) => path.length))).toBe(4);
});

test.each([
  { name: 'a list inside of an object', schema: list, events: ['value'] },
  { name: 'a body that is the list', schema: { type: 'array', items: order }, events: [] },
])('a batch trigger splits $name', ({ schema, events }) => {
  const operation = described({
    '/orders': { get: { operationId: 'Poll', 'x-ms-trigger': 'batch', ...answer(schema) } },
  });
  expect(operation.trigger).toEqual({ kind: 'polling', events, callback: null });
});

test('a webhook may take the callback address in its query', () => {
  const parameter = { name: 'back', in: 'query', type: 'string', 'x-ms-notification-url': true };
  const operation = described({
    '/hooks': {
      'x-ms-notification-content': { schema: order },
      post: { operationId: 'OnOrder', 'x-ms-trigger': 'single', parameters: [parameter], responses: {} },
    },
  });
  expect(operation.trigger).toEqual({ kind: 'webhook', events: null, callback: ['queries', 'back'] });
});

test('a webhook tells where its body takes the callback address, and what it is sent', () => {
  const hook = { type: 'object', properties: { url: { type: 'string', 'x-ms-notification-url': true } } };
  const operation = described({
    '/hooks': {
      'x-ms-notification-content': { description: 'An order', schema: order },
      post: {
        operationId: 'OnOrder',
        'x-ms-trigger': 'single',
        parameters: [{ name: 'body', in: 'body', schema: hook }],
        responses: { 201: { description: 'Subscribed' } },
      },
    },
  });
  expect(operation.trigger).toEqual({ kind: 'webhook', events: null, callback: ['body', 'url'] });
  expect(operation.outputs[0]).toEqual({ path: ['id'], label: 'Order number', type: 'string' });
});

test('tells which parts of an answer only the API knows', () => {
  const told = { type: 'object', 'x-ms-dynamic-schema': { operationId: 'Told' } };
  const operation = described({
    '/rows': {
      get: {
        operationId: 'Rows',
        ...answer({ type: 'object', properties: { id: order, rows: { type: 'array', items: told } } }),
      },
    },
  });
  expect(operation.asked).toMatchObject([{ path: ['rows', '[]'], lookup: { operationId: 'Told' } }]);
});
