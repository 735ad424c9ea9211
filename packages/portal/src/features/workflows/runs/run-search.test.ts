import { expect, test } from 'vitest';
import { anyRun, asksForAnything, type RunSearch, toRunFilter } from './run-search.ts';

test.each<{ name: string; search: Partial<RunSearch>; filter: string }>([
  { name: 'nothing', search: {}, filter: '' },
  { name: 'a status', search: { status: 'Failed' }, filter: "status eq 'Failed'" },
  {
    name: 'a span of time',
    search: { from: '2026-01-02T03:04', to: '2026-01-03T00:00' },
    filter: `startTime ge ${new Date('2026-01-02T03:04').toISOString()} and startTime le ${new Date('2026-01-03T00:00').toISOString()}`,
  },
  {
    name: 'texts with quotes',
    search: { trackingId: " o'1 ", value: "O'Brien" },
    filter: "clientTrackingId eq 'o''1' and contains(value, 'O''Brien')",
  },
])('asks for $name', ({ search, filter }) => {
  expect(toRunFilter({ ...anyRun, ...search })).toBe(filter);
  expect(asksForAnything({ ...anyRun, ...search })).toBe(filter !== '');
});
