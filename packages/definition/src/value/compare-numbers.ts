import { Decimal, type NumberValue, WholeFloat } from './value.ts';

/** Which of two numbers is less, by their exact values whatever their representations: negative, zero or positive. */
export function compareNumbers(a: NumberValue, b: NumberValue): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (a instanceof Decimal || b instanceof Decimal) return compareFractions(toFraction(a), toFraction(b));
  return compareTo(a instanceof WholeFloat ? a.value : a, b instanceof WholeFloat ? b.value : b);
}

/** JavaScript compares a bigint and a number exactly. */
function compareTo(a: number | bigint, b: number | bigint): number {
  if (a < b) return -1;
  return a > b ? 1 : 0;
}

interface Fraction {
  readonly coefficient: bigint;
  readonly scale: number;
}

function compareFractions(a: Fraction, b: Fraction): number {
  const scale = Math.max(a.scale, b.scale);
  return compareTo(a.coefficient * 10n ** BigInt(scale - a.scale), b.coefficient * 10n ** BigInt(scale - b.scale));
}

/** The number as written in decimal, shortest round trip for a float. */
function toFraction(value: NumberValue): Fraction {
  if (value instanceof Decimal) return value;
  if (typeof value === 'bigint') return { coefficient: value, scale: 0 };
  const number = value instanceof WholeFloat ? value.value : value;
  const [mantissa = '0', power = '0'] = number.toExponential().split('e');
  const [whole = '0', fraction = ''] = mantissa.split('.');
  const scale = fraction.length - Number(power);
  const coefficient = BigInt(whole + fraction);
  return scale >= 0 ? { coefficient, scale } : { coefficient: coefficient * 10n ** BigInt(-scale), scale: 0 };
}
