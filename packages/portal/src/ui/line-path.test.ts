import { expect, test } from 'vitest';
import { linePath, roundUp } from './line-path.ts';

const size = { width: 100, height: 50, top: 10 };

test.each([
  { name: 'a line through all values', values: [0, 5, 10], path: 'M0 50L50 25L100 0' },
  { name: 'a break where there is none', values: [0, null, 10, 10], path: 'M0 50h0M66.7 0L100 0' },
  { name: 'nothing for nothing', values: [], path: '' },
  { name: 'a dot for one value', values: [5], path: 'M0 25h0' },
])('draws $name', ({ values, path }) => {
  expect(linePath(values, size)).toBe(path);
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
