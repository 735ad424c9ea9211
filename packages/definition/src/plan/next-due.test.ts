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
