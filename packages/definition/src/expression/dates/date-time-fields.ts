import {
  addTicks,
  type DateTime,
  type DateTimeKind,
  daysInMonth,
  TICKS_PER_DAY,
  TICKS_PER_HOUR,
  TICKS_PER_MINUTE,
  TICKS_PER_SECOND,
  toDayNumber,
} from './date-time.ts';

/** The fields of a time; `zone` in minutes east of UTC, or `Z`. */
export interface DateTimeFields {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  /** In ticks; may be a whole second after rounding. */
  readonly fraction: number;
  readonly zone: number | 'Z' | undefined;
}

/** The time of these fields, moved to UTC where an offset is given. Undefined where there is no such time. */
export function makeDateTime(fields: DateTimeFields): DateTime | undefined {
  const { year, month, day, hour, minute, second, zone } = fields;
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined;
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  const tick = hour * TICKS_PER_HOUR + minute * TICKS_PER_MINUTE + second * TICKS_PER_SECOND + fields.fraction;
  const kind: DateTimeKind = zone === undefined ? 'unspecified' : zone === 'Z' ? 'utc' : 'offset';
  const local: DateTime = { day: toDayNumber({ year, month, day }), tick, kind };
  const offset = typeof zone === 'number' ? zone : 0;
  return offset === 0 && tick < TICKS_PER_DAY ? local : addTicks(local, 0, -offset * TICKS_PER_MINUTE);
}

/** The ticks of the digits after the point, rounded. */
export function fractionTicks(digits: string): number {
  if (digits.length <= 7) return Number(digits.padEnd(7, '0'));
  return Math.round(Number(`${digits.slice(0, 7)}.${digits.slice(7)}`));
}

/** `Z` or the minutes of an offset such as `+05:30`, `+0530`, `+05`; undefined beyond 14 hours. */
export function parseZone(text: string): number | 'Z' | undefined {
  if (/^(?:z|gmt|utc)$/i.test(text)) return 'Z';
  const [, sign, hours = '', minutes = '0'] = /^([+-])([0-9]{1,2}):?([0-9]{2})?$/.exec(text) ?? [];
  const offset = Number(hours) * 60 + Number(minutes);
  if (sign === undefined || offset > 14 * 60 || Number(minutes) > 59) return undefined;
  return sign === '-' ? -offset : offset;
}
