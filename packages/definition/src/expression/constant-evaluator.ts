import type { Value } from '../value/value.ts';
import type { Evaluator } from './function-definition.ts';

/** An evaluator that carries its constant. Marked on the function itself: a WeakMap of them costs every later collection of garbage. */
interface ConstantEvaluator extends Evaluator {
  readonly [constant]: { readonly value: Value };
}

const constant: unique symbol = Symbol('constant');

/** The evaluator of a constant, known as such to `constantOf`. */
export function constantEvaluator(value: Value): Evaluator {
  return Object.assign(() => value, { [constant]: { value } });
}

/** The constant of an evaluator; undefined for one that has to be called. */
export function constantOf(evaluator: Evaluator): { readonly value: Value } | undefined {
  return (evaluator as Partial<ConstantEvaluator>)[constant];
}
