import { expect, test } from 'vitest';
import { type CallableOperation, readCall, readReference, writeCall } from './connector-call.ts';

const quote: CallableOperation = {
  operationId: 'GetQuery',
  method: 'GET',
  path: '/api/Values/{Height}/{Width}',
  parameters: [
    { name: 'Height', in: 'path', type: 'string' },
    { name: 'Width', in: 'path', type: 'string' },
    { name: 'unit', in: 'query', type: 'string' },
    { name: 'X-Trace', in: 'header', type: 'string' },
  ],
};
const order: CallableOperation = {
  operationId: 'Order',
  method: 'post',
  path: '/orders',
  parameters: [{ name: 'order', in: 'body', type: 'object' }],
};
const height = "@{triggerOutputs()['relativePathParameters']['height']}";

test('writes path parameters so that the run percent-encodes them', () => {
  const inputs = writeCall(quote, 'framer', { 'path Height': height, 'path Width': 'a b' });
  expect(inputs).toEqual({
    host: { connection: { name: "@parameters('$connections')['framer']['connectionId']" } },
    method: 'get',
    path: "/api/Values/@{encodeURIComponent(triggerOutputs()['relativePathParameters']['height'])}/a%20b",
  });
});

test.each([
  { name: 'dynamic path values', operation: quote, fields: { 'path Height': height, 'path Width': '4' } },
  {
    name: 'queries and headers',
    operation: quote,
    fields: { 'path Height': '1', 'query unit': 'in', 'header X-Trace': '@{guid()}' },
  },
  {
    name: 'text around an expression',
    operation: quote,
    fields: { 'path Height': "x@{concat('/', 'a')}", 'path Width': '2' },
  },
  { name: 'a JSON body', operation: order, fields: { 'body order': '{\n  "a": "@{triggerBody()}"\n}' } },
  { name: 'a body that is one expression', operation: order, fields: { 'body order': '@{triggerBody()}' } },
])('reads back $name', ({ operation, fields }) => {
  expect(readCall(operation, writeCall(operation, 'r', fields))).toEqual(fields);
});

test.each([
  { name: 'method', inputs: { method: 'post', path: '/api/Values/1/2' } },
  { name: 'path', inputs: { method: 'get', path: '/api/Other/1/2' } },
  { name: 'number of segments', inputs: { method: 'get', path: '/api/Values/1' } },
])('does not take a call of another $name for one of this operation', ({ inputs }) => {
  expect(readCall(quote, inputs)).toBeUndefined();
});

test('finds the connection reference of a call', () => {
  expect(readReference(writeCall(order, 'my-ref', {}))).toBe('my-ref');
  expect(readReference({})).toBeUndefined();
});
