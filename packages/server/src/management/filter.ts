import { armRefusal } from './arm-codes.ts';

/** One condition of a `$filter`; all of them must hold. Names are in lower case and may hold slashes. */
export type FilterClause =
  | {
      readonly kind: 'compare';
      readonly name: string;
      readonly operator: 'eq' | 'ne' | 'ge' | 'gt' | 'le' | 'lt';
      readonly value: string | null;
    }
  | { readonly kind: 'contains'; readonly name: string; readonly value: string };

const longestFilter = 2_000;
const tokens = /\s*(?:(?<text>'(?:[^']|'')*')|(?<mark>[(),])|(?<word>[^\s(),']+))/y;

interface Token {
  readonly kind: 'text' | 'mark' | 'word';
  readonly value: string;
}

/** Reads the part of OData filters that clients of the management API use: comparisons and `contains`, joined by `and`, in any parentheses. */
export function readFilter(text: string | null): readonly FilterClause[] {
  if (text === null || text.trim() === '') return [];
  const reader = { tokens: scan(text), at: 0 };
  const clauses = readConjunction(reader);
  if (reader.at < reader.tokens.length) throw invalid(text);
  return clauses;

  function readConjunction(from: Reader): FilterClause[] {
    const found = readTerm(from);
    while (isWord(peek(from), 'and')) {
      from.at += 1;
      found.push(...readTerm(from));
    }
    return found;
  }

  function readTerm(from: Reader): FilterClause[] {
    if (peek(from)?.kind === 'mark') {
      expectMark(from, '(');
      const inner = readConjunction(from);
      expectMark(from, ')');
      return inner;
    }
    const name = next(from, 'word');
    if (name.toLowerCase() === 'contains') {
      expectMark(from, '(');
      const property = next(from, 'word').toLowerCase();
      expectMark(from, ',');
      const value = next(from, 'text');
      expectMark(from, ')');
      return [{ kind: 'contains', name: property, value }];
    }
    const operator = next(from, 'word').toLowerCase();
    if (!isOperator(operator)) throw invalid(text ?? '');
    const literal = from.tokens[from.at];
    if (literal === undefined || literal.kind === 'mark') throw invalid(text ?? '');
    from.at += 1;
    const value = isWord(literal, 'null') ? null : literal.value;
    return [{ kind: 'compare', name: name.toLowerCase(), operator, value }];
  }

  function next(from: Reader, kind: Token['kind']): string {
    const token = from.tokens[from.at];
    if (token?.kind !== kind) throw invalid(text ?? '');
    from.at += 1;
    return token.value;
  }

  function expectMark(from: Reader, mark: string): void {
    if (next(from, 'mark') !== mark) throw invalid(text ?? '');
  }
}

/** Refuses a filter that names a property this list does not know. */
export function unknownFilter(name: string): Error {
  return armRefusal('InvalidQueryFilter', `The query filter on '${name}' is not supported by this list.`);
}

interface Reader {
  readonly tokens: readonly Token[];
  at: number;
}

function scan(text: string): readonly Token[] {
  if (text.length > longestFilter) throw invalid(`${text.slice(0, 80)}…`);
  const found: Token[] = [];
  tokens.lastIndex = 0;
  while (tokens.lastIndex < text.trimEnd().length) {
    const match = tokens.exec(text);
    if (match === null) throw invalid(text);
    const { text: quoted, mark, word } = match.groups ?? {};
    if (quoted !== undefined) found.push({ kind: 'text', value: quoted.slice(1, -1).replaceAll("''", "'") });
    else if (mark !== undefined) found.push({ kind: 'mark', value: mark });
    else if (word !== undefined) found.push({ kind: 'word', value: word });
  }
  return found;
}

function peek(reader: Reader): Token | undefined {
  return reader.tokens[reader.at];
}

function isWord(token: Token | undefined, word: string): boolean {
  return token?.kind === 'word' && token.value.toLowerCase() === word;
}

function isOperator(word: string): word is 'eq' | 'ne' | 'ge' | 'gt' | 'le' | 'lt' {
  return ['eq', 'ne', 'ge', 'gt', 'le', 'lt'].includes(word);
}

function invalid(text: string): Error {
  return armRefusal('InvalidQueryFilter', `The query filter '${text.slice(0, 200)}' cannot be read.`);
}
