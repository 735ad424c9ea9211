import type { Value } from '../../value/value.ts';
import { numberArgument, textArgument, wrongArgument } from '../arguments.ts';
import { cultureOf } from '../culture/culture.ts';
import type { DateTime } from '../dates/date-time.ts';
import { parseDateTime } from '../dates/parse-date-time.ts';
import { parseExactDateTime } from '../dates/parse-exact-date-time.ts';
import { findTimeZone, type TimeZone, toLocalTime, toUtc } from '../dates/time-zone.ts';
import { formatNumber } from '../format-number.ts';
import type { FunctionDefinition } from '../function-definition.ts';
import { shown, timeArgument } from './time-arguments.ts';

/** The functions that know locales and time zones. */
export const formatFunctions: readonly FunctionDefinition[] = [
  {
    kind: 'pure',
    name: 'formatNumber',
    family: 'text',
    parameters: 'number, format, locale?',
    summary: 'Gives a number as text in a format and a locale.',
    example: "@formatNumber(1234567.89, '0,0.00', 'en-us')",
    evaluate: formatOfNumber,
  },
  {
    kind: 'pure',
    name: 'formatDateTime',
    family: 'date and time',
    parameters: 'time, format?, locale?',
    summary: 'Gives a time in a format and a locale.',
    example: "@formatDateTime('2018-03-15T12:00:00Z', 'yyyy-MM-dd')",
    evaluate: (time, format, locale) =>
      shown('formatDateTime', timeArgument('formatDateTime', 1, time), { format, position: 2, locale }),
  },
  {
    kind: 'pure',
    name: 'parseDateTime',
    family: 'date and time',
    parameters: 'text, locale?, format?',
    summary: 'Reads a time that is written in a locale, or exactly in a format.',
    example: "@parseDateTime('20/10/2014', 'fr-fr')",
    evaluate: parseTime,
  },
  {
    kind: 'pure',
    name: 'convertFromUtc',
    family: 'date and time',
    parameters: 'time, zone, format?',
    summary: 'Gives the local time of a zone at a time in UTC.',
    example: "@convertFromUtc('2018-01-01T08:00:00Z', 'Pacific Standard Time')",
    evaluate: (time, zone, format) => {
      const local = toLocalTime(timeArgument('convertFromUtc', 1, time), zoneArgument('convertFromUtc', 2, zone));
      return shown('convertFromUtc', local, { format, position: 3 });
    },
  },
  {
    kind: 'pure',
    name: 'convertToUtc',
    family: 'date and time',
    parameters: 'time, zone, format?',
    summary: 'Gives the time in UTC of a local time of a zone.',
    example: "@convertToUtc('01/01/2018 00:00:00', 'Pacific Standard Time')",
    evaluate: (time, zone, format) => shown('convertToUtc', utcOf('convertToUtc', time, zone), { format, position: 3 }),
  },
  {
    kind: 'pure',
    name: 'convertTimeZone',
    family: 'date and time',
    parameters: 'time, from, to, format?',
    summary: 'Gives the local time of one zone at a local time of another.',
    example: "@convertTimeZone('2018-01-01T08:00:00Z', 'UTC', 'Pacific Standard Time')",
    evaluate: (time, from, to, format) => {
      const local = toLocalTime(utcOf('convertTimeZone', time, from), zoneArgument('convertTimeZone', 3, to));
      return shown('convertTimeZone', local, { format, position: 4 });
    },
  },
];

function formatOfNumber(number: Value, format: Value, locale?: Value): Value {
  const tag = locale === undefined ? undefined : textArgument('formatNumber', 3, locale);
  const culture = cultureOf('formatNumber', tag).numbers;
  const value = numberArgument('formatNumber', 1, number);
  const formatted = formatNumber(value, textArgument('formatNumber', 2, format), culture);
  if (formatted === undefined) throw wrongArgument('formatNumber', 2, 'a format that fits the number', format);
  return formatted;
}

function parseTime(text: Value, locale?: Value, format?: Value): Value {
  const source = textArgument('parseDateTime', 1, text);
  const tag = locale === undefined || locale === null ? undefined : textArgument('parseDateTime', 2, locale);
  const culture = cultureOf('parseDateTime', tag).dates;
  const time =
    format === undefined
      ? parseDateTime(source, [culture])
      : parseExactDateTime(source, textArgument('parseDateTime', 3, format), culture);
  if (time === undefined) throw wrongArgument('parseDateTime', 1, 'a date and time in this locale and format', text);
  return shown('parseDateTime', time, { format: undefined, position: 3 });
}

function zoneArgument(name: string, position: number, value: Value | undefined): TimeZone {
  const zone = findTimeZone(textArgument(name, position, value));
  if (zone === undefined) throw wrongArgument(name, position, 'the name of a time zone', value);
  return zone;
}

function utcOf(name: string, time: Value, zone: Value | undefined): DateTime {
  const local = timeArgument(name, 1, time);
  const from = zoneArgument(name, 2, zone);
  if (local.kind !== 'unspecified' && !from.isUtc) {
    throw wrongArgument(name, 1, 'a time without a zone of its own, since a zone other than UTC is named', time);
  }
  const utc = toUtc(local, from);
  if (utc === undefined) throw wrongArgument(name, 1, 'a time that exists in the zone', time);
  return utc;
}
