import { MAX_VALUE_DEPTH } from './limits.ts';
import { makeObject } from './property.ts';
import { readNumber } from './read-number.ts';
import type { Value } from './value.ts';

/** Reads JSON with every number exact, the order of all names kept and the nesting bounded. Slower than `JSON.parse`. */
export function scanJson(text: string): Value {
  const cursor: Cursor = { text, at: 0 };
  const value = scanValue(cursor, 0);
  skipSpace(cursor);
  if (cursor.at < text.length) throw unexpected(cursor);
  return value;
}

interface Cursor {
  readonly text: string;
  at: number;
}

function scanValue(cursor: Cursor, depth: number): Value {
  skipSpace(cursor);
  switch (cursor.text[cursor.at]) {
    case '"':
      return scanString(cursor);
    case '[':
      return scanArray(cursor, depth + 1);
    case '{':
      return makeObject(scanProperties(cursor, depth + 1));
    case 't':
      return scanWord(cursor, 'true', true);
    case 'f':
      return scanWord(cursor, 'false', false);
    case 'n':
      return scanWord(cursor, 'null', null);
    default:
      return scanNumber(cursor);
  }
}

function scanArray(cursor: Cursor, depth: number): Value {
  const items: Value[] = [];
  if (opensEmpty(cursor, ']', depth)) return items;
  do items.push(scanValue(cursor, depth));
  while (goesOn(cursor, ']'));
  return items;
}

function* scanProperties(cursor: Cursor, depth: number): Generator<readonly [string, Value]> {
  if (opensEmpty(cursor, '}', depth)) return;
  do {
    skipSpace(cursor);
    if (cursor.text[cursor.at] !== '"') throw unexpected(cursor);
    const name = scanString(cursor);
    skipSpace(cursor);
    if (cursor.text[cursor.at] !== ':') throw unexpected(cursor);
    cursor.at += 1;
    yield [name, scanValue(cursor, depth)];
  } while (goesOn(cursor, '}'));
}

/** Steps into an array or object; true when it closes at once. */
function opensEmpty(cursor: Cursor, close: string, depth: number): boolean {
  if (depth > MAX_VALUE_DEPTH) throw new RangeError(`The JSON text is nested more than ${MAX_VALUE_DEPTH} deep.`);
  cursor.at += 1;
  skipSpace(cursor);
  if (cursor.text[cursor.at] !== close) return false;
  cursor.at += 1;
  return true;
}

/** Steps over a comma (true) or the closing bracket (false). */
function goesOn(cursor: Cursor, close: string): boolean {
  skipSpace(cursor);
  const character = cursor.text[cursor.at];
  if (character !== ',' && character !== close) throw unexpected(cursor);
  cursor.at += 1;
  return character === ',';
}

function scanString(cursor: Cursor): string {
  const { text } = cursor;
  let end = cursor.at + 1;
  while (end < text.length && text[end] !== '"') end += text[end] === '\\' ? 2 : 1;
  if (end >= text.length)
    throw new SyntaxError(`The JSON text ends within a string that starts at position ${cursor.at}.`);
  const raw = text.slice(cursor.at, end + 1);
  cursor.at = end + 1;
  const value: string = JSON.parse(raw);
  return value;
}

function scanWord(cursor: Cursor, word: string, value: Value): Value {
  if (!cursor.text.startsWith(word, cursor.at)) throw unexpected(cursor);
  cursor.at += word.length;
  return value;
}

const jsonNumber = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;

function scanNumber(cursor: Cursor): Value {
  jsonNumber.lastIndex = cursor.at;
  const [literal] = jsonNumber.exec(cursor.text) ?? [];
  if (literal === undefined) throw unexpected(cursor);
  const value = readNumber(literal);
  if (value === undefined)
    throw new RangeError(`The number ${literal.slice(0, 40)} at position ${cursor.at} is too large.`);
  cursor.at += literal.length;
  return value;
}

function skipSpace(cursor: Cursor): void {
  for (;;) {
    const code = cursor.text.charCodeAt(cursor.at);
    if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return;
    cursor.at += 1;
  }
}

function unexpected(cursor: Cursor): SyntaxError {
  const found = cursor.text[cursor.at];
  return new SyntaxError(
    found === undefined
      ? 'The JSON text ends too early.'
      : `The JSON text has an unexpected ${JSON.stringify(found)} at position ${cursor.at}.`,
  );
}
