import { expect, test } from 'vitest';
import { mergeChoices, mergeLimits } from './merge-limits.ts';

test.each([
  {
    name: 'lengths',
    parts: [
      { minLength: 1, maxLength: 9 },
      { minLength: 3, maxLength: 20 },
    ],
    limits: { minLength: 3, maxLength: 9 },
  },
  {
    name: 'items',
    parts: [{ maxItems: 5 }, { maxItems: 2, uniqueItems: true }],
    limits: { maxItems: 2, uniqueItems: true },
  },
  {
    name: 'numbers',
    parts: [
      { minimum: 1, maximum: 9 },
      { minimum: 5, maximum: 20 },
    ],
    limits: { minimum: 5, maximum: 9 },
  },
  {
    name: 'a flag of the stricter number',
    parts: [{ minimum: 1 }, { minimum: 5, exclusiveMinimum: true }],
    limits: { minimum: 5, exclusiveMinimum: true },
  },
  {
    name: 'no flag of the other number',
    parts: [{ minimum: 1, exclusiveMinimum: true }, { minimum: 5 }],
    limits: { minimum: 5 },
  },
  {
    name: 'limits that are outside themselves',
    parts: [{ exclusiveMaximum: 9 }, { exclusiveMaximum: 5, maximum: 7 }],
    limits: { exclusiveMaximum: 5, maximum: 7 },
  },
  { name: 'the first pattern', parts: [{ pattern: 'a' }, { pattern: 'b' }], limits: { pattern: 'a' } },
])('limits that all hold: $name', ({ parts, limits }) => {
  expect(mergeLimits(parts)).toEqual(limits);
});

test.each([
  { name: 'common ones', parts: [{ enum: [1, 2] }, {}, { enum: [2, 3] }], choices: [2] },
  { name: 'those of the first where there are none', parts: [{ enum: [1] }, { enum: [2] }], choices: [1] },
  { name: 'none', parts: [{}], choices: undefined },
])('choices that all leave: $name', ({ parts, choices }) => {
  expect(mergeChoices(parts)).toEqual(choices);
});
