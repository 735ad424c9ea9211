import { expect, test } from 'vitest';
import { shownDuration, shownInstant, shownSpan } from './instants.ts';

test.each([
  { name: 'milliseconds', ms: 420, shown: '420 ms' },
  { name: 'seconds', ms: 3_210, shown: '3.2 s' },
  { name: 'minutes', ms: 125_000, shown: '2 min 5 s' },
  { name: 'hours', ms: 3_840_000, shown: '1 h 4 min' },
  { name: 'a clock that ran backwards', ms: -5, shown: '0 ms' },
])('says $name', ({ ms, shown }) => {
  expect(shownDuration(ms)).toBe(shown);
});

test('shows what is no instant as it came, and nothing for nothing', () => {
  expect(shownInstant('soon')).toBe('soon');
  expect(shownInstant(undefined)).toBe('');
});

test('measures what still goes on up to now', () => {
  expect(shownSpan('2026-01-01T00:00:00Z', undefined, Date.parse('2026-01-01T00:00:02Z'))).toBe('2.0 s');
});
