import { compareNumbers } from '../../value/compare-numbers.ts';
import { integerValue, isArray, isInteger, type NumberValue, type Value } from '../../value/value.ts';
import { numberArgument, wrongArgument } from '../arguments.ts';
import { addNumbers, divideNumbers, multiplyNumbers, remainderOf, subtractNumbers } from '../arithmetic.ts';
import type { FunctionDefinition } from '../function-definition.ts';
import type { Scope } from '../scope.ts';

/** The functions that calculate. */
export const mathFunctions: readonly FunctionDefinition[] = [
  {
    kind: 'pure',
    name: 'add',
    family: 'math',
    parameters: 'first, second',
    summary: 'Adds two numbers.',
    example: '@add(1, 1.5)',
    evaluate: (a, b) => addNumbers(numberArgument('add', 1, a), numberArgument('add', 2, b)),
  },
  {
    kind: 'pure',
    name: 'sub',
    family: 'math',
    parameters: 'from, value',
    summary: 'Subtracts the second number from the first.',
    example: '@sub(10.3, 0.3)',
    evaluate: (a, b) => subtractNumbers(numberArgument('sub', 1, a), numberArgument('sub', 2, b)),
  },
  {
    kind: 'pure',
    name: 'mul',
    family: 'math',
    parameters: 'first, second',
    summary: 'Multiplies two numbers.',
    example: '@mul(1.5, 2)',
    evaluate: (a, b) => multiplyNumbers(numberArgument('mul', 1, a), numberArgument('mul', 2, b)),
  },
  {
    kind: 'pure',
    name: 'div',
    family: 'math',
    parameters: 'dividend, divisor',
    summary: 'Divides the first number by the second; two integers give an integer.',
    example: '@div(11.0, 5)',
    evaluate: (a, b) => divideNumbers(numberArgument('div', 1, a), numberArgument('div', 2, b)),
  },
  {
    kind: 'pure',
    name: 'mod',
    family: 'math',
    parameters: 'dividend, divisor',
    summary: 'Gives the remainder of dividing the first number by the second.',
    example: '@mod(3, 2)',
    evaluate: (a, b) => remainderOf(numberArgument('mod', 1, a), numberArgument('mod', 2, b)),
  },
  {
    kind: 'pure',
    name: 'max',
    family: 'math',
    parameters: 'numbers...',
    summary: 'Gives the greatest of the numbers, or of the numbers in an array.',
    example: '@max(1, 2, 3)',
    evaluate: (...values) => extreme('max', values, (found, number) => compareNumbers(number, found) > 0),
  },
  {
    kind: 'pure',
    name: 'min',
    family: 'math',
    parameters: 'numbers...',
    summary: 'Gives the least of the numbers, or of the numbers in an array.',
    example: '@min(createArray(1, 2, 3))',
    evaluate: (...values) => extreme('min', values, (found, number) => compareNumbers(number, found) < 0),
  },
  {
    kind: 'reading',
    name: 'rand',
    family: 'math',
    parameters: 'minimum, maximum',
    summary: 'Gives a random integer, at least the minimum and less than the maximum.',
    example: '@rand(1, 5)',
    evaluate: rand,
  },
];

function extreme(
  name: string,
  values: readonly Value[],
  isBetter: (found: NumberValue, number: NumberValue) => boolean,
): Value {
  const [only] = values;
  const numbers = values.length === 1 && isArray(only) ? only : values;
  let found: NumberValue | undefined;
  for (const [index, value] of numbers.entries()) {
    const number = numberArgument(name, index + 1, value);
    if (found === undefined || isBetter(found, number)) found = number;
  }
  if (found === undefined) throw wrongArgument(name, 1, 'at least one number', only);
  return found;
}

function rand(scope: Scope, minimum: Value, maximum: Value): Value {
  if (!isInteger(minimum)) throw wrongArgument('rand', 1, 'an integer', minimum);
  if (!isInteger(maximum)) throw wrongArgument('rand', 2, 'an integer', maximum);
  const size = BigInt(maximum) - BigInt(minimum);
  if (size < 0n) throw wrongArgument('rand', 2, 'not less than the minimum', maximum);
  const share = BigInt(Math.floor(scope.random() * RANDOM_STEPS));
  return integerValue(BigInt(minimum) + (share * size) / BigInt(RANDOM_STEPS));
}

/** So many values a random number can have. */
const RANDOM_STEPS = 2 ** 53;
