import type { JsonValue } from './json-value.ts';

/** Ends the quick reading: the text has something in it that only the full reader knows. */
export class Unusual extends Error {}

/** A plain scalar by the core schema of YAML 1.2. */
export function resolvePlain(text: string): JsonValue {
  const first = text.charCodeAt(0);
  // Only these characters begin something that is not text: ~ + - . digits, and the first letters of true, false and null.
  const mayBeOther =
    first === 0x7e || first === 0x2b || first === 0x2d || first === 0x2e || (first >= 0x30 && first <= 0x39);
  if (!mayBeOther) return resolveWord(text);
  if (text === '~') return null;
  if (/^[-+]?[0-9]+$/.test(text)) return Number(text);
  if (/^0o[0-7]+$/.test(text) || /^0x[0-9a-fA-F]+$/.test(text)) return Number(text);
  if (/^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/.test(text)) return Number(text);
  // A word for infinity or for no number stays as it is written, as JSON has neither.
  return text;
}

function resolveWord(text: string): JsonValue {
  if (text.length > 5) return text;
  switch (text) {
    case '':
    case 'null':
    case 'Null':
    case 'NULL':
      return null;
    case 'true':
    case 'True':
    case 'TRUE':
      return true;
    case 'false':
    case 'False':
    case 'FALSE':
      return false;
    default:
      return text;
  }
}

const ESCAPES: Readonly<Record<string, string>> = {
  '0': '\0',
  a: '\x07',
  b: '\b',
  t: '\t',
  n: '\n',
  v: '\v',
  f: '\f',
  r: '\r',
  e: '\x1b',
  ' ': ' ',
  '"': '"',
  '/': '/',
  '\\': '\\',
  N: '\u0085',
  _: '\u00a0',
  L: '\u2028',
  P: '\u2029',
};

/** The text between double quotation marks with its escapes undone; undefined for an escape that does not exist or a folded line. */
export function resolveDoubleQuoted(inner: string): string | undefined {
  if (!inner.includes('\\')) return inner;
  let isKnown = true;
  const text = inner.replace(
    /\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([\s\S]))/g,
    (_written, ...groups: (string | undefined)[]) => {
      const [two, four, eight, single] = groups;
      const code = two ?? four ?? eight;
      if (code !== undefined) {
        const point = Number.parseInt(code, 16);
        if (point <= 0x10ffff) return String.fromCodePoint(point);
      }
      const found = single === undefined ? undefined : Object.hasOwn(ESCAPES, single) ? ESCAPES[single] : undefined;
      if (found === undefined) isKnown = false;
      return found ?? '';
    },
  );
  return isKnown ? text : undefined;
}

/** Lines of a flow scalar folded: one line end becomes a space, each empty line a line end. */
export function foldLines(lines: readonly string[]): string {
  let text = lines[0] ?? '';
  let empty = 0;
  for (const line of lines.slice(1)) {
    if (line === '') {
      empty += 1;
      continue;
    }
    text += empty > 0 ? '\n'.repeat(empty) : ' ';
    text += line;
    empty = 0;
  }
  return text;
}

/** Lines of a block scalar with `>`: lines that begin with white space and the lines around empty ones keep their ends. */
function foldBlock(lines: readonly string[]): string {
  let text = '';
  let pending = 0;
  let previousIsIndented = false;
  let isFirst = true;
  for (const line of lines) {
    if (line === '') {
      pending += 1;
      continue;
    }
    const isIndented = line.startsWith(' ') || line.startsWith('\t');
    if (isFirst) text += '\n'.repeat(pending);
    else if (isIndented || previousIsIndented) text += '\n'.repeat(pending + 1);
    else text += pending === 0 ? ' ' : '\n'.repeat(pending);
    text += line;
    pending = 0;
    previousIsIndented = isIndented;
    isFirst = false;
  }
  return text;
}

/** Characters that begin something other than a plain scalar. */
export function isIndicator(code: number): boolean {
  return (
    Number.isNaN(code) ||
    code === 0x26 ||
    code === 0x2a ||
    code === 0x21 ||
    code === 0x25 ||
    code === 0x40 ||
    code === 0x60 ||
    code === 0x5b ||
    code === 0x5d ||
    code === 0x7b ||
    code === 0x7d ||
    code === 0x2c ||
    code === 0x23 ||
    code === 0x7c ||
    code === 0x3e ||
    code === 0x3f ||
    code === 0x3a
  );
}

/** Lines of a quoted scalar as written, folded; between double marks a backslash at the end of a line joins it with the next. */
export function foldQuoted(written: readonly string[], isDouble: boolean): string {
  let text = '';
  let empty = 0;
  let isJoined = true;
  for (const [index, raw] of written.entries()) {
    const isLast = index === written.length - 1;
    const started = index === 0 ? raw : raw.trimStart();
    const joins = isDouble && !isLast && /(?:^|[^\\])(?:\\\\)*\\$/.test(started.replace(/\r$/, ''));
    const line = joins ? started.replace(/\r?$/, '').slice(0, -1) : isLast ? started : started.trimEnd();
    if (line === '' && !isLast && !joins && index > 0) {
      empty += 1;
      continue;
    }
    if (isJoined && empty > 0 && index > 0 && text !== '') throw new Unusual();
    if (!isJoined) text += empty > 0 ? '\n'.repeat(empty) : ' ';
    text += line;
    empty = 0;
    isJoined = joins;
  }
  return text;
}

/** The text of a block scalar: its lines folded or not, its last line ends kept, clipped or stripped. */
export function chompBlock(lines: readonly string[], isFolded: boolean, chomp: string): string {
  let last = lines.length;
  while (last > 0 && lines[last - 1] === '') last -= 1;
  const content = lines.slice(0, last);
  const body = isFolded ? foldBlock(content) : content.join('\n');
  const trailing = lines.length - last;
  if (content.length === 0) return chomp === '+' ? '\n'.repeat(trailing) : '';
  if (chomp === '-') return body;
  return chomp === '+' ? `${body}${'\n'.repeat(trailing + 1)}` : `${body}\n`;
}

/** The offset after the quoted text that begins at `at`; undefined when it is not closed in the whole text. */
export function endOfQuoted(text: string, at: number): number | undefined {
  const mark = text[at] ?? '"';
  for (let end = text.indexOf(mark, at + 1); end >= 0; end = text.indexOf(mark, end + 1)) {
    if (mark === "'") {
      if (text.charCodeAt(end + 1) !== 0x27) return end + 1;
      end += 1;
      continue;
    }
    let before = end - 1;
    while (text.charCodeAt(before) === 0x5c) before -= 1;
    if ((end - before) % 2 === 1) return end + 1;
  }
  return undefined;
}

/** The value of a quoted text on one line. */
export function readQuoted(text: string, start: number, end: number): string {
  const inner = text.slice(start + 1, end - 1);
  if (text.charCodeAt(start) === 0x27) return inner.replaceAll("''", "'");
  const value = resolveDoubleQuoted(inner);
  if (value === undefined) throw new Unusual();
  return value;
}
