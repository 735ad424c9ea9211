import { floatValue, integerValue } from './value.ts';

/**
 * The number that a literal of JSON or of an expression stands for: an integer where it has neither point nor exponent and
 * fits 64 bits, else a float. Undefined when it is beyond every float.
 */
export function readNumber(literal: string): ReturnType<typeof floatValue> | bigint | undefined {
  const number = Number(literal);
  if (integerLiteral.test(literal)) {
    if (Number.isSafeInteger(number)) return number === 0 ? 0 : number;
    if (literal.length <= 20) {
      const integer = BigInt(literal);
      if (integer >= SMALLEST_INTEGER && integer <= LARGEST_INTEGER) return integerValue(integer);
    }
  }
  return Number.isFinite(number) ? floatValue(number) : undefined;
}

/** The smallest integer of the language. */
export const SMALLEST_INTEGER: bigint = -(2n ** 63n);

/** The largest integer of the language. */
export const LARGEST_INTEGER: bigint = 2n ** 63n - 1n;

const integerLiteral = /^[+-]?[0-9]+$/;
