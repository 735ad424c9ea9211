import { integerValue, type Value } from '../../value/value.ts';
import { integerArgument, textArgument, wrongArgument } from '../arguments.ts';
import {
  addMonths,
  addTicks,
  addUnits,
  type DateTime,
  dayOfWeek,
  TICKS_PER_DAY,
  TICKS_PER_HOUR,
  TICKS_PER_MINUTE,
  TICKS_PER_SECOND,
  toCalendarDate,
  toDayNumber,
  toTicks,
} from '../dates/date-time.ts';
import { formatTimeSpan, parseTimeSpan, timeSpanText } from '../dates/time-span.ts';
import { EvaluationFailure } from '../evaluation-failure.ts';
import type { FunctionDefinition } from '../function-definition.ts';
import type { Scope } from '../scope.ts';
import { shown, timeArgument } from './time-arguments.ts';

/** The functions that calculate with times. */
export const dateFunctions: readonly FunctionDefinition[] = [
  {
    kind: 'reading',
    name: 'utcNow',
    family: 'date and time',
    parameters: 'format?',
    summary: 'Gives the current time in UTC.',
    example: '@utcNow()',
    evaluate: (scope, format) => shown('utcNow', now(scope), { format, position: 1 }),
  },
  {
    kind: 'pure',
    name: 'addSeconds',
    family: 'date and time',
    parameters: 'time, seconds, format?',
    summary: 'Adds seconds to a time.',
    example: "@addSeconds('2018-03-15T00:00:00Z', 10)",
    evaluate: (time, count, format) => addSimple('addSeconds', TICKS_PER_SECOND, [time, count, format]),
  },
  {
    kind: 'pure',
    name: 'addMinutes',
    family: 'date and time',
    parameters: 'time, minutes, format?',
    summary: 'Adds minutes to a time.',
    example: "@addMinutes('2018-03-15T00:10:00Z', 10)",
    evaluate: (time, count, format) => addSimple('addMinutes', TICKS_PER_MINUTE, [time, count, format]),
  },
  {
    kind: 'pure',
    name: 'addHours',
    family: 'date and time',
    parameters: 'time, hours, format?',
    summary: 'Adds hours to a time.',
    example: "@addHours('2018-03-15T00:00:00Z', 10)",
    evaluate: (time, count, format) => addSimple('addHours', TICKS_PER_HOUR, [time, count, format]),
  },
  {
    kind: 'pure',
    name: 'addDays',
    family: 'date and time',
    parameters: 'time, days, format?',
    summary: 'Adds days to a time.',
    example: "@addDays('2018-03-15T00:00:00Z', 10)",
    evaluate: (time, count, format) => addSimple('addDays', TICKS_PER_DAY, [time, count, format]),
  },
  {
    kind: 'pure',
    name: 'addToTime',
    family: 'date and time',
    parameters: 'time, count, unit, format?',
    summary: 'Adds so many seconds, minutes, hours, days, weeks, months or years to a time.',
    example: "@addToTime('2018-01-01T00:00:00Z', 1, 'Day')",
    evaluate: (time, count, unit, format) =>
      shift('addToTime', timeArgument('addToTime', 1, time), { count, unit, position: 2, sign: 1, format }),
  },
  {
    kind: 'pure',
    name: 'subtractFromTime',
    family: 'date and time',
    parameters: 'time, count, unit, format?',
    summary: 'Takes so many seconds, minutes, hours, days, weeks, months or years from a time.',
    example: "@subtractFromTime('2018-01-02T00:00:00Z', 1, 'Day')",
    evaluate: (time, count, unit, format) =>
      shift('subtractFromTime', timeArgument('subtractFromTime', 1, time), {
        count,
        unit,
        position: 2,
        sign: -1,
        format,
      }),
  },
  {
    kind: 'reading',
    name: 'getFutureTime',
    family: 'date and time',
    parameters: 'count, unit, format?',
    summary: 'Gives the current time and so many units.',
    example: "@getFutureTime(5, 'Day')",
    evaluate: (scope, count, unit, format) =>
      shift('getFutureTime', now(scope), { count, unit, position: 1, sign: 1, format }),
  },
  {
    kind: 'reading',
    name: 'getPastTime',
    family: 'date and time',
    parameters: 'count, unit, format?',
    summary: 'Gives the current time less so many units.',
    example: "@getPastTime(5, 'Day')",
    evaluate: (scope, count, unit, format) =>
      shift('getPastTime', now(scope), { count, unit, position: 1, sign: -1, format }),
  },
  {
    kind: 'pure',
    name: 'startOfDay',
    family: 'date and time',
    parameters: 'time, format?',
    summary: 'Gives the start of the day of a time.',
    example: "@startOfDay('2018-03-15T13:30:30Z')",
    evaluate: (time, format) => start('startOfDay', time, { format, of: (at) => ({ ...at, tick: 0 }) }),
  },
  {
    kind: 'pure',
    name: 'startOfHour',
    family: 'date and time',
    parameters: 'time, format?',
    summary: 'Gives the start of the hour of a time.',
    example: "@startOfHour('2018-03-15T13:30:30Z')",
    evaluate: (time, format) =>
      start('startOfHour', time, { format, of: (at) => ({ ...at, tick: at.tick - (at.tick % TICKS_PER_HOUR) }) }),
  },
  {
    kind: 'pure',
    name: 'startOfMonth',
    family: 'date and time',
    parameters: 'time, format?',
    summary: 'Gives the start of the month of a time.',
    example: "@startOfMonth('2018-03-15T13:30:30Z')",
    evaluate: (time, format) =>
      start('startOfMonth', time, {
        format,
        of: (at) => ({ ...at, day: at.day - toCalendarDate(at.day).day + 1, tick: 0 }),
      }),
  },
  {
    kind: 'pure',
    name: 'dayOfMonth',
    family: 'date and time',
    parameters: 'time',
    summary: 'Gives the day of the month of a time.',
    example: "@dayOfMonth('2018-03-15T13:27:36Z')",
    evaluate: (time) => toCalendarDate(timeArgument('dayOfMonth', 1, time).day).day,
  },
  {
    kind: 'pure',
    name: 'dayOfWeek',
    family: 'date and time',
    parameters: 'time',
    summary: 'Gives the day of the week of a time; Sunday is 0.',
    example: "@dayOfWeek('2018-03-15T13:27:36Z')",
    evaluate: (time) => dayOfWeek(timeArgument('dayOfWeek', 1, time).day),
  },
  {
    kind: 'pure',
    name: 'dayOfYear',
    family: 'date and time',
    parameters: 'time',
    summary: 'Gives the day of the year of a time.',
    example: "@dayOfYear('2018-03-15T13:27:36Z')",
    evaluate: dayOfYear,
  },
  {
    kind: 'pure',
    name: 'ticks',
    family: 'date and time',
    parameters: 'time',
    summary: 'Gives the units of 100 nanoseconds from the start of the year 1 to a time.',
    example: "@ticks('2018-01-01T00:00:00Z')",
    evaluate: (time) => integerValue(toTicks(timeArgument('ticks', 1, time))),
  },
  {
    kind: 'pure',
    name: 'dateDifference',
    family: 'date and time',
    parameters: 'start, end',
    summary: 'Gives the time span between two times.',
    example: "@dateDifference('2015-02-08', '2018-07-30')",
    evaluate: (from, to) =>
      timeSpanText(toTicks(timeArgument('dateDifference', 2, to)) - toTicks(timeArgument('dateDifference', 1, from))),
  },
  {
    kind: 'pure',
    name: 'formatTimeSpan',
    family: 'date and time',
    parameters: 'span, format',
    summary: 'Gives a time span in a format.',
    example: "@formatTimeSpan('1.02:03:04', 'hh\\:mm')",
    evaluate: formatSpan,
  },
];

function now(scope: Scope): DateTime {
  const text = scope.now();
  if (text === undefined) throw new EvaluationFailure('missing-value', 'The current time is not known here.');
  return { ...timeArgument('utcNow', 1, text), kind: 'utc' };
}

function addSimple(
  name: string,
  ticksPerUnit: number,
  [time = null, count = null, format]: readonly (Value | undefined)[],
): Value {
  const later = addUnits(timeArgument(name, 1, time), integerArgument(name, 2, count), ticksPerUnit);
  return shown(name, later, { format, position: 3 });
}

interface Shift {
  readonly count: Value | undefined;
  readonly unit: Value | undefined;
  /** Where the count stands; the unit and the format follow it. */
  readonly position: number;
  readonly sign: 1 | -1;
  readonly format: Value | undefined;
}

function shift(name: string, time: DateTime, { count, unit, position, sign, format }: Shift): Value {
  const amount = sign * integerArgument(name, position, count);
  const add =
    units[
      textArgument(name, position + 1, unit)
        .toLowerCase()
        .replace(/s$/, '')
    ];
  if (add === undefined) {
    throw wrongArgument(name, position + 1, 'one of Second, Minute, Hour, Day, Week, Month and Year', unit);
  }
  return shown(name, add(time, amount), { format, position: position + 2 });
}

const units: { readonly [unit: string]: ((time: DateTime, count: number) => DateTime) | undefined } = Object.assign(
  Object.create(null),
  {
    second: (time: DateTime, count: number) => addUnits(time, count, TICKS_PER_SECOND),
    minute: (time: DateTime, count: number) => addUnits(time, count, TICKS_PER_MINUTE),
    hour: (time: DateTime, count: number) => addUnits(time, count, TICKS_PER_HOUR),
    day: (time: DateTime, count: number) => addTicks(time, count, 0),
    week: (time: DateTime, count: number) => addTicks(time, count * 7, 0),
    month: addMonths,
    year: (time: DateTime, count: number) => addMonths(time, count * 12),
  },
);

function start(
  name: string,
  time: Value,
  { format, of }: { readonly format: Value | undefined; readonly of: (time: DateTime) => DateTime },
): Value {
  return shown(name, of(timeArgument(name, 1, time)), { format, position: 2 });
}

function dayOfYear(time: Value): Value {
  const { day } = timeArgument('dayOfYear', 1, time);
  return day - toDayNumber({ year: toCalendarDate(day).year, month: 1, day: 1 }) + 1;
}

function formatSpan(span: Value, format: Value): Value {
  const ticks = parseTimeSpan(textArgument('formatTimeSpan', 1, span));
  if (ticks === undefined) throw wrongArgument('formatTimeSpan', 1, 'a time span such as 1.02:03:04', span);
  const formatted = formatTimeSpan(ticks, textArgument('formatTimeSpan', 2, format));
  if (formatted === undefined) throw wrongArgument('formatTimeSpan', 2, 'a format of time spans', format);
  return formatted;
}
