/** How a locale writes dates: names, separators, and patterns in the notation of .NET. */
export interface DateCulture {
  /** January first; standing alone, and beside a day where the language has another form for that. */
  readonly monthNames: readonly string[];
  readonly monthGenitives: readonly string[];
  readonly shortMonthNames: readonly string[];
  readonly shortMonthGenitives: readonly string[];
  /** Sunday first. */
  readonly dayNames: readonly string[];
  readonly shortDayNames: readonly string[];
  readonly morning: string;
  readonly afternoon: string;
  readonly dateSeparator: string;
  readonly timeSeparator: string;
  readonly shortDate: string;
  readonly longDate: string;
  readonly shortTime: string;
  readonly longTime: string;
  readonly monthDay: string;
  readonly yearMonth: string;
}

/** A time with all its parts different, and with one digit in the date where two might be written. */
const SAMPLE: number = Date.UTC(2018, 8, 3, 14, 7, 5);

/** Short dates where Windows, whose cultures the language follows, writes them otherwise than the data that `Intl` carries. */
const windowsShortDates: Readonly<Record<string, string>> = {
  'da-DK': 'dd-MM-yyyy',
  'en-AU': 'd/MM/yyyy',
  'en-IN': 'dd-MM-yyyy',
  'en-NZ': 'd/MM/yyyy',
  'es-ES': 'dd/MM/yyyy',
  'ko-KR': 'yyyy-MM-dd',
  'nl-NL': 'd-M-yyyy',
  'pl-PL': 'dd.MM.yyyy',
};

/** Reads the culture of dates from `Intl`. Calendar and digits are always the Gregorian and the Latin ones. */
export function readDateCulture(locale: string): DateCulture {
  const tag = `${locale}-u-ca-gregory-nu-latn`;
  const shortDate = windowsShortDates[locale] ?? toPattern(tag, { dateStyle: 'short' }).replace(/y+/, 'yyyy');
  const longDate = toPattern(tag, { dateStyle: 'full' });
  const shortTime = toPattern(tag, { timeStyle: 'short' });
  const months = (month: 'long' | 'short', beside: Intl.DateTimeFormatOptions): string[] =>
    Array.from({ length: 12 }, (_, index) =>
      partOf(tag, { month, ...beside }, { type: 'month', at: Date.UTC(2018, index, 3) }),
    );
  const monthNames = months('long', {});
  const shortMonthNames = months('short', {});
  const days = (weekday: 'long' | 'short'): string[] =>
    Array.from({ length: 7 }, (_, index) =>
      partOf(tag, { weekday }, { type: 'weekday', at: Date.UTC(2018, 10, 4 + index) }),
    );
  return {
    monthNames,
    monthGenitives: namesOr(monthNames, months('long', { day: 'numeric' })),
    shortMonthNames,
    shortMonthGenitives: namesOr(shortMonthNames, months('short', { day: 'numeric' })),
    dayNames: days('long'),
    shortDayNames: days('short'),
    morning: dayPeriod(tag, 9) || 'AM',
    afternoon: dayPeriod(tag, 14) || 'PM',
    dateSeparator: /[dMy]([^\w']+)[dMy]/.exec(shortDate)?.[1] ?? '/',
    timeSeparator: /[hH]([^\w']+)m/.exec(shortTime)?.[1] ?? ':',
    shortDate,
    longDate,
    shortTime,
    longTime: toPattern(tag, { timeStyle: 'medium' }),
    monthDay: toPattern(tag, { month: 'long', day: 'numeric' }),
    yearMonth: toPattern(tag, { month: 'long', year: 'numeric' }),
  };
}

function partsOf(tag: string, options: Intl.DateTimeFormatOptions, at: number): readonly Intl.DateTimeFormatPart[] {
  return new Intl.DateTimeFormat(tag, { timeZone: 'UTC', ...options }).formatToParts(at);
}

function partOf(
  tag: string,
  options: Intl.DateTimeFormatOptions,
  { type, at }: { readonly type: Intl.DateTimeFormatPartTypes; readonly at: number },
): string {
  const parts = partsOf(tag, options, at);
  if (type === 'month' && parts.length > 1 && Object.keys(options).length === 1)
    return parts.map(({ value }) => value).join('');
  return parts.find((part) => part.type === type)?.value ?? '';
}

function dayPeriod(tag: string, hour: number): string {
  const at = Date.UTC(2018, 10, 3, hour);
  return plainSpaces(partOf(tag, { hour: 'numeric', hourCycle: 'h12' }, { type: 'dayPeriod', at }));
}

/** Where a language writes the month as a number beside a day, its name standing alone serves. */
function namesOr(standalone: readonly string[], beside: readonly string[]): readonly string[] {
  return beside.map((name, index) => (/^[0-9]*$/.test(name) ? (standalone[index] ?? name) : name));
}

function toPattern(tag: string, options: Intl.DateTimeFormatOptions): string {
  const parts = partsOf(tag, options, SAMPLE);
  const isTwelveHours = parts.some(({ type }) => type === 'dayPeriod');
  return parts.map((part) => toSpecifier(part, isTwelveHours)).join('');
}

function toSpecifier({ type, value }: Intl.DateTimeFormatPart, isTwelveHours: boolean): string {
  const isNumber = /^[0-9]+$/.test(value);
  switch (type) {
    case 'weekday':
      return 'dddd';
    case 'year':
      return value.length === 2 ? 'yy' : 'yyyy';
    case 'month':
      return isNumber ? 'M'.repeat(value.length) : 'MMMM';
    case 'day':
      return value === '03' ? 'dd' : 'd';
    case 'hour':
      return (isTwelveHours ? 'h' : 'H').repeat(value === '02' || value === '14' ? 2 : 1);
    case 'minute':
      return 'mm';
    case 'second':
      return 'ss';
    case 'dayPeriod':
      return 'tt';
    default:
      return quoteLetters(plainSpaces(value));
  }
}

/** Direction marks are left out and every space is a plain one, as .NET has them. */
function plainSpaces(text: string): string {
  return text.replace(/[\u00a0\u202f\u2009]/g, ' ').replace(/[\u200e\u200f\u061c]/g, '');
}

/** Letters, and what else means something in a pattern, stand in quotes. */
function quoteLetters(text: string): string {
  return text.replace(/[\p{L}%\\"]+/gu, (letters) => `'${letters}'`);
}
