import { expect, test } from 'vitest';
import { readFilter } from '../filter.ts';
import { readRunConditions } from './run-filter.ts';

const day = (number: number) => new Date(Date.UTC(2026, 0, number));

test.each([
  {
    filter:
      'startTime ge 2026-01-01 and startTime ge 2026-01-03 and startTime le 2026-01-09 and startTime le 2026-01-08',
    found: { startedFrom: day(3), startedTo: day(8) },
  },
  {
    filter: 'startTime ge 2026-01-03 and startTime ge 2026-01-01',
    found: { startedFrom: day(3) },
  },
  {
    filter: 'startTime eq 2026-01-05',
    found: { startedFrom: day(5), startedTo: day(5) },
  },
  {
    filter: "status ne 'Running' and status eq 'failed' and clientTrackingId eq 'a'",
    found: { statuses: ['Failed'], clientTrackingId: 'a' },
  },
])('$filter asks for runs that satisfy all of it', ({ filter, found }) => {
  expect(readRunConditions(readFilter(filter))).toEqual(found);
});

test.each([
  "startTime ge 'soon'",
  'startTime ne 2026-01-01',
  "clientTrackingId ge 'a'",
  'status eq null',
  "color eq 'red'",
])('%s asks for nothing that is known', (filter) => {
  expect(() => readRunConditions(readFilter(filter))).toThrow('filter');
});
