import type { Value } from '../value/value.ts';
import type { Evaluator } from './function-definition.ts';

const constants = new WeakMap<Evaluator, { readonly value: Value }>();

/** The evaluator of a constant, known as such to `constantOf`. */
export function constantEvaluator(value: Value): Evaluator {
  const evaluator: Evaluator = () => value;
  constants.set(evaluator, { value });
  return evaluator;
}

/** The constant of an evaluator; undefined for one that has to be called. */
export function constantOf(evaluator: Evaluator): { readonly value: Value } | undefined {
  return constants.get(evaluator);
}
