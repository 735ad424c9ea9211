import { expect, test } from 'vitest';
import { fillRelativePath } from './fill-relative-path.ts';

const address = 'https://h/workflows/k/triggers/manual/paths/invoke/{height}/{width}?api-version=1&sig={s}';

test('puts values into the path, percent-encoded, and leaves the signature alone', () => {
  expect(fillRelativePath(address, { height: '10', width: 'a/b' })).toBe(
    'https://h/workflows/k/triggers/manual/paths/invoke/10/a%2Fb?api-version=1&sig={s}',
  );
});

test('keeps the names that have no value yet, also when the braces came encoded', () => {
  expect(fillRelativePath('https://h/%7Bheight%7D/{width}?x', { height: '1' })).toBe('https://h/1/{width}?x');
});
