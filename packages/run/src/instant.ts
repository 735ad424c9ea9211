import type { Instant } from './event.ts';

/** The instant a number of milliseconds later; earlier for a negative number. */
export function addMs(instant: Instant, ms: number): Instant {
  const { epochMs, rest } = parse(instant);
  return format(epochMs + Math.round(ms), rest);
}

/** The milliseconds from one instant to another, fractions dropped. */
export function msBetween(from: Instant, to: Instant): number {
  const start = parse(from);
  const end = parse(to);
  return end.epochMs - start.epochMs + (end.rest - start.rest) / 10_000;
}

/** The milliseconds since 1970 of an instant. */
export function epochMs(instant: Instant): number {
  return parse(instant).epochMs;
}

/** The instant of a number of milliseconds since 1970. */
export function instantOf(ms: number): Instant {
  return format(ms, 0);
}

const shape = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d{1,7}))?Z$/;

/** Milliseconds, and the hundreds of nanoseconds below them. */
function parse(instant: Instant): { epochMs: number; rest: number } {
  const parts = shape.exec(instant);
  if (!parts) throw new Error(`Not an instant: ${instant}`);
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.slice(1, 7).map(Number);
  const fraction = Number((parts[7] ?? '').padEnd(7, '0'));
  const ms = ((daysOf(year, month, day) * 24 + hour) * 60 + minute) * 60_000 + second * 1_000;
  return { epochMs: ms + Math.floor(fraction / 10_000), rest: fraction % 10_000 };
}

const DAY = 86_400_000;

/** The days since 1970 of a date (proleptic Gregorian). */
function daysOf(year: number, month: number, day: number): number {
  const shiftedYear = month <= 2 ? year - 1 : year;
  const era = Math.floor(shiftedYear / 400);
  const yearOfEra = shiftedYear - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

function format(ms: number, rest: number): Instant {
  const days = Math.floor(ms / DAY);
  const time = ms - days * DAY;
  const { year, month, day } = civil(days);
  const fraction = (time % 1_000) * 10_000 + rest;
  return (
    `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}T` +
    `${pad(Math.floor(time / 3_600_000), 2)}:${pad(Math.floor(time / 60_000) % 60, 2)}:${pad(Math.floor(time / 1_000) % 60, 2)}` +
    `.${pad(fraction, 7)}Z`
  );
}

/** The date of a number of days since 1970 (proleptic Gregorian). */
function civil(days: number): { year: number; month: number; day: number } {
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1_460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return { year, month, day: dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1 };
}

function pad(number: number, width: number): string {
  return String(number).padStart(width, '0');
}
