import { expect, test } from 'vitest';
import { projectFiles, textOf } from './source-files.ts';

const product = projectFiles().filter(
  (path) => /^packages\/.*\/src\/.*\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path),
);

test('every refusal has a line in docs/codes.md', () => {
  const listed = new Set([...textOf('docs/codes.md').matchAll(/^\| `([\w-]+)`/gm)].map(([, code]) => code));
  const raised = product.flatMap((path) =>
    [...textOf(path).matchAll(/new Refusal\(\s*'([\w-]+)'/g)].map(([, code]) => code),
  );
  expect([...new Set(raised)].filter((code) => !listed.has(code)).sort()).toEqual([]);
});
