import { expect, test } from 'vitest';
import { differenceOf } from './difference.ts';

test.each([
  { name: 'an insertion', before: 'ac', after: 'abc', difference: { from: 1, to: 1, insert: 'b' } },
  { name: 'a removal', before: 'abc', after: 'ac', difference: { from: 1, to: 2, insert: '' } },
  { name: 'a replacement', before: 'abc', after: 'axyc', difference: { from: 1, to: 2, insert: 'xy' } },
  { name: 'a repetition', before: 'aa', after: 'aaa', difference: { from: 2, to: 2, insert: 'a' } },
  { name: 'nothing', before: 'abc', after: 'abc', difference: { from: 3, to: 3, insert: '' } },
])('finds $name', ({ before, after, difference }) => {
  expect(differenceOf(before, after)).toEqual(difference);
});
