import type { CheckedRule } from '../../review/rule.ts';
import { own } from '../../survey/json.ts';
import { below } from '../../survey/spot.ts';
import { isBlank } from '../../text/text.ts';

/** The publisher is named. */
export const publisherRequired: CheckedRule<'properties'> = {
  id: 'publisher-required',
  severity: 'error',
  level: 'metadata',
  fix: 'none',
  source: 'SUB 3a',
  summary: 'The publisher is named.',
  why: 'Users must know who answers for the connector.',
  remedy: 'Add "publisher" with the full name of the company or person.',
  on: 'properties',
  check(properties, report) {
    if (isBlank(own(properties.properties, 'publisher')))
      report(
        Object.hasOwn(properties.properties, 'publisher')
          ? below(properties.propertiesAt, 'publisher')
          : properties.propertiesAt,
        'The properties document names no publisher.',
      );
  },
  example: { at: 'properties:/properties', bad: { 'properties:/properties/publisher': undefined } },
};
