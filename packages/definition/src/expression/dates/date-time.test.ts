import fc from 'fast-check';
import { expect, test } from 'vitest';
import { writtenEvaluation } from '../testing/written-evaluation.ts';
import { dayOfWeek, toCalendarDate, toDayNumber } from './date-time.ts';
import { formatRoundTrip } from './format-date-time.ts';
import { parseDateTime } from './parse-date-time.ts';

const EPOCH_DAY = 719_162;

test('counts days as the calendar of the platform does', () => {
  for (let day = 0; day <= 3_652_058; day += 733) {
    const date = new Date((day - EPOCH_DAY) * 86_400_000);
    const shown = toCalendarDate(day);
    expect(shown).toEqual({ year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() });
    expect(toDayNumber(shown)).toBe(day);
    expect(dayOfWeek(day)).toBe(date.getUTCDay());
  }
});

const time = fc.record({
  day: fc.integer({ min: 0, max: 3_652_058 }),
  tick: fc.integer({ min: 0, max: 863_999_999_999 }),
  kind: fc.constantFrom('utc', 'offset', 'unspecified'),
});

test('reads back every time that it wrote, to the tick', () => {
  fc.assert(
    fc.property(time, (each) => {
      expect(parseDateTime(formatRoundTrip(each), [])).toEqual(each);
    }),
  );
});

test('reads back every date that it wrote in a locale', () => {
  const locale = fc.constantFrom(
    'en-US',
    'en-GB',
    'de-DE',
    'fr-FR',
    'es-ES',
    'it-IT',
    'pl-PL',
    'pt-BR',
    'sv-SE',
    'nl-NL',
    'cs-CZ',
    'ja-JP',
    'ko-KR',
    'fi-FI',
    'da-DK',
  );
  fc.assert(
    fc.property(time, locale, fc.constantFrom('d', 'D', 'f', 'F', 'G'), (each, name, format) => {
      const iso = formatRoundTrip({ ...each, tick: each.tick - (each.tick % 600_000_000), kind: 'unspecified' });
      fc.pre(iso > '1000');
      const shown = writtenEvaluation(`@parseDateTime(formatDateTime('${iso}', '${format}', '${name}'), '${name}')`);
      const wanted = format === 'd' || format === 'D' ? `${iso.slice(0, 10)}T00:00:00.0000000` : iso;
      expect(shown).toBe(`"${wanted}"`);
    }),
    { numRuns: 300 },
  );
});
