import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addMs, epochMs, instantOf, msBetween } from './instant.ts';

test.each([
  { from: '2024-02-28T23:59:59.9999999Z', ms: 1, to: '2024-02-29T00:00:00.0009999Z' },
  { from: '2023-12-31T23:59:59.0000000Z', ms: 1_000, to: '2024-01-01T00:00:00.0000000Z' },
  { from: '2024-01-01T00:00:00.1234567Z', ms: -1, to: '2024-01-01T00:00:00.1224567Z' },
  { from: '0099-03-01T00:00:00.0000000Z', ms: -86_400_000, to: '0099-02-28T00:00:00.0000000Z' },
])('$ms ms after $from', ({ from, ms, to }) => {
  expect(addMs(from, ms)).toBe(to);
  expect(msBetween(from, to)).toBeCloseTo(ms, 3);
});

test('agrees with the calendar of the platform', () => {
  fc.assert(
    fc.property(
      fc.date({ noInvalidDate: true, min: new Date(-62135596800000), max: new Date(253402300799999) }),
      (date) => {
        const instant = date.toISOString().replace('Z', '0000Z');
        expect(epochMs(instant)).toBe(date.getTime());
        expect(instantOf(date.getTime())).toBe(instant);
      },
    ),
  );
});
