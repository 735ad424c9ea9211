import { expect, test } from 'vitest';
import { dotPath, linePath, roundUp } from './line-path.ts';

const size = { width: 100, height: 50, top: 10 };

test.each([
  { name: 'a line through all values', values: [0, 5, 10], path: 'M0 50L50 25L100 0' },
  { name: 'a break where there is none', values: [0, null, 10, 10], path: 'M66.7 0L100 0' },
  { name: 'nothing for nothing', values: [], path: '' },
  { name: 'nothing for a value alone', values: [5], path: '' },
])('draws $name', ({ values, path }) => {
  expect(linePath(values, size)).toBe(path);
});

test.each([
  { name: 'a value alone', values: [5], pointed: undefined, path: 'M0 25h0' },
  {
    name: 'values alone between gaps',
    values: [0, null, 10, 10, null, 5],
    pointed: undefined,
    path: 'M0 50h0M100 25h0',
  },
  { name: 'the value that is pointed at', values: [0, 5, 10], pointed: 1, path: 'M50 25h0' },
  { name: 'nothing where no value is pointed at', values: [0, 5, null], pointed: 2, path: '' },
])('draws a dot for $name', ({ values, pointed, path }) => {
  expect(dotPath(values, { ...size, pointed })).toBe(path);
});

test.each([
  [0, 1],
  [0.03, 0.05],
  [1, 1],
  [11, 20],
  [201, 500],
  [999, 1_000],
])('a scale that holds %d ends at %d', (value, top) => {
  expect(roundUp(value)).toBeCloseTo(top);
});
