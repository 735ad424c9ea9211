import { expect, test } from 'vitest';
import { readFilter } from '../filter.ts';
import { readRunConditions, readRunSearch, statusMatcher } from './run-filter.ts';

const started = (operator: string, day: number) => ({
  kind: 'started',
  operator,
  at: new Date(Date.UTC(2026, 0, day)),
});

test.each([
  {
    filter: 'startTime ge 2026-01-01 and startTime lt 2026-01-09',
    found: { kind: 'all', of: [started('ge', 1), started('lt', 9)] },
  },
  { filter: 'startTime eq 2026-01-05', found: { kind: 'all', of: [started('ge', 5), started('le', 5)] } },
  {
    filter: 'startTime ne 2026-01-05',
    found: { kind: 'not', of: { kind: 'all', of: [started('ge', 5), started('le', 5)] } },
  },
  {
    filter: "status eq 'running' or not (clientTrackingId eq 'a')",
    found: {
      kind: 'any',
      of: [
        { kind: 'status', status: 'Running' },
        { kind: 'not', of: { kind: 'tracked', by: 'a' } },
      ],
    },
  },
])('$filter asks for runs by conditions', ({ filter, found }) => {
  expect(readRunConditions(readFilter(filter))).toEqual(found);
});

test.each(["status ne 'succeeded'", "not (status eq 'Succeeded')"])('%s asks for the others by name', (filter) => {
  const found = readRunConditions(readFilter(filter));
  const names = found.kind === 'any' ? found.of.map((each) => each.kind === 'status' && each.status) : [];
  expect(names).toEqual(expect.arrayContaining(['Running', 'Failed', 'Cancelled', 'TimedOut']));
  expect(names).not.toContain('Succeeded');
});

test('a value is searched for beside conditions, not instead of them', () => {
  const either = "(status eq 'Failed' or status eq 'Cancelled')";
  expect(readRunSearch(readFilter(`contains(value, 'x') and ${either}`))).toMatchObject({
    where: { kind: 'all', of: [{ kind: 'any' }] },
    value: 'x',
  });
  expect(() => readRunSearch(readFilter(`contains(value, 'x') or ${either}`))).toThrow(
    "joined to the whole rest by 'and'",
  );
  expect(() => readRunSearch(readFilter("not contains(value, 'x')"))).toThrow('character 5');
});

test.each([
  "startTime ge 'soon'",
  "clientTrackingId ge 'a'",
  "status eq 'Failed' or status eq null",
  "not (color eq 'red')",
  "contains(status, 'a')",
])('%s asks for nothing that is known', (filter) => {
  expect(() => readRunConditions(readFilter(filter))).toThrow('filter');
});

test.each(["name eq 'a'", "status ge 'Failed'", "startTime ge 2026-01-01 or status eq 'Failed'"])(
  'actions are not filtered by %s',
  (filter) => {
    expect(() => statusMatcher(readFilter(filter))).toThrow('is not supported by this list');
  },
);
