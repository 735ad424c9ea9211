import type { TextChange } from './text-change.ts';

const context = 3;

/** Changes that have lines in common, and those lines, by number from 0, up to the line after the last. */
interface Block {
  readonly from: number;
  readonly to: number;
  readonly changes: readonly TextChange[];
}

/** Changes of a text as a unified diff that `git apply` and `patch` take. Line ends, a byte-order mark and a last line without an end stay as they are.
 * Without a text before, it makes the file. */
export function writePatch(fileName: string, before: string | undefined, changes: readonly TextChange[]): string {
  const text = before ?? '';
  const starts = lineStarts(text);
  const between = (from: number, to: number): string =>
    text.slice(starts[from] ?? text.length, starts[to] ?? text.length);
  const parts = [before === undefined ? '--- /dev/null\n' : header('---', 'a', fileName), header('+++', 'b', fileName)];
  let shift = 0;
  const rangeOf = ({ from, to }: Block) => ({ start: starts[from] ?? text.length, end: starts[to] ?? text.length });
  const blocks = toBlocks(starts, changes).filter(
    (block) => rewritten(text, rangeOf(block), block.changes) !== between(block.from, block.to),
  );
  if (blocks.length === 0) return '';
  for (const hunk of toHunks(blocks)) {
    const first = Math.max(0, (hunk[0]?.from ?? 0) - context);
    const lines: string[] = [];
    let at = first;
    for (const block of hunk) {
      const { from, to } = block;
      lines.push(...linesOf(between(at, from)).map((line) => marked(' ', line)));
      lines.push(...body(linesOf(between(from, to)), linesOf(rewritten(text, rangeOf(block), block.changes))));
      at = to;
    }
    lines.push(...linesOf(between(at, Math.min(starts.length, at + context))).map((line) => marked(' ', line)));
    const count = (mark: string): number => lines.filter((line) => line.startsWith(mark)).length;
    const [kept, removed, added] = [count(' '), count('-'), count('+')];
    parts.push(`@@ -${span(first, kept + removed)} +${span(first + shift, kept + added)} @@\n`, ...lines);
    shift += added - removed;
  }
  return parts.join('');
}

/** Of a name with a space, programs need a tab to see where it ends. */
function header(mark: string, side: string, fileName: string): string {
  return `${mark} ${side}/${fileName}${fileName.includes(' ') ? '\t' : ''}\n`;
}

/** Where lines begin, from 0, and how many there are. An empty side is named by the line before it. */
function span(first: number, count: number): string {
  return `${count === 0 ? first : first + 1},${count}`;
}

function toBlocks(starts: readonly number[], changes: readonly TextChange[]): readonly Block[] {
  const blocks: Block[] = [];
  for (const change of changes) {
    const from = lineAt(starts, change.start);
    const to = lineAt(starts, change.end) + 1;
    const last = blocks.at(-1);
    if (last && from < last.to)
      blocks[blocks.length - 1] = { from: last.from, to: Math.max(to, last.to), changes: [...last.changes, change] };
    else blocks.push({ from, to, changes: [change] });
  }
  return blocks;
}

/** Blocks so near to each other that they have lines of context in common, together. */
function toHunks(blocks: readonly Block[]): readonly (readonly Block[])[] {
  const hunks: Block[][] = [];
  for (const block of blocks) {
    const last = hunks.at(-1);
    if (last && block.from <= (last.at(-1)?.to ?? 0) + 2 * context) last.push(block);
    else hunks.push([block]);
  }
  return hunks;
}

/** The line that an offset is in. */
function lineAt(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The lines of both sides, with what they have in common at their ends as context. */
function body(oldLines: readonly string[], newLines: readonly string[]): string[] {
  let head = 0;
  while (head < oldLines.length && head < newLines.length && oldLines[head] === newLines[head]) head += 1;
  let tail = 0;
  const most = Math.min(oldLines.length, newLines.length) - head;
  while (tail < most && oldLines[oldLines.length - 1 - tail] === newLines[newLines.length - 1 - tail]) tail += 1;
  return [
    ...oldLines.slice(0, head).map((line) => marked(' ', line)),
    ...oldLines.slice(head, oldLines.length - tail).map((line) => marked('-', line)),
    ...newLines.slice(head, newLines.length - tail).map((line) => marked('+', line)),
    ...oldLines.slice(oldLines.length - tail).map((line) => marked(' ', line)),
  ];
}

function marked(mark: string, line: string): string {
  return line.endsWith('\n') ? mark + line : `${mark}${line}\n\\ No newline at end of file\n`;
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

/** Each line with its end; the last one may have none. */
function linesOf(text: string): string[] {
  const lines = text.split('\n');
  const last = lines.pop() ?? '';
  return [...lines.map((line) => `${line}\n`), ...(last === '' ? [] : [last])];
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}
