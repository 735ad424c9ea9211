import { Temporal } from 'temporal-polyfill';
import { findTimeZone } from '../expression/dates/time-zone.ts';
import type { RecurrencePlan, RecurrenceProgress } from './recurrence.ts';

type Recurrence = Omit<RecurrencePlan, 'nextDue'>;

/**
 * The next instant at which a recurrence is due (clause 6.3), or undefined when it has ended. In a time zone, days, weeks
 * and months keep the local time of day; hours and below are absolute. A local time that daylight saving leaves
 * out is due an hour later, one that it repeats is due once.
 */
export function nextDue(recurrence: Recurrence, progress: RecurrenceProgress): string | undefined {
  const zone = timeZoneOf(recurrence);
  const start = recurrence.startTime === undefined ? undefined : toZoned(recurrence.startTime, zone);
  const next = nextOf(recurrence, { start, zone, progress });
  if (next === undefined) return undefined;
  const end = recurrence.endTime === undefined ? undefined : toZoned(recurrence.endTime, zone);
  if (end !== undefined && Temporal.ZonedDateTime.compare(next, end) > 0) return undefined;
  return next.toInstant().toString({ fractionalSecondDigits: 7 });
}

interface Reckoning {
  readonly start: Temporal.ZonedDateTime | undefined;
  readonly zone: string;
  readonly progress: RecurrenceProgress;
}

function nextOf(recurrence: Recurrence, reckoning: Reckoning): Temporal.ZonedDateTime | undefined {
  if (!hasSchedule(recurrence)) return nextOfInterval(recurrence, reckoning);
  return recurrence.frequency === 'Hour' ? nextOfHours(recurrence, reckoning) : nextOfSchedule(recurrence, reckoning);
}

function hasSchedule({ schedule }: Recurrence): boolean {
  return schedule !== undefined && Object.values(schedule).some((values) => values !== undefined && values.length > 0);
}

/** Windows names of zones are the documented ones; IANA names are understood too. */
function timeZoneOf({ timeZone }: Recurrence): string {
  if (timeZone === undefined) return 'UTC';
  return findTimeZone(timeZone)?.iana ?? 'UTC';
}

function toZoned(text: string, zone: string): Temporal.ZonedDateTime {
  if (/[zZ]$|[+-]\d\d:\d\d$/.test(text)) return Temporal.Instant.from(text).toZonedDateTimeISO(zone);
  return Temporal.PlainDateTime.from(text).toZonedDateTime(zone);
}

function atInstant(at: string, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.from(at).toZonedDateTimeISO(zone);
}

const units = {
  Second: 'seconds',
  Minute: 'minutes',
  Hour: 'hours',
  Day: 'days',
  Week: 'weeks',
  Month: 'months',
  Year: 'years',
} as const;

function nextOfInterval(recurrence: Recurrence, { start, zone, progress }: Reckoning): Temporal.ZonedDateTime {
  const { previous, since } = progress;
  const step = (from: Temporal.ZonedDateTime, count: number) =>
    from.add({ [units[recurrence.frequency]]: recurrence.interval * count });
  if (start === undefined) return previous === undefined ? atInstant(since, zone) : step(atInstant(previous, zone), 1);
  const after = atInstant(previous ?? since, zone);
  const startsAtStart = recurrence.missedTimes === 'made-up' || Temporal.ZonedDateTime.compare(start, after) >= 0;
  if (previous === undefined && startsAtStart) return start;
  // Counted from the start each time, so that month ends do not drift.
  let count = Math.max(
    0,
    Math.floor(
      start.until(after, { largestUnit: units[recurrence.frequency] })[units[recurrence.frequency]] /
        recurrence.interval,
    ),
  );
  while (Temporal.ZonedDateTime.compare(step(start, count), after) <= 0) count += 1;
  return step(start, count);
}

/** More periods than this without a match mean that there is none (the 31st of every February). */
const periodsLookedAt = 1_500;

/** From where a schedule is counted, and after which instant the next time is looked for. */
function boundsOf({ start, zone, progress: { previous, since } }: Reckoning): {
  readonly anchor: Temporal.ZonedDateTime;
  readonly after: Temporal.ZonedDateTime;
} {
  const anchor = start ?? atInstant(since, zone);
  const hasBegun = previous !== undefined || Temporal.ZonedDateTime.compare(anchor, atInstant(since, zone)) < 0;
  return { anchor, after: hasBegun ? atInstant(previous ?? since, zone) : anchor.subtract({ milliseconds: 1 }) };
}

/** Minutes of hours: the hours are counted absolutely from that of the start. */
function nextOfHours(recurrence: Recurrence, reckoning: Reckoning): Temporal.ZonedDateTime | undefined {
  const { start, zone, progress } = reckoning;
  if (start === undefined && progress.previous === undefined) return atInstant(progress.since, zone);
  const { anchor, after } = boundsOf(reckoning);
  const first = anchor.round({ smallestUnit: 'hour', roundingMode: 'floor' });
  const elapsed = first.until(after, { largestUnit: 'hours' }).hours;
  let count = Math.max(0, Math.floor(elapsed / recurrence.interval));
  for (let looked = 0; looked < periodsLookedAt; looked += 1, count += 1) {
    const hour = first.add({ hours: count * recurrence.interval });
    const due = (recurrence.schedule?.minutes ?? [])
      .map((minute) => hour.add({ minutes: minute }))
      .filter((at) => Temporal.ZonedDateTime.compare(at, after) > 0 && Temporal.ZonedDateTime.compare(at, anchor) >= 0)
      .sort(Temporal.ZonedDateTime.compare);
    if (due[0] !== undefined) return due[0];
  }
  return undefined;
}

function nextOfSchedule(recurrence: Recurrence, reckoning: Reckoning): Temporal.ZonedDateTime | undefined {
  const { start, zone, progress } = reckoning;
  if (start === undefined && progress.previous === undefined) return atInstant(progress.since, zone);
  const { anchor, after } = boundsOf(reckoning);
  const first = periodOf(anchor, recurrence);
  let count = Math.max(0, Math.floor(periodsBetween(first, after.toPlainDate(), recurrence) / recurrence.interval) - 1);
  for (let looked = 0; looked < periodsLookedAt; looked += 1, count += 1) {
    const period = addPeriods(first, recurrence, count * recurrence.interval);
    const due = daysOf(period, { recurrence, anchor })
      .flatMap((day) =>
        timesOf(recurrence, { anchor, start }).map((time) => day.toZonedDateTime({ timeZone: zone, plainTime: time })),
      )
      .filter((at) => Temporal.ZonedDateTime.compare(at, after) > 0 && Temporal.ZonedDateTime.compare(at, anchor) >= 0)
      .sort(Temporal.ZonedDateTime.compare);
    if (due[0] !== undefined) return due[0];
  }
  return undefined;
}

/** The first day of the day, week (from Monday) or month in which the recurrence begins. */
function periodOf(anchor: Temporal.ZonedDateTime, { frequency }: Recurrence): Temporal.PlainDate {
  const day = anchor.toPlainDate();
  if (frequency === 'Week') return day.subtract({ days: day.dayOfWeek - 1 });
  if (frequency === 'Month') return day.with({ day: 1 });
  if (frequency === 'Year') return day.with({ month: 1, day: 1 });
  return day;
}

function addPeriods(first: Temporal.PlainDate, { frequency }: Recurrence, count: number): Temporal.PlainDate {
  if (frequency === 'Week') return first.add({ weeks: count });
  if (frequency === 'Month') return first.add({ months: count });
  if (frequency === 'Year') return first.add({ years: count });
  return first.add({ days: count });
}

function periodsBetween(first: Temporal.PlainDate, day: Temporal.PlainDate, { frequency }: Recurrence): number {
  if (frequency === 'Week') return first.until(day, { largestUnit: 'weeks' }).weeks;
  if (frequency === 'Month') return first.until(day, { largestUnit: 'months' }).months;
  if (frequency === 'Year') return first.until(day, { largestUnit: 'years' }).years;
  return first.until(day, { largestUnit: 'days' }).days;
}

const weekDays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/** The days of one period on which the recurrence is due. */
function daysOf(
  period: Temporal.PlainDate,
  { recurrence, anchor }: { readonly recurrence: Recurrence; readonly anchor: Temporal.ZonedDateTime },
): Temporal.PlainDate[] {
  const { frequency, schedule } = recurrence;
  if (frequency === 'Week') {
    const names = schedule?.weekDays ?? [];
    const numbers =
      names.length > 0 ? names.map((name) => weekDays.indexOf(name.toLowerCase())) : [anchor.dayOfWeek - 1];
    return numbers.map((number) => period.add({ days: number }));
  }
  if (frequency !== 'Month') return [period];
  const days = (schedule?.monthDays ?? []).map((day) => (day < 0 ? period.daysInMonth + day + 1 : day));
  const occurrences = (schedule?.monthlyOccurrences ?? []).map((one) => dayOfOccurrence(period, one));
  const wanted = [...days, ...occurrences];
  if (wanted.length === 0) wanted.push(anchor.day);
  return wanted.filter((day) => day >= 1 && day <= period.daysInMonth).map((day) => period.with({ day }));
}

/** The day of the month of, say, its second Monday or (negative) its last Friday; 0 when it has none. */
function dayOfOccurrence(
  period: Temporal.PlainDate,
  { day, occurrence }: { readonly day: string; readonly occurrence: number },
): number {
  const wanted = weekDays.indexOf(day.toLowerCase()) + 1;
  const first = 1 + ((wanted - period.dayOfWeek + 7) % 7);
  const count = Math.floor((period.daysInMonth - first) / 7) + 1;
  const index = occurrence < 0 ? count + occurrence : occurrence - 1;
  return index < 0 || index >= count ? 0 : first + 7 * index;
}

/** Every combination of the hours and minutes. Minutes that are missing are those of the start, 0 without one; hours that are missing those of the start. */
function timesOf(
  { schedule }: Recurrence,
  { anchor, start }: { readonly anchor: Temporal.ZonedDateTime; readonly start: Temporal.ZonedDateTime | undefined },
): Temporal.PlainTime[] {
  const hours = schedule?.hours ?? [];
  const minutes = schedule?.minutes ?? [];
  if (hours.length === 0 && minutes.length === 0) return [anchor.toPlainTime()];
  return (hours.length > 0 ? hours : [anchor.hour]).flatMap((hour) =>
    (minutes.length > 0 ? minutes : [start?.minute ?? 0]).map((minute) => new Temporal.PlainTime(hour, minute)),
  );
}
