import { expect, test } from 'vitest';
import { schemaOfSample } from './schema-of-sample.ts';

test('tells the types of a sample', () => {
  expect(schemaOfSample({ name: 'Ada', age: 36, tall: true, note: null, tags: ['a'] })).toEqual({
    type: 'object',
    properties: {
      name: { type: 'string' },
      age: { type: 'number' },
      tall: { type: 'boolean' },
      note: {},
      tags: { type: 'array', items: { type: 'string' } },
    },
  });
});

test('takes the items of a list together', () => {
  expect(schemaOfSample([{ a: 1 }, { a: 'x', b: [1] }, { b: [true] }])).toEqual({
    type: 'array',
    items: { type: 'object', properties: { a: {}, b: { type: 'array', items: {} } } },
  });
});

test('leaves an endless depth open', () => {
  let sample: object = {};
  for (let depth = 0; depth < 100; depth += 1) sample = { in: sample };
  expect(JSON.stringify(schemaOfSample(sample as never)).length).toBeLessThan(2_000);
});
