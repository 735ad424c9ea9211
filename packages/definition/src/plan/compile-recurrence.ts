import { Temporal } from 'temporal-polyfill';
import { pointerTo } from '../document/findings.ts';
import {
  arrayMember,
  integerMember,
  type Members,
  member,
  objectMember,
  requireMembers,
  textMember,
  wordMember,
} from '../document/members.ts';
import { findTimeZone } from '../expression/dates/time-zone.ts';
import { isInteger, isObject } from '../value/value.ts';
import { nextDue } from './next-due.ts';
import type { Frequency, MissedTimes, RecurrencePlan, RecurrenceSchedule } from './recurrence.ts';

/** The longest interval of each frequency (clause 6.3). */
const LONGEST: Readonly<Record<Frequency, number>> = {
  Second: 9_999_999,
  Minute: 72_000,
  Hour: 12_000,
  Day: 500,
  Week: 71,
  Month: 16,
  Year: 1,
};

const FREQUENCIES: readonly Frequency[] = ['Second', 'Minute', 'Hour', 'Day', 'Week', 'Month', 'Year'];
const WEEK_DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

/** Compiles the `recurrence` of a trigger. Bad schedules are reported; undefined when it cannot be used at all. */
export function compileRecurrence(recurrence: Members, missedTimes: MissedTimes): RecurrencePlan | undefined {
  if (!requireMembers(recurrence, ['frequency', 'interval'], '"recurrence"')) return undefined;
  const frequency = wordMember(recurrence, 'frequency', FREQUENCIES);
  if (!frequency) return undefined;
  const interval = integerMember(recurrence, 'interval', { from: 1, to: LONGEST[frequency] });
  if (interval === undefined) return undefined;
  const startTime = instantMember(recurrence, 'startTime');
  const endTime = instantMember(recurrence, 'endTime');
  const timeZone = textMember(recurrence, 'timeZone');
  if (timeZone !== undefined && startTime?.endsWith('Z') && timeZone.toUpperCase() !== 'UTC') {
    recurrence.findings.error({
      code: 'invalid-schedule',
      pointer: member(recurrence, 'startTime')?.pointer ?? recurrence.pointer,
      message: `A "startTime" that ends in Z is UTC and cannot have the time zone '${timeZone}' as well.`,
      remedy: 'Remove the Z, or remove "timeZone".',
    });
  }
  const schedule = objectMember(recurrence, 'schedule');
  checkZone(recurrence, timeZone);
  const plan = {
    frequency,
    interval,
    missedTimes,
    ...(startTime === undefined ? {} : { startTime }),
    ...(endTime === undefined ? {} : { endTime }),
    ...(timeZone === undefined ? {} : { timeZone }),
    ...(schedule ? { schedule: compileSchedule(schedule, frequency) } : {}),
  };
  return { ...plan, nextDue: (progress) => nextDue(plan, progress) };
}

function checkZone(recurrence: Members, timeZone: string | undefined): void {
  if (timeZone === undefined || findTimeZone(timeZone)) return;
  recurrence.findings.error({
    code: 'invalid-schedule',
    pointer: member(recurrence, 'timeZone')?.pointer ?? recurrence.pointer,
    message: `There is no time zone '${timeZone}'.`,
    remedy: "Use a Windows name such as 'Pacific Standard Time', or an IANA name.",
  });
}

function compileSchedule(schedule: Members, frequency: Frequency): RecurrenceSchedule {
  const isAllowed: Readonly<Record<string, readonly Frequency[]>> = {
    hours: ['Day', 'Week', 'Month', 'Year'],
    minutes: ['Hour', 'Day', 'Week', 'Month', 'Year'],
    weekDays: ['Week'],
    monthDays: ['Month'],
    monthlyOccurrences: ['Month'],
  };
  for (const [name, frequencies] of Object.entries(isAllowed)) {
    const found = member(schedule, name);
    if (!found || frequencies.includes(frequency)) continue;
    schedule.findings.error({
      code: 'invalid-schedule',
      pointer: found.pointer,
      message: `"${name}" cannot be used with the frequency '${frequency}'.`,
      remedy: `Use it with ${frequencies.join(', ')}.`,
    });
  }
  const hours = integers(schedule, 'hours', { from: 0, to: 23 });
  const minutes = integers(schedule, 'minutes', { from: 0, to: 59 });
  const monthDays = integers(schedule, 'monthDays', { from: -31, to: 31 });
  const weekDays = arrayMember(schedule, 'weekDays')?.flatMap((value, index) => {
    const day = WEEK_DAYS.find((name) => typeof value === 'string' && name.toLowerCase() === value.toLowerCase());
    if (day === undefined)
      invalid(schedule, pointerTo(schedule.pointer, 'weekDays', index), 'A day of the week is needed.');
    return day === undefined ? [] : [day];
  });
  const monthlyOccurrences = arrayMember(schedule, 'monthlyOccurrences')?.flatMap((value, index) => {
    const pointer = pointerTo(schedule.pointer, 'monthlyOccurrences', index);
    const entry = isObject(value) ? value : {};
    const wanted = entry['day'];
    const day = WEEK_DAYS.find((name) => typeof wanted === 'string' && name.toLowerCase() === wanted.toLowerCase());
    const occurrence = entry['occurrence'];
    if (day === undefined || !isInteger(occurrence) || Math.abs(Number(occurrence)) > 5 || Number(occurrence) === 0) {
      invalid(schedule, pointer, 'A "day" of the week and an "occurrence" from 1 to 5 or -1 to -5 are needed.');
      return [];
    }
    return [{ day, occurrence: Number(occurrence) }];
  });
  return {
    ...(hours ? { hours } : {}),
    ...(minutes ? { minutes } : {}),
    ...(weekDays ? { weekDays } : {}),
    ...(monthDays ? { monthDays } : {}),
    ...(monthlyOccurrences ? { monthlyOccurrences } : {}),
  };
}

function integers(
  schedule: Members,
  name: string,
  limits: { from: number; to: number },
): readonly number[] | undefined {
  return arrayMember(schedule, name)?.flatMap((value, index) => {
    const number = isInteger(value)
      ? Number(value)
      : typeof value === 'string' && /^\d+$/.test(value)
        ? Number(value)
        : undefined;
    const isGood =
      number !== undefined && number >= limits.from && number <= limits.to && !(name === 'monthDays' && number === 0);
    if (!isGood) {
      invalid(
        schedule,
        pointerTo(schedule.pointer, name, index),
        `"${name}" takes integers from ${limits.from} to ${limits.to}.`,
      );
      return [];
    }
    return [number];
  });
}

function invalid(schedule: Members, pointer: string, message: string): void {
  schedule.findings.error({ code: 'invalid-schedule', pointer, message, remedy: 'Correct the schedule.' });
}

function instantMember(recurrence: Members, name: string): string | undefined {
  const text = textMember(recurrence, name);
  if (text === undefined || isInstant(text)) return text;
  recurrence.findings.error({
    code: 'invalid-schedule',
    pointer: member(recurrence, name)?.pointer ?? recurrence.pointer,
    message: `"${name}" must be an instant that exists, written like 2024-01-31T09:00:00, not '${text}'.`,
    remedy: 'Write year, month, day and time, with a Z for UTC.',
  });
  return undefined;
}

function isInstant(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,7})?)?Z?)?$/.test(text)) return false;
  try {
    Temporal.PlainDateTime.from(text.replace('Z', ''));
    return true;
  } catch {
    // No month has the day, or no day the hour.
    return false;
  }
}
