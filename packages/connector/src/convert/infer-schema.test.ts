import { expect, test } from 'vitest';
import { inferSchema } from './infer-schema.ts';

test.each([
  { name: 'of one type', sample: [1, 2], items: { type: 'integer' } },
  { name: 'that are whole and broken numbers', sample: [1, 2.5], items: { type: 'number' } },
  { name: 'that may be null', sample: ['a', null], items: { type: 'string', 'x-nullable': true } },
  { name: 'of several types, however many follow', sample: [1, 'a', true, true], items: {} },
  { name: 'that are lists, empty or not', sample: [[], [1]], items: { type: 'array', items: { type: 'integer' } } },
  {
    name: 'with members of several types',
    sample: [{ a: 1 }, { a: 'x' }, { a: true, b: 1 }],
    items: { type: 'object', properties: { a: {}, b: { type: 'integer' } } },
  },
])('takes items of a list together $name', ({ sample, items }) => {
  expect(inferSchema(sample)).toEqual({ type: 'array', items });
});
