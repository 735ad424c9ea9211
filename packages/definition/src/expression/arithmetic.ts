import { LARGEST_INTEGER, SMALLEST_INTEGER } from '../value/read-number.ts';
import { Decimal, floatValue, integerValue, isInteger, type NumberValue, WholeFloat } from '../value/value.ts';
import { addDecimals, divideDecimals, multiplyDecimals, remainderOfDecimals, toDecimal } from './decimal-arithmetic.ts';
import { EvaluationFailure } from './evaluation-failure.ts';

/** The sum: an integer of 64 bits for two integers, a decimal where one is a decimal, else a float. Fails on overflow. */
export function addNumbers(a: NumberValue, b: NumberValue): NumberValue {
  if (typeof a === 'number' && typeof b === 'number') {
    const sum = a + b;
    if (Number.isSafeInteger(sum) && Number.isInteger(a) && Number.isInteger(b)) return sum;
  }
  return calculate(a, b, {
    integers: (x, y) => x + y,
    floats: (x, y) => x + y,
    decimals: addDecimals,
  });
}

/** The difference, by the rules of `addNumbers`. */
export function subtractNumbers(a: NumberValue, b: NumberValue): NumberValue {
  return calculate(a, b, {
    integers: (x, y) => x - y,
    floats: (x, y) => x - y,
    decimals: (x, y) => addDecimals(x, new Decimal(-y.coefficient, y.scale)),
  });
}

/** The product, by the rules of `addNumbers`. */
export function multiplyNumbers(a: NumberValue, b: NumberValue): NumberValue {
  return calculate(a, b, {
    integers: (x, y) => x * y,
    floats: (x, y) => x * y,
    decimals: multiplyDecimals,
  });
}

/** The quotient; two integers give an integer, truncated toward zero. Fails for a divisor of zero. */
export function divideNumbers(a: NumberValue, b: NumberValue): NumberValue {
  refuseZero('div', b);
  return calculate(a, b, {
    integers: (x, y) => x / y,
    floats: (x, y) => x / y,
    decimals: divideDecimals,
  });
}

/** The remainder, with the sign of the dividend. Fails for a divisor of zero. */
export function remainderOf(a: NumberValue, b: NumberValue): NumberValue {
  refuseZero('mod', b);
  return calculate(a, b, {
    integers: (x, y) => x % y,
    floats: (x, y) => x % y,
    decimals: remainderOfDecimals,
  });
}

interface Operation {
  readonly integers: (a: bigint, b: bigint) => bigint;
  readonly floats: (a: number, b: number) => number;
  readonly decimals: (a: Decimal, b: Decimal) => Decimal;
}

function calculate(a: NumberValue, b: NumberValue, operation: Operation): NumberValue {
  if (isInteger(a) && isInteger(b)) return integerResult(operation.integers(BigInt(a), BigInt(b)));
  if (a instanceof Decimal || b instanceof Decimal) return operation.decimals(toDecimal(a), toDecimal(b));
  const result = operation.floats(toFloat(a), toFloat(b));
  if (!Number.isFinite(result)) throw overflow();
  return floatValue(result);
}

function integerResult(result: bigint): NumberValue {
  if (result < SMALLEST_INTEGER || result > LARGEST_INTEGER) throw overflow();
  return integerValue(result);
}

function toFloat(value: Exclude<NumberValue, Decimal>): number {
  return value instanceof WholeFloat ? value.value : Number(value);
}

function refuseZero(name: string, divisor: NumberValue): void {
  const isZero = divisor instanceof Decimal ? divisor.coefficient === 0n : toFloat(divisor) === 0;
  if (isZero) {
    throw new EvaluationFailure(
      'division-by-zero',
      `Attempt to divide an integral or decimal value by zero in function '${name}'.`,
    );
  }
}

function overflow(): EvaluationFailure {
  return new EvaluationFailure('out-of-range', 'The result of a calculation is beyond the range of numbers.');
}
