import { isWhiteSpace } from '../value/white-space.ts';

/** A token of an expression: `kind` is the character itself for punctuation. */
export interface Token {
  readonly kind:
    | '('
    | ')'
    | '['
    | ']'
    | ','
    | '.'
    | '?'
    | 'text'
    | 'number'
    | 'name'
    | 'end'
    | 'unexpected'
    | 'unclosed';
  /** The characters as they stand; for a text its content, with doubled quotes undone. */
  readonly content: string;
  readonly offset: number;
  readonly length: number;
}

/** The token that starts at or after `from`, white space skipped. At `end`, and at a `}`, the token is of the kind `end`. */
export function scanToken(source: string, from: number, end: number): Token {
  let at = from;
  while (at < end && isWhiteSpace(source.charCodeAt(at))) at += 1;
  if (at >= end) return { kind: 'end', content: '', offset: at, length: 0 };
  const character = source[at] ?? '';
  switch (character) {
    case '(':
    case ')':
    case '[':
    case ']':
    case ',':
    case '.':
    case '?':
      return { kind: character, content: character, offset: at, length: 1 };
    case "'":
      return scanText(source, at, end);
    case '}':
      return { kind: 'end', content: '', offset: at, length: 1 };
    case '{':
    case '@':
    case '"':
      return { kind: 'unexpected', content: character, offset: at, length: 1 };
    default:
      return startsNumber(source, at) ? scanNumber(source, at, end) : scanName(source, at, end);
  }
}

function scanText(source: string, offset: number, end: number): Token {
  let content = '';
  let start = offset + 1;
  for (;;) {
    const quote = source.indexOf("'", start);
    if (quote < 0 || quote >= end) return { kind: 'unclosed', content: '', offset, length: end - offset };
    content += source.slice(start, quote);
    if (source[quote + 1] !== "'" || quote + 1 >= end) {
      return { kind: 'text', content, offset, length: quote + 1 - offset };
    }
    content += "'";
    start = quote + 2;
  }
}

const numberPattern = /[+-]?[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;

function startsNumber(source: string, at: number): boolean {
  const code = source.charCodeAt(at);
  return isDigit(code) || ((code === 0x2b || code === 0x2d) && isDigit(source.charCodeAt(at + 1)));
}

function scanNumber(source: string, offset: number, end: number): Token {
  numberPattern.lastIndex = offset;
  const content = numberPattern.exec(source)?.[0] ?? '';
  const after = offset + content.length;
  if (after < end && isNamePart(source.charCodeAt(after))) {
    const { length } = scanName(source, offset, end);
    return { kind: 'unexpected', content: source.slice(offset, offset + length), offset, length };
  }
  return { kind: 'number', content, offset, length: content.length };
}

function scanName(source: string, offset: number, end: number): Token {
  let at = offset;
  while (at < end && isNamePart(source.charCodeAt(at))) at += 1;
  return { kind: 'name', content: source.slice(offset, at), offset, length: at - offset };
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

/** Whether the text can stand after a dot: one name and nothing else. */
export function isName(text: string): boolean {
  if (text === '' || text.startsWith('"') || startsNumber(text, 0)) return false;
  for (let index = 0; index < text.length; index += 1) if (!isNamePart(text.charCodeAt(index))) return false;
  return true;
}

const excluded = new Set(Array.from(".,(){}@[]?'", (character) => character.charCodeAt(0)));

function isNamePart(code: number): boolean {
  if (code >= 0x61 && code <= 0x7a) return true;
  return !excluded.has(code) && !isWhiteSpace(code);
}
