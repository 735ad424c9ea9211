import { Temporal } from 'temporal-polyfill';
import { WINDOWS_TO_IANA_MAP } from 'windows-iana';
import { addTicks, type DateTime, TICKS_PER_SECOND, toCalendarDate, toClock } from './date-time.ts';

/** A time zone by its IANA name. */
export interface TimeZone {
  readonly iana: string;
  readonly isUtc: boolean;
}

/** The zone of a Windows name (`Pacific Standard Time`) or an IANA name, in any letter case; undefined for an unknown one. */
export function findTimeZone(name: string): TimeZone | undefined {
  const wanted = name.trim().toLowerCase();
  const found = byWindowsName.get(wanted);
  if (found !== undefined) return { iana: found, isUtc: wanted === 'utc' };
  if (!/^[a-z][a-z0-9_+\-/]{1,60}$/i.test(wanted)) return undefined;
  try {
    const iana = Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name.trim()).timeZoneId;
    return { iana, isUtc: /^(?:etc\/)?(?:utc|uct|gmt|zulu|universal|greenwich)$/i.test(iana) };
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** The first zone of a Windows name is the one that CLDR takes where no territory is given. */
const byWindowsName: ReadonlyMap<string, string> = new Map(
  WINDOWS_TO_IANA_MAP.filter(({ territory }) => territory === '001').flatMap(({ windowsName, iana: [first] }) =>
    first === undefined ? [] : [[windowsName.toLowerCase(), first] as const],
  ),
);

/** The local time of a zone at a time in UTC. */
export function toLocalTime(utc: DateTime, zone: TimeZone): DateTime {
  if (zone.isUtc) return { ...utc, kind: 'utc' };
  const offset = Temporal.Instant.fromEpochMilliseconds(toEpochMilliseconds(utc)).toZonedDateTimeISO(
    zone.iana,
  ).offsetNanoseconds;
  return addTicks({ ...utc, kind: 'unspecified' }, 0, offset / 100);
}

/** The time in UTC of a local time of a zone. An ambiguous one is standard time; undefined for one that a switch skips. */
export function toUtc(local: DateTime, zone: TimeZone): DateTime | undefined {
  if (zone.isUtc) return { ...local, kind: 'utc' };
  const { year, month, day } = toCalendarDate(local.day);
  const { hour, minute, second } = toClock(local.tick);
  const plain = new Temporal.PlainDateTime(year, month, day, hour, minute, second);
  const later = plain.toZonedDateTime(zone.iana, { disambiguation: 'later' });
  if (!later.toPlainDateTime().equals(plain)) return undefined;
  return addTicks({ ...local, kind: 'utc' }, 0, -later.offsetNanoseconds / 100);
}

const EPOCH_DAY = 719_162;

function toEpochMilliseconds({ day, tick }: DateTime): number {
  return (day - EPOCH_DAY) * 86_400_000 + Math.floor(tick / TICKS_PER_SECOND) * 1_000;
}
