import type { Diagnostic } from '@tenon/diagnostics';
import type { Value } from '../value/value.ts';
import type { Scope } from './scope.ts';

/** A JSON value whose strings may hold expressions, compiled. */
export interface Template {
  readonly source: Value;
  /** Whether it holds no expression at all: then every evaluation gives the same value. */
  readonly isConstant: boolean;
  /** Every call that reads the run, in the order of the source. */
  readonly references: readonly Reference[];
  /** The value with every expression replaced. Throws `EvaluationFailure` and nothing else. */
  evaluate(scope: Scope): Value;
}

/** The functions that read the run. */
export type ReferenceFunction =
  | 'parameters'
  | 'variables'
  | 'actions'
  | 'outputs'
  | 'body'
  | 'result'
  | 'items'
  | 'iterationIndexes'
  | 'item'
  | 'action'
  | 'trigger'
  | 'triggerOutputs'
  | 'triggerBody'
  | 'listCallbackUrl'
  | 'workflow'
  | 'formDataValue'
  | 'formDataMultiValues'
  | 'multipartBody'
  | 'triggerFormDataValue'
  | 'triggerFormDataMultiValues'
  | 'triggerMultipartBody';

/** One call, within a template, of a function that reads the run. */
export interface Reference {
  readonly function: ReferenceFunction;
  /** The name that is asked for; absent when the function takes none or when it is computed. */
  readonly name?: string;
  /** JSON Pointer of the string within the template, after the pointer given to `compileTemplate`. */
  readonly pointer: string;
  /** Where the call stands in that string, in UTF-16 units. */
  readonly offset: number;
  readonly length: number;
}

/** A diagnostic about an expression: `place.pointer` is the string, `offset` and `length` the part of it to underline, in UTF-16 units. */
export interface ExpressionDiagnostic extends Diagnostic {
  readonly offset: number;
  readonly length: number;
}
