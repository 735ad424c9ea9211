import { EvaluationFailure } from '../evaluation-failure.ts';

/** What is known of the zone of a time: it is UTC (`Z`), an offset was given and undone (`+00:00`), or nothing. */
export type DateTimeKind = 'utc' | 'offset' | 'unspecified';

/** A moment as a calendar shows it, exact to a tick of 100 ns, between the years 1 and 9999. */
export interface DateTime {
  /** Days since 0001-01-01. */
  readonly day: number;
  /** Ticks since midnight. */
  readonly tick: number;
  readonly kind: DateTimeKind;
}

/** Year, month from 1, day from 1. */
export interface CalendarDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** How many ticks a second has. */
export const TICKS_PER_SECOND = 10_000_000;
/** How many ticks a minute has. */
export const TICKS_PER_MINUTE: number = 60 * TICKS_PER_SECOND;
/** How many ticks an hour has. */
export const TICKS_PER_HOUR: number = 60 * TICKS_PER_MINUTE;
/** How many ticks a day has. */
export const TICKS_PER_DAY: number = 24 * TICKS_PER_HOUR;

const LAST_DAY = 3_652_058;

/** The time so many units of a whole part of a day later. Fails beyond the years 1 to 9999. */
export function addUnits(time: DateTime, count: number, ticksPerUnit: number): DateTime {
  const unitsPerDay = TICKS_PER_DAY / ticksPerUnit;
  const days = Math.floor(count / unitsPerDay);
  return addTicks(time, days, (count - days * unitsPerDay) * ticksPerUnit);
}

/** The time so many days and ticks later. Fails beyond the years 1 to 9999. */
export function addTicks(time: DateTime, days: number, ticks: number): DateTime {
  const sum = time.tick + ticks;
  const carried = Math.floor(sum / TICKS_PER_DAY);
  const day = time.day + days + carried;
  if (!(day >= 0 && day <= LAST_DAY)) {
    throw new EvaluationFailure('out-of-range', 'A time would be beyond the years 1 to 9999.');
  }
  return { day, tick: sum - carried * TICKS_PER_DAY, kind: time.kind };
}

/** The time so many months later, on the last day of the month where it has no such day. */
export function addMonths(time: DateTime, count: number): DateTime {
  const { year, month, day } = toCalendarDate(time.day);
  const months = year * 12 + month - 1 + count;
  const newYear = Math.floor(months / 12);
  const newMonth = months - newYear * 12 + 1;
  if (newYear < 1 || newYear > 9999) {
    throw new EvaluationFailure('out-of-range', 'A time would be beyond the years 1 to 9999.');
  }
  const newDay = Math.min(day, daysInMonth(newYear, newMonth));
  return { ...time, day: toDayNumber({ year: newYear, month: newMonth, day: newDay }) };
}

/** How many days a month has. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** Days since 0001-01-01. The date must exist. */
export function toDayNumber({ year, month, day }: CalendarDate): number {
  const shifted = month > 2 ? year : year - 1;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  return era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 306;
}

/** The date of a number of days since 0001-01-01. */
export function toCalendarDate(dayNumber: number): CalendarDate {
  const shifted = dayNumber + 306;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1_460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthOfYear = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * monthOfYear + 2) / 5) + 1;
  const month = monthOfYear < 10 ? monthOfYear + 3 : monthOfYear - 9;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day };
}

/** The day of the week, Sunday being 0. */
export function dayOfWeek(dayNumber: number): number {
  return (dayNumber + 1) % 7;
}

/** Hour, minute, second and the ticks that remain. */
export function toClock(tick: number): { hour: number; minute: number; second: number; fraction: number } {
  return {
    hour: Math.floor(tick / TICKS_PER_HOUR),
    minute: Math.floor(tick / TICKS_PER_MINUTE) % 60,
    second: Math.floor(tick / TICKS_PER_SECOND) % 60,
    fraction: tick % TICKS_PER_SECOND,
  };
}

/** Ticks since 0001-01-01T00:00:00. */
export function toTicks({ day, tick }: DateTime): bigint {
  return BigInt(day) * BigInt(TICKS_PER_DAY) + BigInt(tick);
}
