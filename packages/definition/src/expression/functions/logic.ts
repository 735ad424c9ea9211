import { orderValues, valuesEqual } from '../../value/compare-values.ts';
import type { Value } from '../../value/value.ts';
import { booleanArgument, wrongArgument } from '../arguments.ts';
import type { Evaluator, FunctionDefinition } from '../function-definition.ts';

/** The functions that decide and compare. */
export const logicFunctions: readonly FunctionDefinition[] = [
  {
    kind: 'lazy',
    name: 'if',
    family: 'logic',
    parameters: 'condition, whenTrue, whenFalse',
    summary: 'Gives one of two values; only that one is evaluated.',
    example: "@if(equals(1, 1), 'yes', 'no')",
    compile:
      ([condition = nothing, whenTrue = nothing, whenFalse = nothing]) =>
      (scope) =>
        booleanArgument('if', 1, condition(scope)) ? whenTrue(scope) : whenFalse(scope),
  },
  {
    kind: 'lazy',
    name: 'and',
    family: 'logic',
    parameters: 'conditions...',
    summary: 'Tells whether all conditions are true; stops at the first that is not.',
    example: '@and(true, equals(1, 1))',
    compile: (conditions) => (scope) =>
      conditions.every((condition, index) => booleanArgument('and', index + 1, condition(scope))),
  },
  {
    kind: 'lazy',
    name: 'or',
    family: 'logic',
    parameters: 'conditions...',
    summary: 'Tells whether any condition is true; stops at the first that is.',
    example: '@or(false, equals(1, 1))',
    compile: (conditions) => (scope) =>
      conditions.some((condition, index) => booleanArgument('or', index + 1, condition(scope))),
  },
  {
    kind: 'pure',
    name: 'not',
    family: 'logic',
    parameters: 'condition',
    summary: 'Tells whether a condition is false.',
    example: '@not(equals(1, 2))',
    evaluate: (condition) => !booleanArgument('not', 1, condition),
  },
  {
    kind: 'pure',
    name: 'equals',
    family: 'logic',
    parameters: 'first, second',
    summary: 'Tells whether two values are equal.',
    example: "@equals('abc', 'abc')",
    evaluate: valuesEqual,
  },
  {
    kind: 'pure',
    name: 'greater',
    family: 'logic',
    parameters: 'value, than',
    summary: 'Tells whether the first of two numbers or texts is greater than the second.',
    example: '@greater(10, 5)',
    evaluate: (a, b) => order('greater', a, b) > 0,
  },
  {
    kind: 'pure',
    name: 'greaterOrEquals',
    family: 'logic',
    parameters: 'value, than',
    summary: 'Tells whether the first of two numbers or texts is not less than the second.',
    example: '@greaterOrEquals(5, 5)',
    evaluate: (a, b) => order('greaterOrEquals', a, b) >= 0,
  },
  {
    kind: 'pure',
    name: 'less',
    family: 'logic',
    parameters: 'value, than',
    summary: 'Tells whether the first of two numbers or texts is less than the second.',
    example: '@less(5, 10)',
    evaluate: (a, b) => order('less', a, b) < 0,
  },
  {
    kind: 'pure',
    name: 'lessOrEquals',
    family: 'logic',
    parameters: 'value, than',
    summary: 'Tells whether the first of two numbers or texts is not greater than the second.',
    example: '@lessOrEquals(10, 10)',
    evaluate: (a, b) => order('lessOrEquals', a, b) <= 0,
  },
  {
    kind: 'lazy',
    name: 'coalesce',
    family: 'logic',
    parameters: 'values...',
    summary: 'Gives the first value that is not null; later ones are not evaluated.',
    example: "@coalesce(null, 'hello', 'world')",
    compile: coalesce,
  },
];

const nothing: Evaluator = () => null;

function coalesce(values: readonly Evaluator[]): Evaluator {
  return (scope) => {
    for (const evaluate of values) {
      const value = evaluate(scope);
      if (value !== null) return value;
    }
    return null;
  };
}

function order(name: string, a: Value, b: Value): number {
  const found = orderValues(a, b);
  if (found !== undefined) return found;
  const isOrdered = typeof a === 'string' || typeof a === 'number' || typeof a === 'bigint';
  throw isOrdered
    ? wrongArgument(name, 2, 'of the same type as the first, both numbers or both strings', b)
    : wrongArgument(name, 1, 'a number or a string of the same type as the second', a);
}
