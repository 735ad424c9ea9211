import { currencyOf } from './currencies.ts';

/** How a locale writes numbers. In the patterns `n` stands for the number, `¤` for the currency and `-` for the sign. */
export interface NumberCulture {
  readonly decimalSeparator: string;
  readonly groupSeparator: string;
  /** Sizes of the groups of digits, from the right; the last repeats. */
  readonly groupSizes: readonly number[];
  readonly negativeSign: string;
  readonly percentSign: string;
  readonly percentPattern: string;
  readonly currencySymbol: string;
  readonly currencyPattern: string;
  readonly currencyNegativePattern: string;
  readonly currencyDigits: number;
  readonly currencyDecimalSeparator: string;
  readonly currencyGroupSeparator: string;
}

/** Reads the culture of numbers from `Intl`, digits always the Latin ones. */
export function readNumberCulture(locale: string): NumberCulture {
  const tag = `${locale}-u-nu-latn`;
  const plain = new Intl.NumberFormat(tag, { useGrouping: 'always', maximumFractionDigits: 3 });
  const currencyFormat = new Intl.NumberFormat(tag, {
    style: 'currency',
    currency: currencyOf(new Intl.Locale(locale).maximize().region ?? 'US'),
    useGrouping: 'always',
  });
  const positive = currencyFormat.formatToParts(SAMPLE);
  const decimalSeparator = partOf(plain.formatToParts(SAMPLE), 'decimal') || '.';
  return {
    decimalSeparator,
    groupSeparator: partOf(plain.formatToParts(SAMPLE), 'group'),
    groupSizes: groupSizes(plain.formatToParts(123_456_789)),
    negativeSign: partOf(plain.formatToParts(-SAMPLE), 'minusSign').replace(/[\u200e\u200f\u061c]/g, '') || '-',
    percentSign: partOf(new Intl.NumberFormat(tag, { style: 'percent' }).formatToParts(SAMPLE), 'percentSign') || '%',
    percentPattern: pattern(new Intl.NumberFormat(tag, { style: 'percent' }).formatToParts(SAMPLE)),
    currencySymbol: partOf(positive, 'currency'),
    currencyPattern: pattern(positive),
    currencyNegativePattern: isAmerican(locale) ? '(¤n)' : pattern(currencyFormat.formatToParts(-SAMPLE)),
    currencyDigits: currencyFormat.resolvedOptions().maximumFractionDigits ?? 2,
    currencyDecimalSeparator: partOf(positive, 'decimal') || decimalSeparator,
    currencyGroupSeparator: partOf(positive, 'group'),
  };
}

const SAMPLE = 1_234_567.5;

/** The .NET that the service runs on, and the reference of its formats, write an owed dollar in brackets; `Intl` does not. */
function isAmerican(locale: string): boolean {
  const { language, region } = new Intl.Locale(locale).maximize();
  return language === 'en' && region === 'US';
}

function partOf(parts: readonly Intl.NumberFormatPart[], type: string): string {
  return parts.find((part) => part.type === type)?.value ?? '';
}

function groupSizes(parts: readonly Intl.NumberFormatPart[]): readonly number[] {
  const groups = parts.filter(({ type }) => type === 'integer').map(({ value }) => value.length);
  const [last = 3, next = last] = groups.slice(1).reverse();
  return next === last ? [last] : [last, next];
}

function pattern(parts: readonly Intl.NumberFormatPart[]): string {
  let written = '';
  for (const { type, value } of parts) {
    if (type === 'integer') written += written.includes('n') ? '' : 'n';
    else if (type === 'currency') written += '¤';
    else if (type === 'percentSign') written += '%';
    else if (type === 'minusSign') written += '-';
    else if (type === 'literal') written += value.replace(/[\u200e\u200f\u061c]/g, '');
  }
  return written;
}
