import { trimWhiteSpace } from '../../value/white-space.ts';
import type { DateCulture } from '../culture/date-culture.ts';
import type { DateTime } from './date-time.ts';
import { fractionTicks, makeDateTime, parseZone } from './date-time-fields.ts';
import { parseFreeDateTime } from './parse-free-date-time.ts';

/** The time that a text stands for: ISO 8601, or what .NET understands in one of the cultures. Undefined for any other text. */
export function parseDateTime(text: string, cultures: readonly DateCulture[]): DateTime | undefined {
  if (text.length > MAX_DATE_LENGTH) return undefined;
  const trimmed = trimWhiteSpace(text);
  return parseIso(trimmed) ?? parseFreeDateTime(trimmed, cultures);
}

/** Longer texts are not dates. */
const MAX_DATE_LENGTH = 200;

const iso =
  /^([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:[Tt ] ?([0-9]{1,2}):([0-9]{2})(?::([0-9]{2})(?:[.,]([0-9]{1,20}))?)?)?\s?([Zz]|[+-][0-9]{2}(?::?[0-9]{2})?)?$/;

function parseIso(text: string): DateTime | undefined {
  const [, year, month, day, hour = '0', minute = '0', second = '0', fraction = '', zone] = iso.exec(text) ?? [];
  if (year === undefined) return undefined;
  return makeDateTime({
    year: Number(year),
    month: Number(month),
    day: Number(day),
    hour: Number(hour),
    minute: Number(minute),
    second: Number(second),
    fraction: fractionTicks(fraction),
    zone: zone === undefined ? undefined : parseZone(zone),
  });
}
