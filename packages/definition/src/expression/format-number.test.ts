import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cultureOf } from './culture/culture.ts';
import { decimalOfText } from './decimal-arithmetic.ts';
import { formatNumber } from './format-number.ts';

test('rounds and groups as the locale data of the platform does, digit by digit', () => {
  const locale = fc.constantFrom('en-US', 'de-DE', 'fr-FR', 'is-IS', 'hi-IN', 'pt-BR', 'ja-JP', 'de-CH');
  const digits = fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n });
  fc.assert(
    fc.property(digits, fc.nat(12), fc.nat(8), locale, (coefficient, scale, places, name) => {
      const text = `${coefficient}`.replace(/^(-?)([0-9]+)$/, (_, sign: string, all: string) => {
        const padded = all.padStart(scale + 1, '0');
        return `${sign}${padded.slice(0, padded.length - scale)}.${padded.slice(padded.length - scale)}0`;
      });
      const options = { minimumFractionDigits: places, maximumFractionDigits: places, useGrouping: 'always' } as const;
      const expected = new Intl.NumberFormat(name, options).format(text as Intl.StringNumericLiteral);
      fc.pre(!/^-[^1-9]*$/.test(expected));
      expect(formatNumber(decimalOfText(text), `N${places}`, cultureOf('formatNumber', name).numbers)).toBe(expected);
    }),
    { numRuns: 500 },
  );
});
