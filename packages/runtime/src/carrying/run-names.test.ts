import { expect, test } from 'vitest';
import { createRunNames } from './run-names.ts';

test('each name sorts before the one made earlier, within a millisecond and when the clock goes back', () => {
  const name = createRunNames();
  const instants = [...Array.from({ length: 20_500 }, () => 1_000), 500, 2_000, 1_999];
  const names = instants.map((ms) => name(new Date(ms)));
  expect(names.toSorted()).toEqual(names.toReversed());
  expect(new Set(names).size).toBe(names.length);
  expect(names[0]).toMatch(/^\d{33}CU\d{2}$/);
});
