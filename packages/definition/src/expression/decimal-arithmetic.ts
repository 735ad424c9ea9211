import { numberText } from '../value/number-text.ts';
import { Decimal, type NumberValue } from '../value/value.ts';
import { EvaluationFailure } from './evaluation-failure.ts';

/** The largest coefficient of a decimal of .NET: 96 bits. */
const LARGEST = 2n ** 96n - 1n;
const MAX_SCALE = 28;

/** The decimal of a number. Fails where it is too large for one. */
export function toDecimal(value: NumberValue): Decimal {
  return value instanceof Decimal ? value : decimalOfText(numberText(value));
}

/** The decimal of a plain or scientific number text, which must be well formed. */
export function decimalOfText(text: string): Decimal {
  const [mantissa = '0', power = '0'] = text.toLowerCase().split('e');
  const [whole = '0', fraction = ''] = mantissa.split('.');
  const scale = fraction.length - Number(power);
  if (Math.abs(scale) > 20_000) throw outOfRange();
  const coefficient = BigInt(whole + fraction);
  return scale >= 0 ? fitted(coefficient, scale) : fitted(coefficient * 10n ** BigInt(-scale), 0);
}

/** The sum, rounded half to even where it has too many digits. */
export function addDecimals(a: Decimal, b: Decimal): Decimal {
  const scale = Math.max(a.scale, b.scale);
  return fitted(scaled(a, scale) + scaled(b, scale), scale);
}

/** The product, rounded half to even where it has too many digits. */
export function multiplyDecimals(a: Decimal, b: Decimal): Decimal {
  return fitted(a.coefficient * b.coefficient, a.scale + b.scale);
}

/** The quotient with up to 28 digits. `b` must not be zero. */
export function divideDecimals(a: Decimal, b: Decimal): Decimal {
  const preferred = Math.max(0, a.scale - b.scale);
  const extra = MAX_SCALE + 30;
  const numerator = a.coefficient * 10n ** BigInt(extra + b.scale);
  const quotient = numerator / b.coefficient;
  const isExact = numerator % b.coefficient === 0n;
  // A last digit that is not zero keeps a quotient that is not exact from looking like a tie when it is rounded.
  const sticky = isExact
    ? quotient * 10n
    : quotient * 10n + (quotient < 0n || numerator < 0n !== b.coefficient < 0n ? -1n : 1n);
  return withoutZeros(fitted(sticky, a.scale + extra + 1), preferred);
}

/** The remainder with the sign of the dividend. `b` must not be zero. */
export function remainderOfDecimals(a: Decimal, b: Decimal): Decimal {
  const scale = Math.max(a.scale, b.scale);
  return fitted(scaled(a, scale) % scaled(b, scale), scale);
}

function scaled({ coefficient, scale }: Decimal, to: number): bigint {
  return coefficient * 10n ** BigInt(to - scale);
}

/** The decimal of a coefficient of any size: digits beyond what fits are rounded half to even. */
function fitted(coefficient: bigint, scale: number): Decimal {
  const isNegative = coefficient < 0n;
  const size = isNegative ? -coefficient : coefficient;
  let drop = Math.max(0, scale - MAX_SCALE, String(size).length - 29);
  for (;;) {
    if (drop > scale) throw outOfRange();
    const rounded = roundedHalfEven(size, drop);
    if (rounded <= LARGEST) return new Decimal(isNegative ? -rounded : rounded, scale - drop);
    drop += 1;
  }
}

function roundedHalfEven(size: bigint, drop: number): bigint {
  if (drop === 0) return size;
  const unit = 10n ** BigInt(drop);
  const quotient = size / unit;
  const twice = (size % unit) * 2n;
  const isUp = twice > unit || (twice === unit && quotient % 2n === 1n);
  return isUp ? quotient + 1n : quotient;
}

function withoutZeros(decimal: Decimal, preferred: number): Decimal {
  let { coefficient, scale } = decimal;
  while (scale > preferred && coefficient % 10n === 0n) {
    coefficient /= 10n;
    scale -= 1;
  }
  return new Decimal(coefficient, scale);
}

function outOfRange(): EvaluationFailure {
  return new EvaluationFailure('out-of-range', 'The number is too large for a decimal.');
}
