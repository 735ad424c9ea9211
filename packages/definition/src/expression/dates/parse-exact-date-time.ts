import type { DateCulture } from '../culture/date-culture.ts';
import { type DateTime, dayOfWeek } from './date-time.ts';
import { fractionTicks, makeDateTime, parseZone } from './date-time-fields.ts';
import { scanDateFormat, standardPattern } from './format-date-time.ts';

/** The time that a text stands for in exactly this format of .NET; undefined for any other text or an invalid format. */
export function parseExactDateTime(text: string, format: string, culture: DateCulture): DateTime | undefined {
  const pieces = scanDateFormat(format.length === 1 ? (standardPattern(format, culture) ?? format) : format);
  if (pieces === undefined) return undefined;
  const fields: Fields = { numbers: new Map(), zone: undefined, weekday: undefined, half: undefined };
  let at = 0;
  for (const piece of pieces) {
    const length =
      piece.kind === 'text'
        ? text.startsWith(piece.text, at)
          ? piece.text.length
          : undefined
        : readPiece(text.slice(at, at + 100), piece, { culture, fields });
    if (length === undefined) return undefined;
    at += length;
  }
  return at === text.length ? toTime(fields) : undefined;
}

type Field = 'year' | 'month' | 'day' | 'hour' | 'minute' | 'second' | 'fraction';

interface Fields {
  readonly numbers: Map<Field, number>;
  zone: number | 'Z' | undefined;
  weekday: number | undefined;
  half: 'morning' | 'afternoon' | undefined;
}

interface Reading {
  readonly culture: DateCulture;
  readonly fields: Fields;
}

/** Reads one piece from the start of the text; gives how many characters it takes, undefined where it does not fit. */
function readPiece(
  text: string,
  { letter, count }: { readonly letter: string; readonly count: number },
  { culture, fields }: Reading,
): number | undefined {
  switch (letter) {
    case 'y':
      return readYear(text, count, fields);
    case 'M':
      if (count <= 2) return readNumber(text, { field: 'month', count }, fields);
      return readName(
        text,
        count === 3
          ? [culture.shortMonthNames, culture.shortMonthGenitives]
          : [culture.monthGenitives, culture.monthNames],
        (index) => setField(fields, 'month', index + 1),
      );
    case 'd':
      if (count <= 2) return readNumber(text, { field: 'day', count }, fields);
      return readName(text, [count === 3 ? culture.shortDayNames : culture.dayNames], (index) => {
        fields.weekday = index;
        return true;
      });
    case 'H':
    case 'h':
      return readNumber(text, { field: 'hour', count }, fields);
    case 'm':
      return readNumber(text, { field: 'minute', count }, fields);
    case 's':
      return readNumber(text, { field: 'second', count }, fields);
    case 'f':
    case 'F':
      return readFraction(text, { count, isOptional: letter === 'F' }, fields);
    case 't':
      return readHalf(text, count, { culture, fields });
    case 'K':
    case 'z':
      return readZone(text, letter === 'K', fields);
    case ':':
      return text.startsWith(culture.timeSeparator) ? culture.timeSeparator.length : undefined;
    case '/':
      return text.startsWith(culture.dateSeparator) ? culture.dateSeparator.length : undefined;
    default:
      return undefined;
  }
}

/** A field that comes twice must come with the same value. */
function setField({ numbers }: Fields, field: Field, value: number): boolean {
  const earlier = numbers.get(field);
  numbers.set(field, value);
  return earlier === undefined || earlier === value;
}

function readNumber(
  text: string,
  { field, count }: { field: Field; count: number },
  fields: Fields,
): number | undefined {
  const digits = (count === 1 ? /^[0-9]{1,2}/ : /^[0-9]{2}/).exec(text)?.[0];
  return digits !== undefined && setField(fields, field, Number(digits)) ? digits.length : undefined;
}

function readYear(text: string, count: number, fields: Fields): number | undefined {
  const pattern = count <= 2 ? (count === 1 ? /^[0-9]{1,2}/ : /^[0-9]{2}/) : count === 3 ? /^[0-9]{3,4}/ : /^[0-9]{4}/;
  const digits = pattern.exec(text)?.[0];
  if (digits === undefined) return undefined;
  const year = Number(digits) + (count > 2 ? 0 : Number(digits) <= 49 ? 2000 : 1900);
  return setField(fields, 'year', year) ? digits.length : undefined;
}

function readName(
  text: string,
  lists: readonly (readonly string[])[],
  take: (index: number) => boolean,
): number | undefined {
  const lower = text.toLowerCase();
  let best: { index: number; length: number } | undefined;
  for (const list of lists) {
    for (const [index, name] of list.entries()) {
      if (name.length > (best?.length ?? 0) && lower.startsWith(name.toLowerCase()))
        best = { index, length: name.length };
    }
  }
  return best && take(best.index) ? best.length : undefined;
}

function readFraction(
  text: string,
  { count, isOptional }: { readonly count: number; readonly isOptional: boolean },
  fields: Fields,
): number | undefined {
  if (count > 7) return undefined;
  const digits = new Array(count)
    .fill('')
    .reduce(
      (read: string, _, index) =>
        /^[0-9]$/.test(text[index] ?? '') && read.length === index ? read + text[index] : read,
      '',
    );
  if (!isOptional && digits.length < count) return undefined;
  return setField(fields, 'fraction', fractionTicks(digits)) ? digits.length : undefined;
}

function readHalf(text: string, count: number, { culture, fields }: Reading): number | undefined {
  for (const half of ['morning', 'afternoon'] as const) {
    const name = count === 1 ? culture[half].slice(0, 1) : culture[half];
    if (name !== '' && text.toLowerCase().startsWith(name.toLowerCase())) {
      fields.half = half;
      return name.length;
    }
  }
  return undefined;
}

function readZone(text: string, isOptional: boolean, fields: Fields): number | undefined {
  const zone = /^(?:[Zz]|[+-][0-9]{1,2}(?::?[0-9]{2})?)/.exec(text)?.[0];
  if (zone === undefined) return isOptional ? 0 : undefined;
  fields.zone = parseZone(zone);
  return fields.zone === undefined ? undefined : zone.length;
}

function toTime({ numbers, zone, weekday, half }: Fields): DateTime | undefined {
  const year = numbers.get('year');
  // The year of today would depend on the clock.
  if (year === undefined) return undefined;
  const hour = numbers.get('hour') ?? 0;
  if (half !== undefined && hour > 12) return undefined;
  const time = makeDateTime({
    year,
    month: numbers.get('month') ?? 1,
    day: numbers.get('day') ?? 1,
    hour: half === undefined ? hour : (hour % 12) + (half === 'afternoon' ? 12 : 0),
    minute: numbers.get('minute') ?? 0,
    second: numbers.get('second') ?? 0,
    fraction: numbers.get('fraction') ?? 0,
    zone,
  });
  return time && (weekday === undefined || typeof zone === 'number' || dayOfWeek(time.day) === weekday)
    ? time
    : undefined;
}
