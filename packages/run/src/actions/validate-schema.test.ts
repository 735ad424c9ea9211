import { readValue } from '@tenon/definition';
import { expect, test } from 'vitest';
import { validateSchema } from './validate-schema.ts';

const value = (plain: unknown) => readValue(JSON.stringify(plain));

test.each<{ name: string; schema: unknown; good: readonly unknown[]; bad: readonly unknown[] }>([
  { name: 'no schema', schema: {}, good: [null, 1, 'a', [], {}], bad: [] },
  { name: 'a type', schema: { type: 'integer' }, good: [1, -2], bad: [1.5, '1', null] },
  { name: 'several types', schema: { type: ['string', 'null'] }, good: ['a', null], bad: [1] },
  {
    name: 'required properties',
    schema: { type: 'object', required: ['a'] },
    good: [{ a: null }],
    bad: [{}, { A: 1 }],
  },
  {
    name: 'properties',
    schema: { properties: { a: { type: 'string' } } },
    good: [{}, { a: 'x', b: 1 }],
    bad: [{ a: 1 }],
  },
  {
    name: 'no other properties',
    schema: { properties: { a: {} }, additionalProperties: false },
    good: [{ a: 1 }],
    bad: [{ b: 1 }],
  },
  {
    name: 'properties by pattern',
    schema: { patternProperties: { '^x-': { type: 'string' } }, additionalProperties: false },
    good: [{ 'x-a': 'b' }],
    bad: [{ 'x-a': 1 }, { y: 1 }],
  },
  { name: 'items', schema: { items: { type: 'number' } }, good: [[], [1, 2.5]], bad: [[1, 'a']] },
  {
    name: 'items by position',
    schema: { items: [{ type: 'number' }], additionalItems: false },
    good: [[1]],
    bad: [['a'], [1, 2]],
  },
  { name: 'an enumeration', schema: { enum: [1, 'a', null] }, good: [1, 'a', null, 1.0], bad: [2, 'A'] },
  {
    name: 'limits of numbers',
    schema: { minimum: 1, maximum: 3, exclusiveMaximum: true },
    good: [1, 2.9],
    bad: [0.9, 3],
  },
  { name: 'limits of a later draft', schema: { exclusiveMinimum: 1 }, good: [1.1], bad: [1] },
  { name: 'multiples', schema: { multipleOf: 0.1 }, good: [0.3, 2], bad: [0.35] },
  {
    name: 'lengths in characters, not units',
    schema: { minLength: 1, maxLength: 2 },
    good: ['a', '😀😀'],
    bad: ['', 'abc'],
  },
  { name: 'a pattern', schema: { pattern: '^a+$' }, good: ['aaa'], bad: ['b'] },
  {
    name: 'a pattern that would take for ever',
    schema: { pattern: '^(a+)+$' },
    good: ['a'.repeat(30)],
    bad: [`${'a'.repeat(5_000)}b`],
  },
  { name: 'a format', schema: { format: 'date-time' }, good: ['2024-01-01T00:00:00Z'], bad: ['yesterday'] },
  {
    name: 'unique items',
    schema: { uniqueItems: true },
    good: [[1, '1', {}]],
    bad: [
      [1, 1.0],
      [{ a: 1 }, { a: 1 }],
    ],
  },
  {
    name: 'combinations',
    schema: { anyOf: [{ type: 'string' }, { minimum: 5 }], not: { const: 7 } },
    good: ['a', 6],
    bad: [4, 7],
  },
  { name: 'exactly one', schema: { oneOf: [{ type: 'number' }, { type: 'integer' }] }, good: [1.5], bad: [1, 'a'] },
  {
    name: 'properties that ask for others',
    schema: { dependencies: { a: ['b'], c: { required: ['d'] } }, dependentRequired: { e: ['f'] } },
    good: [{}, { a: 1, b: 2 }, { c: 1, d: 2 }, 'text'],
    bad: [{ a: 1 }, { c: 1 }, { e: 1 }],
  },
  {
    name: 'names of properties',
    schema: { propertyNames: { pattern: '^[a-z]+$' } },
    good: [{ a: 1 }, {}],
    bad: [{ A: 1 }],
  },
  { name: 'an item that must be there', schema: { contains: { const: 1 } }, good: [[2, 1], 'a'], bad: [[], [2]] },
  {
    name: 'a condition',
    // biome-ignore lint/suspicious/noThenProperty: the word of JSON Schema
    schema: { if: { required: ['a'] }, then: { required: ['b'] }, else: { required: ['c'] } },
    good: [{ a: 1, b: 1 }, { c: 1 }],
    bad: [{ a: 1, c: 1 }, {}],
  },
  {
    name: 'a reference into a list',
    schema: { items: [{ type: 'string' }, { $ref: '#/items/0' }] },
    good: [['a', 'b']],
    bad: [['a', 1]],
  },
  {
    name: 'a reference',
    schema: { definitions: { n: { type: 'number' } }, items: { $ref: '#/definitions/n' } },
    good: [[1]],
    bad: [['a']],
  },
  { name: 'a reference to nothing', schema: { $ref: '#/definitions/n' }, good: [], bad: [1] },
  { name: 'a reference to itself', schema: { $ref: '#' }, good: [], bad: [1] },
])('validates $name', ({ schema, good, bad }) => {
  for (const one of good) expect(validateSchema(value(schema), value(one))).toEqual([]);
  for (const one of bad) expect(validateSchema(value(schema), value(one))).not.toEqual([]);
});

test('says where and what', () => {
  const schema = value({ properties: { items: { items: { required: ['id'] } } } });
  expect(validateSchema(schema, value({ items: [{ id: 1 }, {}] }))).toEqual([
    {
      keyword: 'required',
      path: 'items[1]',
      value: {},
      message: "Required properties are missing from object: id. Path 'items[1]'.",
    },
  ]);
});
