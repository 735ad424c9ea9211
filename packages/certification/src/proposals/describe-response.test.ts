import { expect, test } from 'vitest';
import { sampleFiles } from '../documentation/sample-files.ts';
import { repairConnector } from '../repair/repair-connector.ts';
import { schemaOfExample } from './schema-of-example.ts';

const response = '/paths/~1parcels~1{parcelId}/get/responses/200';
const only = { rule: 'response-schema-required' };

function proposed(examples: Record<string, string | object>): unknown {
  const files = sampleFiles({
    [`${response}/schema`]: undefined,
    [`${response}/examples`]: JSON.parse(JSON.stringify(examples)),
  });
  const [changed] = repairConnector({ files }, 'suggest', only).files;
  return changed && JSON.parse(changed.text).paths['/parcels/{parcelId}'].get.responses[200].schema;
}

test('tells the types of an example, and takes the objects of a list together', () => {
  const example = {
    id: 7,
    weight: 2.5,
    open: true,
    stops: [{ depot: 'North' }, { depot: 'South', late: 3 }, { late: null }],
    tags: ['a'],
  };
  expect(schemaOfExample(example)).toEqual({
    type: 'object',
    properties: {
      id: { type: 'integer' },
      weight: { type: 'number' },
      open: { type: 'boolean' },
      stops: {
        type: 'array',
        items: { type: 'object', properties: { depot: { type: 'string' }, late: { type: 'integer' } } },
      },
      tags: { type: 'array', items: { type: 'string' } },
    },
  });
});

test.each([
  { value: null },
  { value: {} },
  { value: [] },
  { value: [null] },
  { value: ['a', 1] },
  { value: { a: null } },
])('tells nothing of $value', ({ value }) => {
  expect(schemaOfExample(value)).toBeUndefined();
});

test('proposes the schema of an example, also of one that is written as text', () => {
  const schema = { type: 'object', properties: { id: { type: 'string' } } };
  expect(proposed({ 'application/json': { id: 'P-1042' } })).toEqual(schema);
  expect(proposed({ 'application/vnd.parcels+json': '{"id": "P-1042"}' })).toEqual(schema);
  expect(proposed({ 'text/csv': 'id' })).toEqual({ type: 'string' });
});

test('proposes nothing without an example that tells something', () => {
  expect(proposed({})).toBeUndefined();
  expect(proposed({ 'application/json': '{"id": ' })).toBeUndefined();
  expect(proposed({ 'application/xml': '<id/>' })).toBeUndefined();
});

test('proposes the schema of the first shared example of OpenAPI 3 that there is, where its media type has it', () => {
  const examples = {
    none: { $ref: '#/components/examples/Letter' },
    far: { externalValue: 'https://parcels.example/one.json' },
    one: { $ref: '#/components/examples/Parcel' },
  };
  const content = { 'application/json': { examples } };
  const definition = {
    openapi: '3.0.3',
    info: { title: 'Parcels', version: '1.0.0' },
    paths: { '/parcels': { get: { operationId: 'GetParcel', responses: { 200: { description: 'OK', content } } } } },
    components: { examples: { Parcel: { value: { id: 'P-1042' } } } },
  };
  const files = [{ name: 'openapi.json', content: JSON.stringify(definition, null, 2) }];
  const [changed] = repairConnector({ files }, 'suggest', only).files;
  const media = JSON.parse(changed?.text ?? '').paths['/parcels'].get.responses[200].content['application/json'];
  expect(media.schema).toEqual({ type: 'object', properties: { id: { type: 'string' } } });
});
