import type { CheckedRule } from '../../review/rule.ts';
import { own } from '../../survey/json.ts';
import { isBlank } from '../../text/text.ts';

/** The colour behind the icon is given. */
export const iconBrandColorRequired: CheckedRule<'properties'> = {
  id: 'icon-brand-color-required',
  severity: 'error',
  level: 'metadata',
  fix: 'none',
  source: 'SCH-P, SUB',
  summary: 'The colour behind the icon is given.',
  why: 'Tiles are painted with it.',
  remedy: 'Add "iconBrandColor".',
  on: 'properties',
  check(properties, report) {
    if (isBlank(own(properties.properties, 'iconBrandColor')))
      report(properties.propertiesAt, 'The properties document gives no colour for the icon.');
  },
  example: { at: 'properties:/properties', bad: { 'properties:/properties/iconBrandColor': undefined } },
};
