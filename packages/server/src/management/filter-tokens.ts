/** A word, mark or quoted text of a `$filter`, and the character that it begins with, from 1. */
export interface FilterToken {
  readonly kind: 'text' | 'mark' | 'word';
  readonly value: string;
  readonly at: number;
}

const shape = /(?<text>'(?:[^']|'')*')|(?<mark>[(),])|(?<word>[^\s(),']+)/y;

/** Takes a filter apart. A text without its closing quote is refused by `misread`. */
export function scanFilter(filter: string, misread: (at: number, wanted: string) => Error): readonly FilterToken[] {
  const found: FilterToken[] = [];
  const spaces = /\s*/y;
  for (let index = skip(0); index < filter.length; index = skip(shape.lastIndex)) {
    shape.lastIndex = index;
    const match = shape.exec(filter);
    if (match === null) throw misread(filter.length + 1, 'a closing quote');
    const { text, mark, word } = match.groups ?? {};
    const at = index + 1;
    if (text !== undefined) found.push({ kind: 'text', value: text.slice(1, -1).replaceAll("''", "'"), at });
    else found.push({ kind: mark === undefined ? 'word' : 'mark', value: mark ?? word ?? '', at });
  }
  return found;

  function skip(from: number): number {
    spaces.lastIndex = from;
    spaces.exec(filter);
    return spaces.lastIndex;
  }
}
