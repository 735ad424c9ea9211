import type { DateCulture } from '../culture/date-culture.ts';
import { type DateTime, dayOfWeek } from './date-time.ts';
import { fractionTicks, makeDateTime, parseZone } from './date-time-fields.ts';

/**
 * The time that a text stands for in one of the cultures, read as `DateTime.Parse` of .NET does: numbers in the culture's order,
 * names of months and days, a clock time, a zone. A date without a year or without any date is not understood, since both would
 * depend on the clock.
 */
export function parseFreeDateTime(text: string, cultures: readonly DateCulture[]): DateTime | undefined {
  for (const culture of cultures) {
    const clock = takeClock(withColons(text, culture));
    if (clock === undefined) continue;
    const date = readDate(clock.rest, culture);
    if (date === undefined) continue;
    const half = clock.half ?? date.half;
    const hour = hourOf(clock.hour, half);
    if (hour === undefined || (half !== undefined && !clock.isClock)) continue;
    const { minute, second, fraction, zone } = clock;
    const time = makeDateTime({ ...date, hour, minute, second, fraction, zone });
    if (time === undefined) continue;
    // A day of the week that is not the date's own makes the text no date.
    if (date.weekday !== undefined && typeof zone !== 'number' && dayOfWeek(time.day) !== date.weekday) continue;
    return time;
  }
  return undefined;
}

/** A clock time that the culture writes with points, at the end of the text, as one with colons. */
function withColons(text: string, { timeSeparator }: DateCulture): string {
  if (timeSeparator !== '.') return text;
  return text.replace(
    /(\s[0-9]{1,2})\.([0-9]{2})(?:\.([0-9]{2}))?$/,
    (_, hour: string, minute: string, second = '00') => `${hour}:${minute}:${second}`,
  );
}

type Half = 'morning' | 'afternoon';

interface Clock {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly fraction: number;
  readonly half: Half | undefined;
  readonly isClock: boolean;
  readonly zone: number | 'Z' | undefined;
  readonly rest: string;
}

const clockPattern =
  /(?:^|[\sTt,])([0-9]{1,2}):([0-9]{1,2})(?::([0-9]{1,2})(?:[.,]([0-9]{1,20}))?)?\s*([AaPp]\.?\s?[Mm]\.?(?![A-Za-z]))?\s*(Z|z|GMT|gmt|UTC|[+-][0-9]{1,2}(?::?[0-9]{2})?)?(?=$|[\s,])/;
const hourPattern = /(?:^|[\s,])([0-9]{1,2})\s*([AaPp][Mm])(?=$|[\s,])/;

/** Takes the clock time and the zone out of a text; undefined where the zone is none. */
function takeClock(text: string): Clock | undefined {
  const none = { hour: 0, minute: 0, second: 0, fraction: 0, half: undefined, isClock: false, zone: undefined };
  const found = clockPattern.exec(text);
  if (found) {
    const [all, hour, minute, second = '0', fraction = '', half, zoneText] = found;
    const zone = zoneText === undefined ? undefined : parseZone(zoneText);
    if (zoneText !== undefined && zone === undefined) return undefined;
    return {
      hour: Number(hour),
      minute: Number(minute),
      second: Number(second),
      fraction: fractionTicks(fraction),
      half: halfOf(half),
      isClock: true,
      zone,
      rest: `${text.slice(0, found.index)} ${text.slice(found.index + all.length)}`,
    };
  }
  const hourOnly = hourPattern.exec(text);
  if (hourOnly) {
    const [all, hour, half] = hourOnly;
    const rest = `${text.slice(0, hourOnly.index)} ${text.slice(hourOnly.index + all.length)}`;
    return { ...none, hour: Number(hour), half: halfOf(half), isClock: true, rest };
  }
  const zoned = /\s?(Z|GMT|UTC)$/i.exec(text);
  return zoned ? { ...none, zone: 'Z', rest: text.slice(0, zoned.index) } : { ...none, rest: text };
}

function halfOf(text: string | undefined): Half | undefined {
  if (text === undefined) return undefined;
  return /^a/i.test(text) ? 'morning' : 'afternoon';
}

function hourOf(hour: number, half: Half | undefined): number | undefined {
  if (half === undefined) return hour;
  if (hour > 12) return undefined;
  return (hour % 12) + (half === 'afternoon' ? 12 : 0);
}

interface ReadDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly weekday: number | undefined;
  readonly half: Half | undefined;
}

/** Numbers are kept as text: how many digits a year has tells it from a day. */
interface Words {
  readonly numbers: readonly string[];
  readonly month: number | undefined;
  readonly weekday: number | undefined;
  readonly half: Half | undefined;
  /** Whether the month's name comes before all numbers. */
  readonly isMonthFirst: boolean;
}

function readDate(text: string, culture: DateCulture): ReadDate | undefined {
  const words = readWords(text, culture);
  if (words === undefined) return undefined;
  const { weekday, half } = words;
  const date = words.month === undefined ? fromNumbers(words.numbers, culture) : fromName(words, words.month);
  return date && { ...date, weekday, half };
}

function readWords(text: string, culture: DateCulture): Words | undefined {
  const numbers: string[] = [];
  let month: number | undefined;
  let weekday: number | undefined;
  let half: Half | undefined;
  let isMonthFirst = false;
  const fillers = fillerWords(culture);
  const parted = text.replace(/([0-9])\s*[年月日년월일]/gu, '$1 ');
  for (const [word] of parted.matchAll(/[0-9]+|[\p{L}\p{M}]+(?:['’.-]?[\p{L}\p{M}]+)*\.?|[^\s\p{L}\p{M}0-9]/gu)) {
    if (/^[0-9]/.test(word)) {
      if (word.length > 4) return undefined;
      numbers.push(word);
      continue;
    }
    if (/^[,./\-–]$/u.test(word) || word === culture.dateSeparator.trim()) continue;
    const named = nameIndex(word, culture);
    if (named?.kind === 'month' && month === undefined) {
      month = named.index + 1;
      isMonthFirst = numbers.length === 0;
    } else if (named?.kind === 'weekday' && weekday === undefined) weekday = named.index;
    else if (named?.kind === 'half' && half === undefined) half = named.half;
    else if (!fillers.has(plain(word))) return undefined;
  }
  return { numbers, month, weekday, half, isMonthFirst };
}

type Named =
  | { readonly kind: 'month' | 'weekday'; readonly index: number }
  | { readonly kind: 'half'; readonly half: Half };

function nameIndex(word: string, culture: DateCulture): Named | undefined {
  const wanted = plain(word);
  const indexIn = (...lists: readonly (readonly string[])[]): number => {
    for (const list of lists) {
      const index = list.findIndex((name) => plain(name) === wanted);
      if (index >= 0) return index;
    }
    return -1;
  };
  const { monthNames, monthGenitives, shortMonthNames, shortMonthGenitives } = culture;
  const month = indexIn(monthNames, monthGenitives, shortMonthNames, shortMonthGenitives);
  if (month >= 0) return { kind: 'month', index: month };
  const weekday = indexIn(culture.dayNames, culture.shortDayNames);
  if (weekday >= 0) return { kind: 'weekday', index: weekday };
  if (plain(culture.morning) === wanted) return { kind: 'half', half: 'morning' };
  return plain(culture.afternoon) === wanted ? { kind: 'half', half: 'afternoon' } : undefined;
}

function plain(word: string): string {
  return word.toLowerCase().replace(/[.'’\s]/g, '');
}

/** The words that the culture's own patterns have between the parts of a date, such as `de`. */
function fillerWords({ longDate, monthDay, yearMonth }: DateCulture): ReadonlySet<string> {
  const quoted = `${longDate} ${monthDay} ${yearMonth}`.matchAll(/'([^']*)'/g);
  return new Set(Array.from(quoted, ([, text = '']) => plain(text)));
}

type PlainDate = { readonly year: number; readonly month: number; readonly day: number };

function fromName({ numbers, isMonthFirst }: Words, month: number): PlainDate | undefined {
  const [first = '', second] = numbers;
  if (numbers.length === 1) return first.length >= 3 ? { year: Number(first), month, day: 1 } : undefined;
  if (numbers.length !== 2 || second === undefined) return undefined;
  if (first.length >= 3) return { year: Number(first), month, day: Number(second) };
  const isYearLast = second.length >= 2 || isMonthFirst;
  return isYearLast ? { year: fullYear(second), month, day: Number(first) } : undefined;
}

function fromNumbers(numbers: readonly string[], culture: DateCulture): PlainDate | undefined {
  const [first = '', second = '', third] = numbers;
  if (numbers.length === 2) {
    if (first.length >= 3) return { year: Number(first), month: Number(second), day: 1 };
    return second.length >= 3 ? { year: Number(second), month: Number(first), day: 1 } : undefined;
  }
  if (numbers.length !== 3 || third === undefined) return undefined;
  if (first.length >= 3) return { year: Number(first), month: Number(second), day: Number(third) };
  const order = culture.shortDate.replace(/'[^']*'/g, '').replace(/[^dMy]/g, '');
  if (/^y/.test(order) && third.length < 3) return { year: fullYear(first), month: Number(second), day: Number(third) };
  const isDayFirst = order.indexOf('d') < order.indexOf('M');
  const [day, month] = isDayFirst ? [first, second] : [second, first];
  return { year: fullYear(third), month: Number(month), day: Number(day) };
}

/** Two digits mean a year up to 2049. */
function fullYear(text: string): number {
  const year = Number(text);
  if (text.length > 2) return year;
  return year + (year <= 49 ? 2000 : 1900);
}
