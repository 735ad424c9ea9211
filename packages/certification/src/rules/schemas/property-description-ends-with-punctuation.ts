import type { CheckedRule } from '../../review/rule.ts';
import { own } from '../../survey/json.ts';
import { below } from '../../survey/spot.ts';
import { endsInPunctuation, isBlank, propertiesThat, withStop } from '../../text/text.ts';

/** The description of a property ends as a sentence does. */
export const propertyDescriptionEndsWithPunctuation: CheckedRule<'property'> = {
  id: 'property-description-ends-with-punctuation',
  severity: 'info',
  level: 'schema',
  fix: 'safe',
  source: 'STR',
  summary: 'The description of a property ends as a sentence does.',
  why: 'Full sentences translate better.',
  remedy: 'Put a full stop at the end.',
  on: 'property',
  having: ['description'],
  check(property, report) {
    const description = own(property.value, 'description');
    if (typeof description !== 'string' || isBlank(description) || endsInPunctuation(description)) return;
    report(property, '', {
      fix: () => [{ kind: 'set', at: below(property.at, 'description'), value: withStop(description) }],
    });
  },
  group: (count, total, name) =>
    `${propertiesThat({ count, total, name }, 'have')} a description that does not end in ".", "!" or "?".`,
  example: {
    at: '/definitions/Parcel/properties/status',
    bad: { '/definitions/Parcel/properties/status/description': 'Where the parcel is' },
  },
};
