import { expect, test } from 'vitest';
import { applyChanges, composeChanges, type TextChange } from './text-change.ts';

const text = 'abcdefghij';

test.each<{ name: string; first: TextChange[]; second: TextChange[] }>([
  {
    name: 'apart from each other',
    first: [{ start: 1, end: 2, text: 'BB' }],
    second: [{ start: 8, end: 9, text: '' }],
  },
  {
    name: 'inside what the first put in',
    first: [{ start: 2, end: 4, text: '12345' }],
    second: [{ start: 3, end: 5, text: '-' }],
  },
  {
    name: 'over the edges of what the first put in',
    first: [{ start: 2, end: 4, text: '12' }],
    second: [
      { start: 1, end: 3, text: 'x' },
      { start: 3, end: 6, text: 'yz' },
    ],
  },
  {
    name: 'over several changes of the first',
    first: [
      { start: 1, end: 1, text: '1' },
      { start: 4, end: 6, text: '' },
      { start: 9, end: 10, text: '999' },
    ],
    second: [
      { start: 0, end: 6, text: 'all' },
      { start: 8, end: 12, text: '!' },
    ],
  },
  {
    name: 'at the place where the first took something away',
    first: [{ start: 3, end: 7, text: '' }],
    second: [{ start: 3, end: 3, text: 'new' }],
  },
  { name: 'nothing', first: [{ start: 0, end: 10, text: 'z' }], second: [] },
])('composes changes $name', ({ first, second }) => {
  const middle = applyChanges(text, first);
  const composed = composeChanges(first, middle, second);
  expect(applyChanges(text, composed)).toBe(applyChanges(middle, second));
  for (const [index, { start }] of composed.entries())
    expect(start).toBeGreaterThanOrEqual(composed[index - 1]?.end ?? 0);
});
