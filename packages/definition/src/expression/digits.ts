import { numberText } from '../value/number-text.ts';
import type { NumberValue } from '../value/value.ts';

/** A number as decimal digits: `0.DIGITS * 10^exponent`, the digits without leading or trailing zeros. Zero has no digits. */
export interface Digits {
  readonly isNegative: boolean;
  readonly digits: string;
  readonly exponent: number;
}

/** The decimal digits of any number, of a float those of its shortest text. */
export function toDigits(value: NumberValue): Digits {
  const text = numberText(value);
  const [, sign = '', whole = '', fraction = '', power = '0'] =
    /^(-?)([0-9]+)(?:\.([0-9]+))?(?:E([+-][0-9]+))?$/.exec(text) ?? [];
  const all = whole + fraction;
  const start = all.search(/[1-9]/);
  if (start < 0) return zero;
  return {
    isNegative: sign === '-',
    digits: all.slice(start).replace(/0+$/, ''),
    exponent: whole.length - start + Number(power),
  };
}

/** The digits rounded to so many places after the point, ties away from zero. What rounds to zero has no sign. */
export function roundToPlaces(number: Digits, places: number): Digits {
  const keep = number.exponent + places;
  if (keep >= number.digits.length) return number;
  if (keep < 0) return zero;
  const isUp = (number.digits[keep] ?? '0') >= '5';
  const kept = number.digits.slice(0, keep);
  if (!isUp) return trimmed(number, kept, number.exponent);
  const raised = (BigInt(kept || '0') + 1n).toString();
  return trimmed(number, raised.padStart(keep, '0'), number.exponent + (raised.length > keep ? 1 : 0));
}

function trimmed({ isNegative }: Digits, digits: string, exponent: number): Digits {
  const stripped = digits.replace(/0+$/, '');
  return stripped === '' ? zero : { isNegative, digits: stripped, exponent };
}

const zero: Digits = { isNegative: false, digits: '', exponent: 0 };

/** The whole part, at least one digit, and the fraction of so many places. */
export function parts(
  { digits, exponent }: Digits,
  places: number,
): { readonly whole: string; readonly fraction: string } {
  const whole = exponent > 0 ? digits.slice(0, exponent).padEnd(exponent, '0') : '0';
  const fraction = exponent >= 0 ? digits.slice(exponent) : '0'.repeat(-exponent) + digits;
  return { whole, fraction: fraction.slice(0, places).padEnd(places, '0') };
}

/** The digits of a whole part in groups. */
export function grouped(whole: string, separator: string, sizes: readonly number[]): string {
  const groups: string[] = [];
  let end = whole.length;
  for (let index = 0; end > 0; index += 1) {
    const size = sizes[Math.min(index, sizes.length - 1)] ?? 3;
    groups.unshift(whole.slice(Math.max(0, end - size), end));
    end -= size;
  }
  return groups.join(separator);
}
