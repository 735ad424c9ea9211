import { expect, test } from 'vitest';
import { nearestName } from './nearest-name.ts';

test.each([
  { name: 'a letter left out', word: 'conct', candidates: ['concat', 'contains'], nearest: 'concat' },
  { name: 'another case', word: 'UTCNOW', candidates: ['utcNow'], nearest: 'utcNow' },
  { name: 'the nearer of two', word: 'lenght', candidates: ['last', 'length'], nearest: 'length' },
  { name: 'nothing alike', word: 'frobnicate', candidates: ['concat', 'length'], nearest: undefined },
  { name: 'no candidates', word: 'a', candidates: [], nearest: undefined },
])('finds what was meant: $name', ({ word, candidates, nearest }) => {
  expect(nearestName(word, candidates)).toBe(nearest);
});
