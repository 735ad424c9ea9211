import type { Diagnostic, Place } from '@tenon/diagnostics';
import { type Node, parseTree } from 'jsonc-parser';
import type { Finding } from './findings.ts';

/** Gives every finding its line and column in the text that the document was read from. Without a text, places are pointers only. */
export function locateFindings(findings: readonly Finding[], text: string | undefined): readonly Diagnostic[] {
  if (findings.length === 0) return [];
  const root = text === undefined ? undefined : parseTree(text);
  const lines = text === undefined ? [] : lineStarts(text);
  const located = findings.map((finding) => {
    const { code, severity, message, remedy } = finding;
    const place = root && text !== undefined ? placeOf(finding, { root, text, lines }) : { pointer: finding.pointer };
    return { code, severity, message, place, ...(remedy === undefined ? {} : { remedy }) };
  });
  return located.toSorted((one, other) => byPlace(one.place, other.place));
}

function byPlace(one: Place, other: Place): number {
  return (one.line ?? 0) - (other.line ?? 0) || (one.column ?? 0) - (other.column ?? 0);
}

interface Source {
  readonly root: Node;
  readonly text: string;
  readonly lines: readonly number[];
}

function placeOf(finding: Finding, source: Source): Place {
  const { node, isExact } = nodeAt(source.root, finding.pointer);
  const name = node.parent?.type === 'property' ? node.parent.children?.[0] : undefined;
  let start = node.offset;
  let end = node.offset + node.length;
  if (isExact && finding.offset !== undefined && node.type === 'string') {
    start = rawOffset(source.text, node.offset, finding.offset);
    end = rawOffset(source.text, node.offset, finding.offset + (finding.length ?? 1));
  } else if ((finding.atName || !isExact) && name) {
    start = name.offset;
    end = name.offset + name.length;
  }
  return { pointer: finding.pointer, ...position(source.lines, start), ...endOf(position(source.lines, end)) };
}

/** The node at a pointer, or the nearest one above it. */
function nodeAt(root: Node, pointer: string): { node: Node; isExact: boolean } {
  let node = root;
  for (const step of pointer.split('/').slice(1)) {
    const name = step.replaceAll('~1', '/').replaceAll('~0', '~');
    const next =
      node.type === 'array'
        ? node.children?.[Number(name)]
        : node.children?.findLast((property) => property.children?.[0]?.value === name)?.children?.[1];
    if (!next) return { node, isExact: false };
    node = next;
  }
  return { node, isExact: true };
}

/** Where a unit of a string's value stands in the text, its escapes counted as they are written. */
function rawOffset(text: string, stringStart: number, offset: number): number {
  let at = stringStart + 1;
  for (let unit = 0; unit < offset && text[at] !== '"'; unit += 1) {
    if (text[at] !== '\\') at += 1;
    else at += text[at + 1] === 'u' ? 6 : 2;
  }
  return at;
}

/** The line and column, from 1, of an offset. */
export function position(lines: readonly number[], offset: number): { line: number; column: number } {
  let low = 0;
  let high = lines.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((lines[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - (lines[low] ?? 0) + 1 };
}

function endOf({ line, column }: { line: number; column: number }): { endLine: number; endColumn: number } {
  return { endLine: line, endColumn: column };
}

/** The offsets at which the lines of a text start. */
export function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}
