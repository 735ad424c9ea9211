import { type Value, writeValue } from '@tenon/definition';
import { expect, test } from 'vitest';
import { tooLarge } from './size-limit.ts';

const limit = 104_857_600;

test.each<{ name: string; value: Value }>([
  { name: 'quotes, which take two characters each', value: '"'.repeat(limit / 2) },
  { name: 'control characters, which take six', value: '\u0001'.repeat(limit / 6 + 1) },
  { name: 'lone surrogates, which take six', value: '\ud800'.repeat(limit / 6 + 1) },
  { name: 'names', value: { ['a'.repeat(limit / 2)]: 1, ['b'.repeat(limit / 2)]: 2 } },
  { name: 'letters', value: ['a'.repeat(limit)] },
])('a value is too large when its JSON is: $name', ({ value }) => {
  expect(tooLarge(value)).toBe('It has more than 104857600 characters.');
});

test.each<{ name: string; value: Value }>([
  { name: 'letters up to the limit', value: 'a'.repeat(limit - 10) },
  { name: 'quotes up to the limit', value: { text: '"'.repeat(limit / 2 - 20) } },
  { name: 'pairs of surrogates', value: '😀'.repeat(limit / 4) },
  { name: 'line breaks', value: '\n'.repeat(limit / 2 - 10) },
])('a value that can be written is not too large: $name', ({ value }) => {
  expect(tooLarge(value)).toBeUndefined();
});

test('what is counted is what is written', () => {
  const numbers = new Array<number>(200_000).fill(0.12345678901234566);
  const text = '"'.repeat(limit / 4);
  const written = writeValue([numbers, text]).length;
  expect(written).toBeLessThan(limit);
  expect(tooLarge([numbers, text, 'a'.repeat(limit - written - 5)])).toBeUndefined();
  expect(tooLarge([numbers, text, 'a'.repeat(limit - written + 5)])).toBeDefined();
});
