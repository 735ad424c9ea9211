import { expect, test } from 'vitest';
import { connectorWith } from '../import/fixture.ts';
import { shapeCall } from './shape-call.ts';

/** The body that is sent where a schema is required and nothing is given. */
function sentWithout(schema: object, consumes: readonly string[] = []): unknown {
  const parameters = [{ name: 'b', in: 'body', required: true, schema }];
  const connector = connectorWith('/a', { post: { operationId: 'X', parameters, consumes, responses: {} } });
  return shapeCall(connector, { operationId: 'X', values: {} }).body;
}

test.each([
  { name: 'an object without members', schema: { type: 'object' }, sent: '{}' },
  { name: 'an object whose members may be left out', schema: { properties: { a: {} } }, sent: '{}' },
  {
    name: 'a choice of which one needs nothing',
    schema: { type: 'object', oneOf: [{ required: ['a'], type: 'object' }, { type: 'object' }] },

    sent: '{}',
  },
  {
    name: 'XML',
    schema: { type: 'object' },
    consumes: ['text/xml'],
    sent: '<?xml version="1.0" encoding="UTF-8"?><b/>',
  },
])('sends a required body of which nothing is given as an empty one: $name', ({ schema, consumes, sent }) => {
  expect(sentWithout(schema, consumes)).toBe(sent);
});

test.each([
  { name: 'a member', schema: { type: 'object', properties: { a: {} }, required: ['a'] } },
  { name: 'any member', schema: { type: 'object', minProperties: 1 } },
  { name: 'a list', schema: { type: 'array', items: {} } },
  {
    name: 'something in each choice',
    schema: { type: 'object', oneOf: [{ type: 'object', required: ['a'] }, { type: 'string' }] },
  },
])('refuses to leave out a required body that needs $name', ({ schema }) => {
  expect(() => sentWithout(schema)).toThrow(expect.objectContaining({ code: 'call-body-missing' }));
});
