import type { CheckedRule } from '../../review/rule.ts';
import { own } from '../../survey/json.ts';
import { below } from '../../survey/spot.ts';
import { isBlank } from '../../text/text.ts';

/** The owner of the service is named. */
export const stackOwnerRequired: CheckedRule<'properties'> = {
  id: 'stack-owner-required',
  severity: 'error',
  level: 'metadata',
  fix: 'none',
  source: 'SUB 3a, PR#731, PR#1323',
  summary: 'The owner of the service is named.',
  why: 'Users must know whose service they use.',
  remedy: 'Add "stackOwner".',
  on: 'properties',
  check(properties, report) {
    if (isBlank(own(properties.properties, 'stackOwner')))
      report(
        Object.hasOwn(properties.properties, 'stackOwner')
          ? below(properties.propertiesAt, 'stackOwner')
          : properties.propertiesAt,
        'The properties document does not name the owner of the service.',
      );
  },
  example: { at: 'properties:/properties', bad: { 'properties:/properties/stackOwner': undefined } },
};
