import type { Value } from '../value/value.ts';

/** The syntax tree of one expression. Offsets and lengths are UTF-16 units within the whole template string. */
export type Expression = Literal | Call;

/** A constant. */
interface Literal {
  readonly kind: 'literal';
  readonly value: Value;
  readonly offset: number;
  readonly length: number;
}

/** A function call with what is selected from its result. `nameLength` is the part of it that is the name. */
export interface Call {
  readonly kind: 'call';
  readonly name: string;
  readonly nameLength: number;
  readonly arguments: readonly Expression[];
  readonly selections: readonly Selection[];
  readonly offset: number;
  /** From the name to the closing bracket, selections not counted. */
  readonly length: number;
}

/** One selection from a value: `.name`, `['name']`, `[0]`; safe with a `?` before it. */
export interface Selection {
  readonly isSafe: boolean;
  readonly key: Expression;
  readonly offset: number;
  readonly length: number;
}

/** Why an expression could not be parsed. */
export interface SyntaxProblem {
  readonly code: 'expression-syntax' | 'expression-too-long' | 'expression-too-deep';
  readonly message: string;
  readonly offset: number;
  readonly length: number;
}

/** How many characters one expression may have (clause 11). */
export const MAX_EXPRESSION_LENGTH = 8_192;

/** How deep calls and brackets may be nested in one expression. */
export const MAX_EXPRESSION_DEPTH = 500;
