import { describe, expect, test } from 'vitest';
import { projectFiles, textOf } from './source-files.ts';

// T6, T8 and the page of attacks.
const page = textOf('docs/security.md');
const files = new Set(projectFiles());

interface Attack {
  readonly number: string;
  readonly tests: readonly string[];
}

const attacks: readonly Attack[] = page.split('\n').flatMap((line) => {
  const [, number, tests = ''] = line.split('|').map((cell) => cell.trim());
  if (number === undefined || !/^T\d+\b/.test(number)) return [];
  return [
    { number: /^T\d+/.exec(number)?.[0] ?? '', tests: [...tests.matchAll(/`([^`]+)`/g)].map(([, path = '']) => path) },
  ];
});

test('the page has each attack once, or says among its limits why not', () => {
  const numbers = attacks.map(({ number }) => number);
  expect(new Set(numbers).size).toBe(numbers.length);
  const limits = page.slice(page.indexOf('## Where it ends'));
  const absent = Array.from({ length: 38 }, (_, index) => `T${index + 1}`).filter(
    (number) => !numbers.includes(number) && !new RegExp(`\\*\\*${number}\\b`).test(limits),
  );
  expect(absent).toEqual([]);
});

describe.each(attacks)('$number', ({ number, tests }) => {
  test('is tested where the page says', () => {
    expect(tests.length).toBeGreaterThan(0);
    expect(tests.filter((path) => !files.has(path) || !/\.(?:test|spec)\.ts$/.test(path))).toEqual([]);
    expect(tests.filter((path) => !new RegExp(`\\b${number}\\b`).test(textOf(path)))).toEqual([]);
  });
});

const sources = [...files].filter((path) => /^packages\/[^/]+\/src\/.*(?<!\.test)\.tsx?$/.test(path));

test('no room runs text as code in its own process, and none starts a shell', () => {
  const forbidden = [
    /from '(?:node:)?vm'/,
    /from 'vm2'/,
    /\bnew Function\(/,
    /\beval\(/,
    /\bshell: true/,
    /import \{[^}]*\bexec(?:Sync)?\b[^}]*\} from 'node:child_process'/,
  ];
  const found = sources.filter((path) => forbidden.some((pattern) => pattern.test(textOf(path))));
  expect(found).toEqual([]);
});
