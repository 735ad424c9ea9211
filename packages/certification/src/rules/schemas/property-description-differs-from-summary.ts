import type { CheckedRule } from '../../review/rule.ts';
import { textsOn } from '../../survey/texts.ts';
import { isBlank, propertiesThat, saysTheSame } from '../../text/text.ts';

/** The description of a property says more than its label. */
export const propertyDescriptionDiffersFromSummary: CheckedRule<'property'> = {
  id: 'property-description-differs-from-summary',
  severity: 'info',
  level: 'schema',
  fix: 'none',
  source: 'STR, PR#1286',
  summary: 'The description of a property says more than its label.',
  why: 'Reading the same twice helps nobody.',
  remedy: 'Say what the value is.',
  on: 'property',
  having: ['description'],
  check(property, report) {
    const { summary, description } = textsOn(property.value);
    if (
      typeof summary === 'string' &&
      typeof description === 'string' &&
      !isBlank(summary) &&
      saysTheSame(summary, description)
    )
      report(property, '');
  },
  group: (count, total, name) => `${propertiesThat({ count, total, name }, 'have')} their label again as description.`,
  example: {
    at: '/definitions/Parcel/properties/status',
    bad: { '/definitions/Parcel/properties/status/description': 'Status.' },
  },
};
