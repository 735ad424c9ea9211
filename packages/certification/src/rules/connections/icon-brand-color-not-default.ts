import type { CheckedRule } from '../../review/rule.ts';
import { own, textOr } from '../../survey/json.ts';
import { below } from '../../survey/spot.ts';
import { quote } from '../../text/text.ts';

/** The colour is neither white nor the default blue. */
export const iconBrandColorNotDefault: CheckedRule<'properties'> = {
  id: 'icon-brand-color-not-default',
  severity: 'error',
  level: 'metadata',
  fix: 'none',
  source: 'PRT, SUB, POL 5000.2.1.1',
  summary: 'The colour is neither white nor the default blue.',
  why: 'Tiles would all look the same.',
  remedy: 'Choose the colour of the brand.',
  on: 'properties',
  check(properties, report) {
    const color = textOr(own(properties.properties, 'iconBrandColor')).trim().toLowerCase();
    if (['#ffffff', '#fff', 'white', '#007ee5'].includes(color))
      report(
        below(properties.propertiesAt, 'iconBrandColor'),
        `The colour is ${quote(color)}, ${color === '#007ee5' ? 'the default blue' : 'white'}.`,
      );
  },
  example: { at: 'properties:/properties/iconBrandColor', bad: { 'properties:/properties/iconBrandColor': '#007ee5' } },
};
