import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { applyChanges } from './text-change.ts';
import { writePatch } from './write-patch.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tenon-patch-'));
  execFileSync('git', ['init', '-q'], { cwd: folder });
});
afterAll(() => rmSync(folder, { recursive: true }));

const lines = (count: number, end = '\n') =>
  Array.from({ length: count }, (_, index) => `line ${index}${end}`).join('');

test.each([
  { name: 'a line in the middle', text: lines(20), find: 'line 9', put: 'line nine\nand more' },
  { name: 'the first line', text: lines(20), find: 'line 0\n', put: '' },
  { name: 'the last line', text: lines(20), find: 'line 19', put: 'the end' },
  { name: 'a last line without an end', text: lines(20).trimEnd(), find: 'line 19', put: 'the end' },
  { name: 'a line near a last one without an end', text: lines(20).trimEnd(), find: 'line 17', put: 'x' },
  { name: 'what gets an end', text: 'a', find: 'a', put: 'b\n' },
  { name: 'what loses its end', text: 'a\nb\n', find: 'b\n', put: 'b' },
  { name: 'Windows line ends', text: lines(20, '\r\n'), find: 'line 9\r\n', put: 'nine\r\n' },
  { name: 'a byte-order mark', text: `\uFEFF${lines(5)}`, find: '\uFEFF', put: '' },
  { name: 'everything', text: lines(3), find: lines(3), put: '' },
  { name: 'something new in an empty file', text: '', find: '', put: 'new\n' },
])('git applies a patch of $name', ({ text, find, put }) => {
  const start = text.indexOf(find);
  const changes = [{ start, end: start + find.length, text: put }];
  const name = 'a file with spaces.json';
  writeFileSync(join(folder, name), text);
  execFileSync('git', ['apply', '-'], { cwd: folder, input: writePatch(name, text, changes), stdio: 'pipe' });
  expect(readFileSync(join(folder, name), 'utf8')).toBe(applyChanges(text, changes));
});

test('shows lines that stay between two changes once, as context', () => {
  const text = lines(12);
  const changes = ['line 3', 'line 6'].map((find) => {
    const start = text.indexOf(find);
    return { start, end: start + find.length, text: `${find}!` };
  });
  expect(writePatch('x', text, changes)).toBe(
    '--- a/x\n+++ b/x\n@@ -1,10 +1,10 @@\n line 0\n line 1\n line 2\n-line 3\n+line 3!\n line 4\n line 5\n-line 6\n+line 6!\n line 7\n line 8\n line 9\n',
  );
});

test('is empty where nothing comes to be different', () => {
  expect(writePatch('x', 'a\n', [{ start: 0, end: 1, text: 'a' }])).toBe('');
});
