import type { DateCulture } from '../culture/date-culture.ts';
import { type DateTime, type DateTimeKind, dayOfWeek, toCalendarDate, toClock } from './date-time.ts';

const ROUND_TRIP = "yyyy'-'MM'-'dd'T'HH':'mm':'ss.fffffffK";

/** The time in a standard or custom format of .NET; undefined for an invalid format. `invariant` is the culture of formats that never vary. */
export function formatDateTime(
  time: DateTime,
  format: string,
  cultures: { readonly culture: DateCulture; readonly invariant: DateCulture },
): string | undefined {
  const { culture, invariant } = cultures;
  if (format === '') return formatDateTime(time, 'G', cultures);
  if (format.length !== 1) return formatCustom(time, format, culture);
  switch (format) {
    case 'o':
    case 'O':
      return formatRoundTrip(time);
    case 'r':
    case 'R':
      return formatCustom(time, "ddd, dd MMM yyyy HH':'mm':'ss 'GMT'", invariant);
    case 's':
      return formatCustom(time, "yyyy'-'MM'-'dd'T'HH':'mm':'ss", invariant);
    case 'u':
      return formatCustom(time, "yyyy'-'MM'-'dd HH':'mm':'ss'Z'", invariant);
    default: {
      const pattern = standardPattern(format, culture);
      return pattern === undefined ? undefined : formatCustom(time, pattern, culture);
    }
  }
}

/** The pattern of a standard format that follows the culture; undefined for a letter that is none. */
export function standardPattern(format: string, culture: DateCulture): string | undefined {
  switch (format) {
    case 'd':
      return culture.shortDate;
    case 'D':
      return culture.longDate;
    case 'f':
      return `${culture.longDate} ${culture.shortTime}`;
    case 'F':
    case 'U':
      return `${culture.longDate} ${culture.longTime}`;
    case 'g':
      return `${culture.shortDate} ${culture.shortTime}`;
    case 'G':
      return `${culture.shortDate} ${culture.longTime}`;
    case 'm':
    case 'M':
      return culture.monthDay;
    case 'o':
    case 'O':
      return ROUND_TRIP;
    case 's':
      return "yyyy'-'MM'-'dd'T'HH':'mm':'ss";
    case 'u':
      return "yyyy'-'MM'-'dd HH':'mm':'ss'Z'";
    case 'r':
    case 'R':
      return "ddd, dd MMM yyyy HH':'mm':'ss 'GMT'";
    case 't':
      return culture.shortTime;
    case 'T':
      return culture.longTime;
    case 'y':
    case 'Y':
      return culture.yearMonth;
    default:
      return undefined;
  }
}

/** The default format, written out for speed. */
export function formatRoundTrip({ day, tick, kind }: DateTime): string {
  const date = toCalendarDate(day);
  const { hour, minute, second, fraction } = toClock(tick);
  return `${padded(date.year, 4)}-${padded(date.month, 2)}-${padded(date.day, 2)}T${padded(hour, 2)}:${padded(minute, 2)}:${padded(second, 2)}.${padded(fraction, 7)}${kindSuffix(kind)}`;
}

/** One piece of a custom format: a specifier repeated, or text to copy. */
export type FormatPiece =
  | { readonly kind: 'specifier'; readonly letter: string; readonly count: number }
  | { readonly kind: 'text'; readonly text: string };

const SPECIFIERS = 'dfFghHKmMstyz:/';

/** Takes a custom format apart; undefined where a quote has no end or a character is missing. */
export function scanDateFormat(format: string): readonly FormatPiece[] | undefined {
  const pieces: FormatPiece[] = [];
  for (let at = 0; at < format.length; ) {
    const character = format[at] ?? '';
    if (character === "'" || character === '"') {
      const quoted = scanQuoted(format, at);
      if (quoted === undefined) return undefined;
      pieces.push({ kind: 'text', text: quoted.text });
      at = quoted.end;
    } else if (character === '\\') {
      if (at + 1 >= format.length) return undefined;
      pieces.push({ kind: 'text', text: format[at + 1] ?? '' });
      at += 2;
    } else if (character === '%') {
      if (at + 1 >= format.length || format[at + 1] === '%') return undefined;
      at += 1;
    } else if (SPECIFIERS.includes(character)) {
      const count = character === ':' || character === '/' || character === 'K' ? 1 : runLength(format, at);
      pieces.push({ kind: 'specifier', letter: character, count });
      at += count;
    } else {
      pieces.push({ kind: 'text', text: character });
      at += 1;
    }
  }
  return pieces;
}

function scanQuoted(format: string, start: number): { readonly text: string; readonly end: number } | undefined {
  const quote = format[start];
  let text = '';
  for (let at = start + 1; at < format.length; at += 1) {
    if (format[at] === quote) return { text, end: at + 1 };
    if (format[at] === '\\') at += 1;
    text += format[at] ?? '';
  }
  return undefined;
}

function runLength(format: string, at: number): number {
  let end = at + 1;
  while (format[end] === format[at]) end += 1;
  return end - at;
}

function formatCustom(time: DateTime, format: string, culture: DateCulture): string | undefined {
  const pieces = scanDateFormat(format);
  if (pieces === undefined) return undefined;
  const hasDay = pieces.some((piece) => piece.kind === 'specifier' && piece.letter === 'd' && piece.count <= 2);
  let written = '';
  for (const piece of pieces) {
    if (piece.kind === 'text') written += piece.text;
    else {
      const text = formatPiece(time, piece, { culture, hasDay });
      if (text === undefined) return undefined;
      written = text === '' && piece.letter === 'F' && written.endsWith('.') ? written.slice(0, -1) : written + text;
    }
  }
  return written;
}

function formatPiece(
  { day, tick, kind }: DateTime,
  { letter, count }: { readonly letter: string; readonly count: number },
  { culture, hasDay }: { readonly culture: DateCulture; readonly hasDay: boolean },
): string | undefined {
  const { hour, minute, second, fraction } = toClock(tick);
  switch (letter) {
    case 'd':
      return formatDay(day, count, culture);
    case 'M':
      return formatMonth(toCalendarDate(day).month, count, { culture, hasDay });
    case 'y': {
      const { year } = toCalendarDate(day);
      return count <= 2 ? padded(year % 100, count) : padded(year, count);
    }
    case 'H':
      return padded(hour, Math.min(count, 2));
    case 'h':
      return padded(hour % 12 || 12, Math.min(count, 2));
    case 'm':
      return padded(minute, Math.min(count, 2));
    case 's':
      return padded(second, Math.min(count, 2));
    case 'f':
      return count > 7 ? undefined : padded(fraction, 7).slice(0, count);
    case 'F':
      return count > 7 ? undefined : padded(fraction, 7).slice(0, count).replace(/0+$/, '');
    case 't': {
      const half = hour < 12 ? culture.morning : culture.afternoon;
      return count === 1 ? half.slice(0, 1) : half;
    }
    case 'K':
      return kindSuffix(kind);
    case 'z':
      return count === 1 ? '+0' : count === 2 ? '+00' : '+00:00';
    case 'g':
      return 'A.D.';
    case ':':
      return culture.timeSeparator;
    default:
      return culture.dateSeparator;
  }
}

function formatDay(day: number, count: number, culture: DateCulture): string | undefined {
  if (count <= 2) return padded(toCalendarDate(day).day, count);
  return (count === 3 ? culture.shortDayNames : culture.dayNames)[dayOfWeek(day)];
}

function formatMonth(
  month: number,
  count: number,
  { culture, hasDay }: { readonly culture: DateCulture; readonly hasDay: boolean },
): string | undefined {
  if (count <= 2) return padded(month, count);
  if (count === 3) return (hasDay ? culture.shortMonthGenitives : culture.shortMonthNames)[month - 1];
  return (hasDay ? culture.monthGenitives : culture.monthNames)[month - 1];
}

function kindSuffix(kind: DateTimeKind): string {
  if (kind === 'utc') return 'Z';
  return kind === 'offset' ? '+00:00' : '';
}

function padded(number: number, width: number): string {
  return String(number).padStart(width, '0');
}
