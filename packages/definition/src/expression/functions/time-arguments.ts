import type { Value } from '../../value/value.ts';
import { textArgument, wrongArgument } from '../arguments.ts';
import { type Culture, cultureOf } from '../culture/culture.ts';
import type { DateTime } from '../dates/date-time.ts';
import { formatDateTime, formatRoundTrip } from '../dates/format-date-time.ts';
import { parseDateTime } from '../dates/parse-date-time.ts';

/** The argument as a time. */
export function timeArgument(name: string, position: number, value: Value | undefined): DateTime {
  const text = textArgument(name, position, value);
  const time = parseDateTime(text, [invariantDates(name)]);
  if (time === undefined) throw wrongArgument(name, position, 'a date and time that exists', text);
  return time;
}

/** The culture of dates that texts without a locale are read in. */
function invariantDates(name: string): Culture['dates'] {
  return cultureOf(name, undefined).dates;
}

interface Shown {
  readonly format: Value | undefined;
  /** Where the format stands among the arguments. */
  readonly position: number;
  readonly locale?: Value | undefined;
}

/** The time as the function gives it: in the format asked for, else in the default one. */
export function shown(name: string, time: DateTime, { format, position, locale }: Shown): string {
  if (format === undefined) return formatRoundTrip(time);
  const pattern = textArgument(name, position, format);
  const tag = locale === undefined ? undefined : textArgument(name, position + 1, locale);
  const cultures = { culture: cultureOf(name, tag).dates, invariant: invariantDates(name) };
  const formatted = formatDateTime(time, pattern, cultures);
  if (formatted === undefined) throw wrongArgument(name, position, 'a format of dates', format);
  return formatted;
}
