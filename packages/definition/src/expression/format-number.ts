import { numberText } from '../value/number-text.ts';
import { isInteger, type NumberValue } from '../value/value.ts';
import type { NumberCulture } from './culture/number-culture.ts';
import { type Digits, grouped, parts, roundToPlaces, toDigits } from './digits.ts';
import { formatCustomNumber } from './format-custom-number.ts';

/** The number in a standard or custom format of .NET. Undefined for a format that is invalid, or not for such a number. */
export function formatNumber(value: NumberValue, format: string, culture: NumberCulture): string | undefined {
  const standard = /^([A-Za-z])([0-9]{0,3})$/.exec(format);
  if (standard === null)
    return format === '' ? formatNumber(value, 'G', culture) : formatCustomNumber(toDigits(value), format, culture);
  const [, letter = '', digits] = standard;
  const precision = digits ? Number(digits) : undefined;
  return formatStandard(value, { letter, precision, culture });
}

interface StandardFormat {
  readonly letter: string;
  readonly precision: number | undefined;
  readonly culture: NumberCulture;
}

function formatStandard(value: NumberValue, { letter, precision, culture }: StandardFormat): string | undefined {
  const number = toDigits(value);
  switch (letter.toUpperCase()) {
    case 'C':
      return formatCurrency(number, precision ?? culture.currencyDigits, culture);
    case 'D':
      return isInteger(value)
        ? signed(
            String(value)
              .replace('-', '')
              .padStart(precision ?? 1, '0'),
            number,
            culture,
          )
        : undefined;
    case 'E':
      return formatExponential(number, precision ?? 6, { letter, culture });
    case 'F':
      return fixed(number, precision ?? 2, { culture, groups: false });
    case 'G':
      return formatGeneral(value, precision ?? 0, { letter, culture });
    case 'N':
      return fixed(number, precision ?? 2, { culture, groups: true });
    case 'P':
      return formatPercent(number, precision ?? 2, culture);
    case 'R':
      return localized(numberText(value), culture);
    case 'X':
      return isInteger(value) ? formatHexadecimal(BigInt(value), precision ?? 1, letter) : undefined;
    default:
      return undefined;
  }
}

function unsigned(number: Digits, places: number, culture: NumberCulture, groups: boolean): string {
  const { whole, fraction } = parts(roundToPlaces(number, places), places);
  const shown = groups ? grouped(whole, culture.groupSeparator, culture.groupSizes) : whole;
  return fraction === '' ? shown : `${shown}${culture.decimalSeparator}${fraction}`;
}

function fixed(
  number: Digits,
  places: number,
  { culture, groups }: { culture: NumberCulture; groups: boolean },
): string {
  return signed(unsigned(number, places, culture, groups), roundToPlaces(number, places), culture);
}

/** The text with the sign of a number. One that was rounded to zero has none, as on the .NET Framework. */
function signed(text: string, { isNegative }: Digits, culture: NumberCulture): string {
  return isNegative ? `${culture.negativeSign}${text}` : text;
}

function formatCurrency(number: Digits, places: number, culture: NumberCulture): string {
  const money: NumberCulture = {
    ...culture,
    decimalSeparator: culture.currencyDecimalSeparator,
    groupSeparator: culture.currencyGroupSeparator,
  };
  const { isNegative } = roundToPlaces(number, places);
  const pattern = isNegative ? culture.currencyNegativePattern : culture.currencyPattern;
  return fillPattern(pattern, unsigned(number, places, money, true), culture);
}

function formatPercent(number: Digits, places: number, culture: NumberCulture): string {
  const hundredfold = number.digits === '' ? number : { ...number, exponent: number.exponent + 2 };
  const text = fillPattern(culture.percentPattern, unsigned(hundredfold, places, culture, true), culture);
  return signed(text, roundToPlaces(hundredfold, places), culture);
}

function fillPattern(pattern: string, number: string, culture: NumberCulture): string {
  const pieces: Readonly<Record<string, string>> = {
    n: number,
    '¤': culture.currencySymbol,
    '%': culture.percentSign,
    '-': culture.negativeSign,
  };
  return pattern.replace(/[n¤%-]/g, (piece) => pieces[piece] ?? piece);
}

function formatExponential(
  number: Digits,
  places: number,
  { letter, culture }: { letter: string; culture: NumberCulture },
): string {
  const scaled = roundToPlaces({ ...number, exponent: number.digits === '' ? 0 : 1 }, places);
  const power = number.digits === '' ? 0 : number.exponent - 1 + (scaled.exponent - 1);
  const { whole, fraction } = parts(scaled, places);
  const mantissa = fraction === '' ? whole : `${whole}${culture.decimalSeparator}${fraction}`;
  const sign = power < 0 ? culture.negativeSign : '+';
  return signed(`${mantissa}${letter}${sign}${String(Math.abs(power)).padStart(3, '0')}`, number, culture);
}

function formatGeneral(
  value: NumberValue,
  precision: number,
  { letter, culture }: { letter: string; culture: NumberCulture },
): string {
  if (precision === 0) return localized(numberText(value), culture).replace('E', letter === 'g' ? 'e' : 'E');
  const number = toDigits(value);
  const rounded = roundToPlaces(number, precision - number.exponent);
  const power = rounded.exponent - 1;
  if (rounded.digits !== '' && (power >= precision || power < -4)) {
    const [first = '', rest = ''] = [rounded.digits.slice(0, 1), rounded.digits.slice(1)];
    const mantissa = rest === '' ? first : `${first}${culture.decimalSeparator}${rest}`;
    const exponent = `${letter === 'g' ? 'e' : 'E'}${power < 0 ? culture.negativeSign : '+'}`;
    return signed(`${mantissa}${exponent}${String(Math.abs(power)).padStart(2, '0')}`, number, culture);
  }
  return fixed(rounded, Math.max(0, rounded.digits.length - rounded.exponent), { culture, groups: false });
}

function localized(text: string, culture: NumberCulture): string {
  return text.replace('.', culture.decimalSeparator).replace(/^-/, culture.negativeSign);
}

function formatHexadecimal(value: bigint, width: number, letter: string): string {
  const hex = BigInt.asUintN(64, value).toString(16).padStart(width, '0');
  return letter === 'X' ? hex.toUpperCase() : hex;
}
