import type { TextChange } from './text-change.ts';

const context = 3;

interface Hunk {
  /** The first and the line after the last that the hunk covers, from 0. */
  readonly from: number;
  readonly to: number;
  readonly changes: TextChange[];
}

/** Changes of a text as a unified diff that `git apply` and `patch` take. */
export function writePatch(fileName: string, text: string, changes: readonly TextChange[]): string {
  if (changes.length === 0) return '';
  const starts = lineStarts(text);
  const lineOf = (offset: number): number => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  const hunks: Hunk[] = [];
  for (const change of changes) {
    const from = lineOf(change.start);
    const to = lineOf(change.end) + 1;
    const last = hunks.at(-1);
    if (last && from <= last.to + 2 * context) {
      hunks[hunks.length - 1] = { from: last.from, to: Math.max(to, last.to), changes: [...last.changes, change] };
    } else hunks.push({ from, to, changes: [change] });
  }
  const total = text.endsWith('\n') ? starts.length - 1 : starts.length;
  const lines = [`--- a/${fileName}`, `+++ b/${fileName}`];
  let shift = 0;
  for (const hunk of hunks) {
    const first = Math.max(0, hunk.from - context);
    const last = Math.min(total, hunk.to + context);
    const end = starts[Math.min(hunk.to, starts.length)] ?? text.length;
    const start = starts[hunk.from] ?? 0;
    const oldLines = splitLines(text.slice(start, end));
    const newLines = splitLines(rewritten(text, { start, end }, hunk.changes));
    const before = splitLines(text.slice(starts[first] ?? 0, start));
    const after = splitLines(text.slice(end, starts[last] ?? text.length));
    const oldCount = before.length + oldLines.length + after.length;
    const newCount = before.length + newLines.length + after.length;
    lines.push(`@@ -${first + 1},${oldCount} +${first + 1 + shift},${newCount} @@`);
    for (const line of before) lines.push(` ${line}`);
    lines.push(...body(oldLines, newLines));
    for (const line of after) lines.push(` ${line}`);
    shift += newLines.length - oldLines.length;
  }
  return `${lines.join('\n')}\n`;
}

/** The lines of both sides, with what they have in common at their ends as context. */
function body(oldLines: readonly string[], newLines: readonly string[]): string[] {
  let head = 0;
  while (head < oldLines.length && head < newLines.length && oldLines[head] === newLines[head]) head += 1;
  let tail = 0;
  const most = Math.min(oldLines.length, newLines.length) - head;
  while (tail < most && oldLines[oldLines.length - 1 - tail] === newLines[newLines.length - 1 - tail]) tail += 1;
  return [
    ...oldLines.slice(0, head).map((line) => ` ${line}`),
    ...oldLines.slice(head, oldLines.length - tail).map((line) => `-${line}`),
    ...newLines.slice(head, newLines.length - tail).map((line) => `+${line}`),
    ...oldLines.slice(oldLines.length - tail).map((line) => ` ${line}`),
  ];
}

function rewritten(text: string, range: { start: number; end: number }, changes: readonly TextChange[]): string {
  let result = '';
  let at = range.start;
  for (const change of changes) {
    result += text.slice(at, change.start) + change.text;
    at = change.end;
  }
  return result + text.slice(at, range.end);
}

function splitLines(text: string): string[] {
  if (text === '') return [];
  return (text.endsWith('\n') ? text.slice(0, -1) : text).split('\n');
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}
