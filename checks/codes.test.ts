import { expect, test } from 'vitest';
import { codesPage } from '../tools/codes.ts';
import { textOf } from './source-files.ts';

test('docs/codes.md lists every code of the sources (write it with: node tools/write-codes.ts)', () => {
  expect(textOf('docs/codes.md')).toBe(codesPage());
});
