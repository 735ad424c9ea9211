import { Decimal, type NumberValue, WholeFloat } from './value.ts';

/** The text of a number as `string()` gives it: `3`, `1.5`, `2` for a whole float, `1E+20`. */
export function numberText(value: NumberValue): string {
  if (typeof value === 'number') return Number.isInteger(value) ? String(value) : floatText(value);
  if (typeof value === 'bigint') return String(value);
  return value instanceof Decimal ? decimalText(value) : floatText(value.value);
}

/** The JSON text of a number: as `numberText`, but a float is always seen to be one (`2.0`). */
export function numberJson(value: NumberValue): string {
  const text = numberText(value);
  return value instanceof WholeFloat && !text.includes('E') ? `${text}.0` : text;
}

/** The shortest text that reads back as the same number, in the notation of .NET: an exponent from 1E+15 up and from 1E-05 down. */
function floatText(number: number): string {
  if (Object.is(number, -0)) return '-0';
  const { sign, digits, exponent } = shortestDigits(number);
  return exponent <= -5 || exponent >= 15 ? `${sign}${scientific(digits, exponent)}` : String(number);
}

/** The decimal digits of a finite float, shortest round trip: `digits[0].digits[1..] * 10^exponent`. */
export function shortestDigits(number: number): { sign: '' | '-'; digits: string; exponent: number } {
  const sign = number < 0 || Object.is(number, -0) ? '-' : '';
  const [mantissa = '0', exponent = '0'] = Math.abs(number).toExponential().split('e');
  return { sign, digits: mantissa.replace('.', ''), exponent: Number(exponent) };
}

/** The text of a decimal, with as many places as it has. */
function decimalText(decimal: Decimal): string {
  if (decimal.scale === 0) return String(decimal.coefficient);
  const isNegative = decimal.coefficient < 0n;
  const digits = String(isNegative ? -decimal.coefficient : decimal.coefficient).padStart(decimal.scale + 1, '0');
  const point = digits.length - decimal.scale;
  return `${isNegative ? '-' : ''}${digits.slice(0, point)}.${digits.slice(point)}`;
}

function scientific(digits: string, exponent: number): string {
  const mantissa = digits.length > 1 ? `${digits[0]}.${digits.slice(1)}` : digits;
  const size = String(Math.abs(exponent)).padStart(2, '0');
  return `${mantissa}E${exponent < 0 ? '-' : '+'}${size}`;
}
