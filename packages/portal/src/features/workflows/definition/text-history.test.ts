import { expect, test } from 'vitest';
import { keepText, redoText, type TextHistory, undoText } from './text-history.ts';

const start: TextHistory = { past: [], text: 'a', future: [] };

test('goes back and forth through changes', () => {
  const changed = keepText(keepText(start, 'b', 0), 'c', 5_000);
  expect(undoText(changed).text).toBe('b');
  expect(undoText(undoText(changed)).text).toBe('a');
  expect(redoText(undoText(changed)).text).toBe('c');
});

test('what is typed without a pause is undone at once', () => {
  const typed = keepText(keepText(keepText(start, 'ab', 0), 'abc', 100), 'abcd', 200);
  expect(undoText(typed).text).toBe('a');
});

test('what is changed at once is undone alone, however soon it followed', () => {
  const changed = keepText(keepText(start, 'a step', 0), 'a step and another', 100);
  expect(undoText(changed).text).toBe('a step');
});

test('a change after an undo ends what could be done again', () => {
  const changed = keepText(undoText(keepText(start, 'b', 0)), 'c', 1_000);
  expect(redoText(changed)).toMatchObject({ text: 'c', future: [] });
});

test('keeps the last hundred changes', () => {
  let history = start;
  for (let step = 1; step <= 150; step += 1) history = keepText(history, String(step), step * 1_000);
  expect(history.past).toHaveLength(100);
  expect(undoText(history).text).toBe('149');
});
