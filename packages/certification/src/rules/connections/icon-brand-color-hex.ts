import type { CheckedRule } from '../../review/rule.ts';
import { own } from '../../survey/json.ts';
import { below } from '../../survey/spot.ts';
import { isBlank, quote } from '../../text/text.ts';

/** The colour is written #rrggbb. */
export const iconBrandColorHex: CheckedRule<'properties'> = {
  id: 'icon-brand-color-hex',
  severity: 'error',
  level: 'metadata',
  fix: 'safe',
  source: 'POL 5000.2.1.1',
  summary: 'The colour is written #rrggbb.',
  why: 'Other notations are not read.',
  remedy: 'Write six hexadecimal digits after "#".',
  on: 'properties',
  check(properties, report) {
    const color = own(properties.properties, 'iconBrandColor');
    if (typeof color !== 'string' || isBlank(color) || /^#[0-9a-f]{6}$/i.test(color)) return;
    const at = below(properties.propertiesAt, 'iconBrandColor');
    const short = /^#?([0-9a-f])([0-9a-f])([0-9a-f])$/i.exec(color.trim());
    const long = /^#?([0-9a-f]{6})(?:ff)?$/i.exec(color.trim());
    const value = long
      ? `#${long[1]}`
      : short
        ? `#${short
            .slice(1)
            .map((digit) => digit + digit)
            .join('')}`
        : undefined;
    report(
      at,
      `The colour ${quote(color)} is not written #rrggbb.`,
      value === undefined ? {} : { fix: () => [{ kind: 'set', at, value }] },
    );
  },
  example: { at: 'properties:/properties/iconBrandColor', bad: { 'properties:/properties/iconBrandColor': '1d5a7a' } },
};
