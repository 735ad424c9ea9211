import { readNumber } from '../value/read-number.ts';
import type { Value } from '../value/value.ts';
import { scanToken, type Token } from './scan.ts';
import {
  type Call,
  type Expression,
  MAX_EXPRESSION_DEPTH,
  MAX_EXPRESSION_LENGTH,
  type Selection,
  type SyntaxProblem,
} from './syntax.ts';

/** One parsed expression: `end` is the position of what ended it, the end of the string or its closing brace. */
export type Parsed =
  | { readonly kind: 'parsed'; readonly expression: Expression; readonly end: number }
  | { readonly kind: 'refused'; readonly problem: SyntaxProblem };

/** Parses the expression that starts at `start` of a template string and goes up to `end`, or in an interpolation to a `}` (clause 3). */
export function parseExpression(source: string, start: number, end: number): Parsed {
  const parser: Parser = { source, end, token: scanToken(source, start, end), depth: 0, problem: undefined };
  const expression = parseOne(parser);
  if (expression === undefined || parser.token.kind !== 'end') {
    return { kind: 'refused', problem: parser.problem ?? unexpected(parser) };
  }
  if (parser.token.offset - start > MAX_EXPRESSION_LENGTH) {
    return { kind: 'refused', problem: tooLong(start, parser.token.offset - start) };
  }
  return { kind: 'parsed', expression, end: parser.token.offset };
}

interface Parser {
  readonly source: string;
  readonly end: number;
  token: Token;
  depth: number;
  problem: SyntaxProblem | undefined;
}

function parseOne(parser: Parser): Expression | undefined {
  const { token } = parser;
  switch (token.kind) {
    case 'text':
      return parseLiteral(parser, token.content);
    case 'number':
      return parseNumber(parser);
    case 'name':
      return parseNamed(parser);
    default:
      return undefined;
  }
}

function parseLiteral(parser: Parser, value: Value): Expression {
  const { offset, length } = parser.token;
  advance(parser);
  return { kind: 'literal', value, offset, length };
}

function parseNumber(parser: Parser): Expression | undefined {
  const value = readNumber(parser.token.content);
  if (value !== undefined) return parseLiteral(parser, value);
  return refuse(
    parser,
    parser.token,
    `The number ${parser.token.content.slice(0, 40)} is beyond the range of numbers.`,
  );
}

const words: ReadonlyMap<string, Value> = new Map<string, Value>([
  ['true', true],
  ['false', false],
  ['null', null],
]);

function parseNamed(parser: Parser): Expression | undefined {
  const name = parser.token;
  const { kind, offset } = scanToken(parser.source, name.offset + name.length, parser.end);
  if (kind === '(') return parseCall(parser, name, offset);
  const value = words.get(name.content.toLowerCase());
  if (value !== undefined) return parseLiteral(parser, value);
  return refuse(
    parser,
    name,
    `'${shortened(name.content)}' is neither a call nor a constant. A text stands in single quotes, a function is followed by '('.`,
  );
}

function parseCall(parser: Parser, name: Token, bracket: number): Call | undefined {
  parser.token = scanToken(parser.source, bracket + 1, parser.end);
  parser.depth += 1;
  if (parser.depth > MAX_EXPRESSION_DEPTH) return tooDeep(parser, name);
  const values: Expression[] = [];
  if (parser.token.kind !== ')') {
    for (;;) {
      const value = parseOne(parser);
      if (value === undefined) return undefined;
      values.push(value);
      if (parser.token.kind !== ',') break;
      advance(parser);
    }
  }
  if (parser.token.kind !== ')') return undefined;
  const length = parser.token.offset + 1 - name.offset;
  advance(parser);
  const selections = parseSelections(parser);
  if (selections === undefined) return undefined;
  parser.depth -= 1;
  return {
    kind: 'call',
    name: name.content,
    nameLength: name.length,
    arguments: values,
    selections,
    offset: name.offset,
    length,
  };
}

function parseSelections(parser: Parser): Selection[] | undefined {
  const selections: Selection[] = [];
  for (;;) {
    const { offset } = parser.token;
    const isSafe = parser.token.kind === '?';
    if (isSafe) advance(parser);
    let key: Expression | undefined;
    if (parser.token.kind === '.') {
      advance(parser);
      const name = parser.token;
      if (!isKind(name, 'name')) return undefined;
      key = parseLiteral(parser, name.content);
    } else if (parser.token.kind === '[') {
      advance(parser);
      key = parseOne(parser);
      if (key === undefined || !isKind(parser.token, ']')) return undefined;
      advance(parser);
    } else {
      return isSafe ? undefined : selections;
    }
    selections.push({ isSafe, key, offset, length: parser.token.offset - offset });
  }
}

function isKind(token: Token, kind: Token['kind']): boolean {
  return token.kind === kind;
}

function advance(parser: Parser): void {
  parser.token = scanToken(parser.source, parser.token.offset + parser.token.length, parser.end);
}

function refuse(parser: Parser, at: Token, message: string): undefined {
  parser.problem ??= { code: 'expression-syntax', message, offset: at.offset, length: at.length };
  return undefined;
}

function tooDeep(parser: Parser, at: Token): undefined {
  parser.problem ??= {
    code: 'expression-too-deep',
    message: `The expression is nested more than ${MAX_EXPRESSION_DEPTH} deep.`,
    offset: at.offset,
    length: at.length,
  };
  return undefined;
}

/** The problem of an expression with too many characters. */
function tooLong(offset: number, length: number): SyntaxProblem {
  const message = `The expression has ${length} characters; at most ${MAX_EXPRESSION_LENGTH} are allowed.`;
  return { code: 'expression-too-long', message, offset, length };
}

function unexpected(parser: Parser): SyntaxProblem {
  const { kind, content, offset, length } = parser.token;
  const at = { code: 'expression-syntax', offset, length } as const;
  if (kind === 'end') return { ...at, message: 'The expression ends too early: something is missing here.' };
  if (kind === 'unclosed') return { ...at, message: "The text that starts here has no closing quote (')." };
  if (content === '"') return { ...at, message: 'A text stands in single quotes, not in double quotes.' };
  return { ...at, message: `Unexpected '${shortened(content)}'.` };
}

function shortened(text: string): string {
  return text.length <= 60 ? text : `${text.slice(0, 60)}…`;
}
