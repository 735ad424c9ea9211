import { armRefusal } from './arm-codes.ts';
import { type FilterToken, scanFilter } from './filter-tokens.ts';

/** One condition of a `$filter`. Names are in lower case and may hold slashes; `at` is the character that it begins with, from 1. */
export type FilterClause = { readonly name: string; readonly at: number } & (
  | { readonly kind: 'compare'; readonly operator: FilterOperator; readonly value: string | null }
  | { readonly kind: 'contains'; readonly value: string }
);

/** How a clause compares. */
export type FilterOperator = 'eq' | 'ne' | 'ge' | 'gt' | 'le' | 'lt';

/** What a `$filter` asks for. All of nothing is what no filter asks for; there is no any of nothing. */
export type Filter =
  | FilterClause
  | { readonly kind: 'all' | 'any'; readonly of: readonly Filter[] }
  | { readonly kind: 'not'; readonly of: Filter };

const longestFilter = 2_000;
const deepestNesting = 20;
const operators: ReadonlySet<string> = new Set(['eq', 'ne', 'ge', 'gt', 'le', 'lt']);

/**
 * Reads the part of OData filters that clients of the management API use: comparisons and `contains`, joined by `and` and
 * `or` (`and` binds closer), in any parentheses, with `not` before those and before `contains`.
 */
export function readFilter(text: string | null): Filter {
  if (text === null || text.trim() === '') return { kind: 'all', of: [] };
  if (text.length > longestFilter) {
    throw armRefusal('InvalidQueryFilter', `The query filter is longer than ${longestFilter} characters.`);
  }
  const tokens = scanFilter(text, misread);
  let next = 0;
  const filter = readJoined('any', 0);
  const left = tokens[next];
  if (left !== undefined) throw misread(left.at, "'and' or 'or'");
  return filter;

  function readJoined(kind: 'all' | 'any', depth: number): Filter {
    const of: Filter[] = [];
    do {
      const term = kind === 'any' ? readJoined('all', depth) : readTerm(depth);
      of.push(...(term.kind === kind ? term.of : [term]));
    } while (takeWord(kind === 'any' ? 'or' : 'and'));
    const [only] = of;
    return of.length === 1 && only !== undefined ? only : { kind, of };
  }

  function readTerm(depth: number): Filter {
    const begin = tokens[next];
    if (depth > deepestNesting) {
      throw armRefusal('InvalidQueryFilter', `The query filter nests deeper than ${deepestNesting} levels.`);
    }
    if (takeMark('(')) {
      const inner = readJoined('any', depth + 1);
      if (!takeMark(')')) throw misread(here(), "')'");
      return inner;
    }
    const name = take('word', 'the name of a property').toLowerCase();
    const at = begin?.at ?? here();
    if (name === 'not') return readNegated(depth);
    if (name === 'contains') return readContains(at);
    const operator = tokens[next];
    if (operator?.kind !== 'word' || !isOperator(operator.value.toLowerCase())) {
      throw misread(here(), "one of 'eq', 'ne', 'ge', 'gt', 'le', 'lt'");
    }
    next += 1;
    const literal = tokens[next];
    if (literal === undefined || literal.kind === 'mark') throw misread(here(), 'a value');
    next += 1;
    const isNull = literal.kind === 'word' && literal.value.toLowerCase() === 'null';
    const compared = operator.value.toLowerCase() as FilterOperator;
    return { kind: 'compare', at, name, operator: compared, value: isNull ? null : literal.value };
  }

  /** `not` binds closer than a comparison, so what it is before is in parentheses or true or false by itself. */
  function readNegated(depth: number): Filter {
    const begin = tokens[next];
    const isTerm = begin?.value === '(' || (begin?.kind === 'word' && /^(?:not|contains)$/i.test(begin.value));
    if (!isTerm) throw misread(here(), "'(' or 'contains' after 'not'");
    return { kind: 'not', of: readTerm(depth + 1) };
  }

  function readContains(at: number): Filter {
    if (!takeMark('(')) throw misread(here(), "'('");
    const name = take('word', 'the name of a property').toLowerCase();
    if (!takeMark(',')) throw misread(here(), "','");
    const value = take('text', 'a text in quotes');
    if (!takeMark(')')) throw misread(here(), "')'");
    return { kind: 'contains', at, name, value };
  }

  function take(kind: FilterToken['kind'], wanted: string): string {
    const token = tokens[next];
    if (token?.kind !== kind) throw misread(here(), wanted);
    next += 1;
    return token.value;
  }

  function takeMark(mark: string): boolean {
    return takeIf((token) => token.kind === 'mark' && token.value === mark);
  }

  function takeWord(word: string): boolean {
    return takeIf((token) => token.kind === 'word' && token.value.toLowerCase() === word);
  }

  function takeIf(isWanted: (token: FilterToken) => boolean): boolean {
    const token = tokens[next];
    if (token === undefined || !isWanted(token)) return false;
    next += 1;
    return true;
  }

  function here(): number {
    return tokens[next]?.at ?? (text ?? '').length + 1;
  }
}

/**
 * Whether something satisfies a filter, by a test for each of its clauses. Every clause is turned into its test, or refused,
 * at once; `beside` is what must hold together with it.
 */
export function filterMatcher<Subject>(
  filter: Filter,
  toTest: (clause: FilterClause, beside: readonly Filter[]) => (subject: Subject) => boolean,
  beside: readonly Filter[] = [],
): (subject: Subject) => boolean {
  switch (filter.kind) {
    case 'all': {
      const tests = filter.of.map((each) => filterMatcher(each, toTest, [...beside, ...filter.of]));
      return (subject) => tests.every((test) => test(subject));
    }
    case 'any': {
      const tests = filter.of.map((each) => filterMatcher(each, toTest, beside));
      return (subject) => tests.some((test) => test(subject));
    }
    case 'not': {
      const test = filterMatcher(filter.of, toTest, beside);
      return (subject) => !test(subject);
    }
    default:
      return toTest(filter, beside);
  }
}

/** Refuses a filter that names a property this list does not know, or asks of it what it cannot tell. */
export function unknownFilter({ name, at }: Pick<FilterClause, 'name' | 'at'>): Error {
  return armRefusal(
    'InvalidQueryFilter',
    `The query filter on '${name.slice(0, 200)}' at character ${at} is not supported by this list.`,
  );
}

function isOperator(word: string): boolean {
  return operators.has(word);
}

function misread(at: number, wanted: string): Error {
  return armRefusal(
    'InvalidQueryFilter',
    `The query filter cannot be read at character ${at}: ${wanted} is expected there.`,
  );
}
