import { EvaluationFailure } from '../evaluation-failure.ts';
import { isXPathFunction } from './xpath-functions.ts';
import type { Axis, NodeTest, Step, XPath } from './xpath-syntax.ts';

/** Parses an XPath 1.0 expression. Fails for one that is not well formed, names an unknown function or is nested too deep. */
export function parseXPath(source: string): XPath {
  const parser: Parser = { source, tokens: scan(source), at: 0, depth: 0 };
  const expression = parseOperation(parser, 0);
  if (parser.at < parser.tokens.length) throw invalid(source, `unexpected '${parser.tokens[parser.at]?.text ?? ''}'`);
  return expression;
}

type TokenKind = 'text' | 'number' | 'name' | 'operator' | 'symbol';

interface Token {
  readonly kind: TokenKind;
  readonly text: string;
}

interface Parser {
  readonly source: string;
  readonly tokens: readonly Token[];
  at: number;
  depth: number;
}

const MAX_DEPTH = 100;
const MAX_LENGTH = 8_192;

const tokenPattern =
  /\s*(?:("[^"]*"|'[^']*')|([0-9]+(?:\.[0-9]*)?|\.[0-9]+)|(\/\/|::|\.\.|!=|<=|>=|[()[\].,@/|+\-=<>*])|([\p{L}_][\p{L}\p{N}\p{M}_.\-·]*(?::(?:\*|[\p{L}_][\p{L}\p{N}\p{M}_.\-·]*))?))/uy;
const operatorNames = new Set(['and', 'or', 'div', 'mod']);

function scan(path: string): readonly Token[] {
  const source = path.trimEnd();
  if (source.length > MAX_LENGTH) throw invalid(source.slice(0, 100), `it has more than ${MAX_LENGTH} characters`);
  const tokens: Token[] = [];
  let at = 0;
  while (at < source.length) {
    tokenPattern.lastIndex = at;
    const match = tokenPattern.exec(source);
    if (match === null) throw invalid(source, `unexpected '${source.slice(at, at + 20).trim()}'`);
    at += match[0].length;
    const [, text, number, symbol, name] = match;
    if (text !== undefined) tokens.push({ kind: 'text', text: text.slice(1, -1) });
    else if (number !== undefined) tokens.push({ kind: 'number', text: number });
    else if (symbol !== undefined) {
      const isOperator = symbol === '*' ? mayBeOperator(tokens) : /^(?:!=|<=|>=|[|+\-=<>])$/.test(symbol);
      tokens.push({ kind: isOperator ? 'operator' : 'symbol', text: symbol });
    } else if (name !== undefined) {
      tokens.push({ kind: operatorNames.has(name) && mayBeOperator(tokens) ? 'operator' : 'name', text: name });
    }
  }
  return tokens;
}

/** The rule of XPath 1.0 (3.7) that tells the operator `*` or `and` from a name. */
function mayBeOperator(tokens: readonly Token[]): boolean {
  const last = tokens.at(-1);
  if (last === undefined || last.kind === 'operator') return false;
  return last.kind !== 'symbol' || [')', ']', '.', '..', '*'].includes(last.text);
}

/** Operators by how tightly they bind, the loosest first. */
const levels: readonly (readonly string[])[] = [
  ['or'],
  ['and'],
  ['=', '!='],
  ['<', '<=', '>', '>='],
  ['+', '-'],
  ['*', 'div', 'mod'],
];

function parseOperation(parser: Parser, level: number): XPath {
  const operators = levels[level];
  if (operators === undefined) return parseNegation(parser);
  let left = parseOperation(parser, level + 1);
  for (;;) {
    const token = parser.tokens[parser.at];
    if (token?.kind !== 'operator' || !operators.includes(token.text)) return left;
    parser.at += 1;
    left = { kind: 'operation', operator: token.text, left, right: parseOperation(parser, level + 1) };
  }
}

function parseNegation(parser: Parser): XPath {
  let count = 0;
  while (isNext(parser, '-')) {
    parser.at += 1;
    count += 1;
  }
  const of = parseUnion(parser);
  if (count === 0) return of;
  const once: XPath = { kind: 'negation', of };
  return count % 2 === 1 ? once : { kind: 'negation', of: once };
}

function parseUnion(parser: Parser): XPath {
  let left = parsePath(parser);
  while (isNext(parser, '|')) {
    parser.at += 1;
    left = { kind: 'operation', operator: '|', left, right: parsePath(parser) };
  }
  return left;
}

function parsePath(parser: Parser): XPath {
  parser.depth += 1;
  if (parser.depth > MAX_DEPTH) throw invalid(parser.source.slice(0, 100), `it is nested more than ${MAX_DEPTH} deep`);
  const path = startsPrimary(parser) ? parseFilter(parser) : parseLocation(parser);
  parser.depth -= 1;
  return path;
}

const nodeTypes = new Set(['node', 'text', 'comment', 'processing-instruction']);

function startsPrimary({ tokens, at }: Parser): boolean {
  const token = tokens[at];
  if (token?.kind === 'text' || token?.kind === 'number') return true;
  if (token?.kind === 'symbol') return token.text === '(';
  return (
    token?.kind === 'name' &&
    tokens[at + 1]?.text === '(' &&
    tokens[at + 1]?.kind === 'symbol' &&
    !nodeTypes.has(token.text)
  );
}

function parseFilter(parser: Parser): XPath {
  const primary = parsePrimary(parser);
  const predicates = parsePredicates(parser);
  const of: XPath = predicates.length === 0 ? primary : { kind: 'filter', of: primary, predicates };
  if (!isNext(parser, '/') && !isNext(parser, '//')) return of;
  return { kind: 'path', from: of, steps: parseSteps(parser) };
}

function parsePrimary(parser: Parser): XPath {
  const token = take(parser);
  if (token.kind === 'text') return { kind: 'text', value: token.text };
  if (token.kind === 'number') return { kind: 'number', value: Number(token.text) };
  if (token.text === '(') {
    const inside = parseOperation(parser, 0);
    expect(parser, ')');
    return inside;
  }
  if (!isXPathFunction(token.text)) throw invalid(parser.source, `the function '${token.text}' is not known`);
  expect(parser, '(');
  const values: XPath[] = [];
  while (!isNext(parser, ')')) {
    if (values.length > 0) expect(parser, ',');
    values.push(parseOperation(parser, 0));
  }
  expect(parser, ')');
  return { kind: 'call', name: token.text, arguments: values };
}

function parsePredicates(parser: Parser): readonly XPath[] {
  const predicates: XPath[] = [];
  while (isNext(parser, '[')) {
    parser.at += 1;
    predicates.push(parseOperation(parser, 0));
    expect(parser, ']');
  }
  return predicates;
}

function parseLocation(parser: Parser): XPath {
  if (isNext(parser, '//')) return { kind: 'path', from: 'root', steps: parseSteps(parser) };
  if (!isNext(parser, '/')) return { kind: 'path', from: 'context', steps: [parseStep(parser), ...parseSteps(parser)] };
  const after = parser.tokens[parser.at + 1];
  const hasStep = after?.kind === 'name' || (after?.kind === 'symbol' && ['.', '..', '@', '*'].includes(after.text));
  if (hasStep) return { kind: 'path', from: 'root', steps: parseSteps(parser) };
  parser.at += 1;
  return { kind: 'path', from: 'root', steps: [] };
}

const anyDescendant: Step = { axis: 'descendant-or-self', test: { kind: 'node' }, predicates: [] };

function parseSteps(parser: Parser): Step[] {
  const steps: Step[] = [];
  for (;;) {
    if (isNext(parser, '//')) steps.push(anyDescendant);
    else if (!isNext(parser, '/')) return steps;
    parser.at += 1;
    steps.push(parseStep(parser));
  }
}

const axes: ReadonlySet<string> = new Set<Axis>([
  'ancestor',
  'ancestor-or-self',
  'attribute',
  'child',
  'descendant',
  'descendant-or-self',
  'following',
  'following-sibling',
  'parent',
  'preceding',
  'preceding-sibling',
  'self',
]);

function parseStep(parser: Parser): Step {
  if (isNext(parser, '.') || isNext(parser, '..')) {
    const axis = take(parser).text === '.' ? 'self' : 'parent';
    return { axis, test: { kind: 'node' }, predicates: [] };
  }
  let axis: Axis = 'child';
  if (isNext(parser, '@')) {
    parser.at += 1;
    axis = 'attribute';
  } else if (parser.tokens[parser.at + 1]?.text === '::') {
    const { text } = take(parser);
    if (!isAxis(text)) throw invalid(parser.source, `the axis '${text}' is not known`);
    axis = text;
    parser.at += 1;
  }
  return { axis, test: parseTest(parser), predicates: parsePredicates(parser) };
}

function isAxis(text: string): text is Axis {
  return axes.has(text);
}

function parseTest(parser: Parser): NodeTest {
  const token = take(parser);
  if (token.text === '*' && token.kind !== 'text') return { kind: 'name', name: '*' };
  if (token.kind !== 'name') throw invalid(parser.source, `unexpected '${token.text}'`);
  if (!nodeTypes.has(token.text) || !isNext(parser, '(')) return { kind: 'name', name: token.text };
  parser.at += 1;
  const target = parser.tokens[parser.at];
  if (token.text === 'processing-instruction') {
    if (target?.kind === 'text') parser.at += 1;
    expect(parser, ')');
    return { kind: 'instruction', target: target?.kind === 'text' ? target.text : undefined };
  }
  expect(parser, ')');
  return { kind: token.text === 'text' || token.text === 'comment' ? token.text : 'node' };
}

function isNext({ tokens, at }: Parser, text: string): boolean {
  const token = tokens[at];
  return token?.text === text && (token.kind === 'symbol' || token.kind === 'operator');
}

function take(parser: Parser): Token {
  const token = parser.tokens[parser.at];
  if (token === undefined) throw invalid(parser.source, 'it ends too early');
  parser.at += 1;
  return token;
}

function expect(parser: Parser, text: string): void {
  if (!isNext(parser, text)) throw invalid(parser.source, `'${text}' is missing`);
  parser.at += 1;
}

function invalid(source: string, problem: string): EvaluationFailure {
  return new EvaluationFailure(
    'invalid-argument',
    `The XPath expression '${source.slice(0, 200)}' is not valid: ${problem}.`,
  );
}
