import type { Value } from '../value/value.ts';
import type { Scope } from './scope.ts';
import type { ReferenceFunction } from './template.ts';

/** A compiled expression: its value, given the data that it reads. */
export type Evaluator = (scope: Scope) => Value;

/** What a function is called and what people are told about it. */
interface Described {
  readonly name: string;
  readonly aliases?: readonly string[];
  readonly family: FunctionFamily;
  /** The parameters in order: `text, start, length?` with a question mark for what may be left out, `values...` for one or more. */
  readonly parameters: string;
  /** One sentence. */
  readonly summary: string;
  /** An expression that shows it, as it stands in a definition. */
  readonly example: string;
}

/** The families in which functions are listed. */
export type FunctionFamily =
  | 'text'
  | 'collection'
  | 'logic'
  | 'conversion'
  | 'math'
  | 'date and time'
  | 'workflow'
  | 'URI'
  | 'object and XML';

/**
 * A function of the expression language. `pure` ones map values to a value, `reading` ones also get the scope, and `lazy`
 * ones decide themselves which of their arguments are evaluated. Fewer or more arguments than `parameters` says never
 * reach them.
 */
export type FunctionDefinition = Described &
  (
    | { readonly kind: 'pure'; readonly evaluate: (...values: Value[]) => Value }
    | { readonly kind: 'reading'; readonly evaluate: (scope: Scope, ...values: Value[]) => Value }
    | {
        readonly kind: 'reference';
        readonly name: ReferenceFunction;
        readonly evaluate: (scope: Scope, ...values: Value[]) => Value;
      }
    | { readonly kind: 'lazy'; readonly compile: (values: readonly Evaluator[]) => Evaluator }
  );

/** How many arguments a function takes. */
export interface Arity {
  readonly minimum: number;
  readonly maximum: number;
}

/** The number of arguments that the parameters ask for. */
export function arityOf(parameters: string): Arity {
  const names = parameters.split(',').filter((name) => name.trim() !== '');
  const minimum = names.filter((name) => !name.endsWith('?')).length;
  return { minimum, maximum: parameters.endsWith('...') ? Number.POSITIVE_INFINITY : names.length };
}
