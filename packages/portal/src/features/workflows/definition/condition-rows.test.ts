import { expect, test } from 'vitest';
import { readCondition, writeCondition } from './condition-rows.ts';

test.each([
  { name: 'one comparison', expression: { and: [{ equals: ['@a', 1] }] } },
  {
    name: 'several, of which any is enough',
    expression: { or: [{ less: ['@a', 1] }, { not: { contains: ['@b', 'x'] } }] },
  },
  { name: 'a comparison with nothing', expression: { and: [{ equals: ['@a', null] }] } },
])('reads $name and writes it back', ({ expression }) => {
  const rows = readCondition(expression);
  expect(rows && writeCondition(rows)).toEqual(expression);
});

test('a lone comparison becomes one of a list', () => {
  const rows = readCondition({ equals: ['@a', 1] });
  expect(rows && writeCondition(rows)).toEqual({ and: [{ equals: ['@a', 1] }] });
});

test.each([
  { name: 'a text', expression: '@equals(1, 1)' },
  { name: 'a condition inside of a condition', expression: { and: [{ or: [{ equals: [1, 1] }] }] } },
  { name: 'no comparison', expression: { and: [] } },
  { name: 'an unknown comparison', expression: { and: [{ like: ['a', 'b'] }] } },
  { name: 'three values', expression: { equals: [1, 2, 3] } },
  { name: 'two members', expression: { and: [{ equals: [1, 1] }], or: [] } },
])('does not show $name as rows', ({ expression }) => {
  expect(readCondition(expression)).toBeUndefined();
});
