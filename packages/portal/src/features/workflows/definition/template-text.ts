import { type Json, parseJson } from './definition-object.ts';

/** A piece of a template: literal text, or the expression of one `@{…}`. */
export type TemplatePiece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'expression'; readonly expression: string };

/** The pieces of a text with `@{…}` in it. Quotes inside expressions are honoured; what never closes is text. */
export function readPieces(text: string): readonly TemplatePiece[] {
  const pieces: TemplatePiece[] = [];
  let literal = '';
  let at = 0;
  while (at < text.length) {
    if (text.startsWith('@@', at)) {
      literal += '@';
      at += 2;
      continue;
    }
    const end = text.startsWith('@{', at) ? endOfExpression(text, at + 2) : -1;
    if (end === -1) {
      literal += text.charAt(at);
      at += 1;
      continue;
    }
    if (literal !== '') pieces.push({ kind: 'text', text: literal });
    literal = '';
    pieces.push({ kind: 'expression', expression: text.slice(at + 2, end) });
    at = end + 1;
  }
  if (literal !== '') pieces.push({ kind: 'text', text: literal });
  return pieces;
}

/** Where the `}` of an expression stands that begins at `start`, or -1. */
export function endOfExpression(text: string, start: number): number {
  let isQuoted = false;
  let depth = 0;
  for (let at = start; at < text.length; at += 1) {
    const sign = text.charAt(at);
    if (sign === "'") isQuoted = !isQuoted;
    else if (isQuoted) continue;
    else if (sign === '{') depth += 1;
    else if (sign === '}') {
      if (depth === 0) return at;
      depth -= 1;
    }
  }
  return -1;
}

/** Pieces as the text of a definition. */
export function writePieces(pieces: readonly TemplatePiece[]): string {
  return pieces
    .map((piece) => (piece.kind === 'expression' ? `@{${piece.expression}}` : piece.text.replaceAll('@{', '@@{')))
    .join('');
}

/** What a field shows for a value of a definition: a whole expression as its `@{…}`, texts as they are, the rest as JSON. */
export function toFieldText(value: Json | undefined): string {
  if (value === undefined || value === null) return '';
  if (typeof value !== 'string') return typeof value === 'object' ? JSON.stringify(value, null, 2) : String(value);
  if (value.startsWith('@@')) return value.slice(1);
  if (value.startsWith('@') && !value.startsWith('@{')) return `@{${value.slice(1)}}`;
  return value;
}

/** The value of a definition that a field's text means: one lone `@{…}` keeps its type, everything else is a text. */
export function toTemplate(text: string): string {
  const pieces = readPieces(text);
  const [only] = pieces;
  if (pieces.length === 1 && only?.kind === 'expression') return `@${only.expression}`;
  if (text.startsWith('@') && !text.startsWith('@{') && !text.startsWith('@@')) return `@${text}`;
  return text;
}

/** As `toTemplate`, where objects, lists, numbers and truth values may also be written as JSON. Undefined for an empty field. */
export function toTemplateOrJson(text: string): Json | undefined {
  if (text.trim() === '') return undefined;
  if (/^\s*(?:[[{]|-?\d|true\s*$|false\s*$|null\s*$)/.test(text)) {
    const value = parseJson(text);
    if (value !== undefined) return value;
  }
  return toTemplate(text);
}
