import { floatValue, type Value } from '../../value/value.ts';
import { trimWhiteSpace } from '../../value/white-space.ts';
import { textArgument } from '../arguments.ts';
import { cultureOf } from '../culture/culture.ts';

/** The float that a text stands for in a locale (default `en-US`); undefined where it is none. */
export function parseFloatText(name: string, text: string, locale: Value | undefined): Value | undefined {
  const normalized = normalizeNumber(name, text, locale);
  if (normalized === undefined) return undefined;
  const number = Number(normalized);
  return Number.isFinite(number) ? floatValue(number) : undefined;
}

/**
 * The text of a number in plain notation, `-1234.5e6`: a sign before or after, thousands separators anywhere in the integer
 * part and the locale's decimal separator are understood. Undefined for any other text.
 */
export function normalizeNumber(name: string, text: string, locale: Value | undefined): string | undefined {
  const { decimalSeparator, groupSeparator } = cultureOf(
    name,
    locale === undefined ? undefined : textArgument(name, 2, locale),
  ).numbers;
  let rest = trimWhiteSpace(text).replaceAll('\u2212', '-');
  if (rest.length > 1_000) return undefined;
  let sign = '';
  if (/^[+-]/.test(rest)) {
    sign = rest.startsWith('-') ? '-' : '';
    rest = trimWhiteSpace(rest.slice(1));
  } else if (/[+-]$/.test(rest)) {
    sign = rest.endsWith('-') ? '-' : '';
    rest = trimWhiteSpace(rest.slice(0, -1));
  }
  const [, mantissa = '', exponent = ''] = /^(.*?)([eE][+-]?[0-9]{1,9})?$/s.exec(rest) ?? [];
  const point = mantissa.indexOf(decimalSeparator);
  const whole = withoutSeparators(point < 0 ? mantissa : mantissa.slice(0, point), groupSeparator);
  const fraction = point < 0 ? '' : mantissa.slice(point + decimalSeparator.length);
  if (!/^[0-9]*$/.test(whole) || !/^[0-9]*$/.test(fraction) || whole + fraction === '') return undefined;
  if (exponent !== '' && Math.abs(Number(exponent.slice(1))) > 10_000) return undefined;
  return `${sign}${whole || '0'}${fraction && `.${fraction}`}${exponent}`;
}

/** A space that does not break may be typed as a plain one, and an apostrophe straight or curved. A separator does not come first. */
function withoutSeparators(whole: string, separator: string): string {
  if (separator === '' || whole.startsWith(separator)) return whole;
  const plain = whole.replaceAll(separator, '');
  if (/['’]/.test(separator)) return plain.replace(/['’]/g, '');
  return /[\u00a0\u202f]/.test(separator) ? plain.replace(/[ \u00a0\u202f]/g, '') : plain;
}
