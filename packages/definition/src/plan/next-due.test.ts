import { expect, test } from 'vitest';
import { nextDue } from './next-due.ts';
import type { RecurrencePlan } from './recurrence.ts';

interface Case {
  readonly name: string;
  readonly recurrence: Omit<RecurrencePlan, 'nextDue' | 'missedTimes'> & Partial<Pick<RecurrencePlan, 'missedTimes'>>;
  readonly since: string;
  readonly due: readonly string[];
}

const cases: readonly Case[] = [
  {
    name: 'at once without a start, then by the interval',
    recurrence: { frequency: 'Minute', interval: 5 },
    since: '2026-03-01T10:02:03Z',
    due: ['2026-03-01T10:02:03.000Z', '2026-03-01T10:07:03.000Z', '2026-03-01T10:12:03.000Z'],
  },
  {
    name: 'at a start in the future',
    recurrence: { frequency: 'Hour', interval: 2, startTime: '2026-03-02T00:30:00Z' },
    since: '2026-03-01T10:00:00Z',
    due: ['2026-03-02T00:30:00.000Z', '2026-03-02T02:30:00.000Z'],
  },
  {
    name: 'on the grid of a start in the past, missed times dropped',
    recurrence: { frequency: 'Day', interval: 3, startTime: '2026-01-01T09:00:00Z' },
    since: '2026-03-01T10:00:00Z',
    due: ['2026-03-02T09:00:00.000Z', '2026-03-05T09:00:00.000Z'],
  },
  {
    name: 'from a start in the past, where missed times are made up',
    recurrence: { frequency: 'Day', interval: 3, startTime: '2026-02-24T09:00:00Z', missedTimes: 'made-up' },
    since: '2026-03-01T10:00:00Z',
    due: ['2026-02-24T09:00:00.000Z', '2026-02-27T09:00:00.000Z', '2026-03-02T09:00:00.000Z'],
  },
  {
    name: 'months from the 31st without drifting',
    recurrence: { frequency: 'Month', interval: 1, startTime: '2026-01-31T08:00:00Z' },
    since: '2026-01-31T08:00:01Z',
    due: ['2026-02-28T08:00:00.000Z', '2026-03-31T08:00:00.000Z', '2026-04-30T08:00:00.000Z'],
  },
  {
    name: 'the local time of day across daylight saving',
    recurrence: { frequency: 'Day', interval: 1, startTime: '2026-03-07T09:00:00', timeZone: 'Pacific Standard Time' },
    since: '2026-03-06T00:00:00Z',
    due: ['2026-03-07T17:00:00.000Z', '2026-03-08T16:00:00.000Z', '2026-03-09T16:00:00.000Z'],
  },
  {
    name: 'hours absolutely across daylight saving',
    recurrence: {
      frequency: 'Hour',
      interval: 12,
      startTime: '2026-03-07T21:00:00',
      timeZone: 'Pacific Standard Time',
    },
    since: '2026-03-06T00:00:00Z',
    due: ['2026-03-08T05:00:00.000Z', '2026-03-08T17:00:00.000Z'],
  },
  {
    name: 'a time inside the missing hour an hour later',
    recurrence: {
      frequency: 'Day',
      interval: 1,
      startTime: '2026-03-28T02:30:00',
      timeZone: 'W. Europe Standard Time',
    },
    since: '2026-03-27T00:00:00Z',
    due: ['2026-03-28T01:30:00.000Z', '2026-03-29T01:30:00.000Z', '2026-03-30T00:30:00.000Z'],
  },
  {
    name: 'a time inside the repeated hour once',
    recurrence: { frequency: 'Day', interval: 1, timeZone: 'Europe/Oslo', startTime: '2026-10-24T02:30:00' },
    since: '2026-10-23T00:00:00Z',
    due: ['2026-10-24T00:30:00.000Z', '2026-10-25T00:30:00.000Z', '2026-10-26T01:30:00.000Z'],
  },
  {
    name: 'every combination of the days, hours and minutes of a week',
    recurrence: {
      frequency: 'Week',
      interval: 1,
      startTime: '2026-03-02T09:00:00',
      timeZone: 'Pacific Standard Time',
      schedule: { weekDays: ['Monday', 'Friday'], hours: [10, 14], minutes: [30] },
    },
    since: '2026-03-02T20:00:00Z',
    due: [
      '2026-03-02T22:30:00.000Z',
      '2026-03-06T18:30:00.000Z',
      '2026-03-06T22:30:00.000Z',
      '2026-03-09T17:30:00.000Z',
    ],
  },
  {
    name: 'every second week only',
    recurrence: {
      frequency: 'Week',
      interval: 2,
      startTime: '2026-03-04T00:00:00Z',
      schedule: { weekDays: ['Tuesday'], hours: [6] },
    },
    since: '2026-03-01T00:00:00Z',
    due: ['2026-03-17T06:00:00.000Z', '2026-03-31T06:00:00.000Z'],
  },
  {
    name: 'the minutes of a schedule with the hours of the start',
    recurrence: { frequency: 'Day', interval: 1, startTime: '2026-03-04T07:15:00Z', schedule: { minutes: [0, 30] } },
    since: '2026-03-01T00:00:00Z',
    due: ['2026-03-04T07:30:00.000Z', '2026-03-05T07:00:00.000Z'],
  },
  {
    name: 'the last day and the second Monday of the month',
    recurrence: {
      frequency: 'Month',
      interval: 1,
      startTime: '2026-02-01T12:00:00Z',
      schedule: { monthDays: [-1], monthlyOccurrences: [{ day: 'Monday', occurrence: 2 }] },
    },
    since: '2026-01-01T00:00:00Z',
    due: [
      '2026-02-09T12:00:00.000Z',
      '2026-02-28T12:00:00.000Z',
      '2026-03-09T12:00:00.000Z',
      '2026-03-31T12:00:00.000Z',
    ],
  },
  {
    name: 'at the minutes of every second hour',
    recurrence: {
      frequency: 'Hour',
      interval: 2,
      startTime: '2026-03-04T07:15:00Z',
      schedule: { minutes: [45, 0, 15] },
    },
    since: '2026-03-01T00:00:00Z',
    due: [
      '2026-03-04T07:15:00.000Z',
      '2026-03-04T07:45:00.000Z',
      '2026-03-04T09:00:00.000Z',
      '2026-03-04T09:15:00.000Z',
    ],
  },
  {
    name: 'at once, then at the minutes of the hours across daylight saving',
    recurrence: { frequency: 'Hour', interval: 1, timeZone: 'Europe/Oslo', schedule: { minutes: [30] } },
    since: '2026-03-28T23:50:10Z',
    due: [
      '2026-03-28T23:50:10.000Z',
      '2026-03-29T00:30:00.000Z',
      '2026-03-29T01:30:00.000Z',
      '2026-03-29T02:30:00.000Z',
    ],
  },
  {
    name: 'at the full hours of a schedule without minutes and start',
    recurrence: { frequency: 'Day', interval: 1, schedule: { hours: [10, 14] } },
    since: '2026-03-04T12:34:56Z',
    due: ['2026-03-04T12:34:56.000Z', '2026-03-04T14:00:00.000Z', '2026-03-05T10:00:00.000Z'],
  },
  {
    name: 'on weekdays at the time of day of the start, across the end of a year',
    recurrence: {
      frequency: 'Week',
      interval: 1,
      startTime: '2026-12-30T23:30:00',
      timeZone: 'Tokyo Standard Time',
      schedule: { weekDays: ['Friday', 'Wednesday'] },
    },
    since: '2026-12-01T00:00:00Z',
    due: ['2026-12-30T14:30:00.000Z', '2027-01-01T14:30:00.000Z', '2027-01-06T14:30:00.000Z'],
  },
  {
    name: 'on the fifth Thursday, in months that have one',
    recurrence: {
      frequency: 'Month',
      interval: 1,
      startTime: '2026-01-01T06:00:00Z',
      schedule: { monthlyOccurrences: [{ day: 'Thursday', occurrence: 5 }] },
    },
    since: '2025-12-01T00:00:00Z',
    due: ['2026-01-29T06:00:00.000Z', '2026-04-30T06:00:00.000Z', '2026-07-30T06:00:00.000Z'],
  },
  {
    name: 'every year from a day that only leap years have',
    recurrence: { frequency: 'Year', interval: 1, startTime: '2028-02-29T00:00:00Z' },
    since: '2028-01-01T00:00:00Z',
    due: ['2028-02-29T00:00:00.000Z', '2029-02-28T00:00:00.000Z', '2030-02-28T00:00:00.000Z'],
  },
  {
    name: 'twice in the hour that daylight saving repeats, by minutes',
    recurrence: { frequency: 'Minute', interval: 60, timeZone: 'Europe/Oslo', startTime: '2026-10-25T01:30:00' },
    since: '2026-10-24T00:00:00Z',
    due: [
      '2026-10-24T23:30:00.000Z',
      '2026-10-25T00:30:00.000Z',
      '2026-10-25T01:30:00.000Z',
      '2026-10-25T02:30:00.000Z',
    ],
  },
  {
    name: 'nothing after the end',
    recurrence: { frequency: 'Day', interval: 1, startTime: '2026-03-01T00:00:00Z', endTime: '2026-03-02T00:00:00Z' },
    since: '2026-02-01T00:00:00Z',
    due: ['2026-03-01T00:00:00.000Z', '2026-03-02T00:00:00.000Z', 'never'],
  },
  {
    name: 'nothing on a day that no month has',
    recurrence: { frequency: 'Month', interval: 12, startTime: '2026-02-01T00:00:00Z', schedule: { monthDays: [31] } },
    since: '2026-01-01T00:00:00Z',
    due: ['never'],
  },
];

test.each(cases)('a recurrence is due $name', ({ recurrence, since, due }) => {
  const found: string[] = [];
  let previous: string | undefined;
  while (found.length < due.length) {
    previous = nextDue(
      { missedTimes: 'dropped', ...recurrence },
      { since: since.replace('Z', '.0000000Z'), ...(previous && { previous }) },
    );
    found.push(previous ?? 'never');
    if (previous === undefined) break;
  }
  expect(found).toEqual(due.map((instant) => instant.replace('.000Z', '.0000000Z')));
});
