import type { CheckedRule } from '../../review/rule.ts';
import { canAnnotate, descriptionEdits } from '../../survey/property-edits.ts';
import { isDocumented } from '../../survey/texts.ts';
import { propertiesThat } from '../../text/text.ts';

/** Each property of a request has a description. */
export const requestPropertyDescriptionRequired: CheckedRule<'property'> = {
  id: 'request-property-description-required',
  severity: 'warning',
  level: 'request-schema',
  fix: 'suggestion',
  source: 'PROD, EXT',
  summary: 'Each property of a request has a description.',
  why: 'It tells users what to fill in.',
  remedy: 'Say in a sentence what the value is.',
  on: 'property',
  check(property, report, survey) {
    if (property.root.requests.size > 0 && !isDocumented(property, survey.definition))
      report(property, '', canAnnotate(property) ? { fix: () => descriptionEdits(property) } : {});
  },
  group: (count, total, name) => `${propertiesThat({ count, total, name }, 'have')} no description as inputs.`,
  example: {
    at: '/paths/~1parcels/post/parameters/0/schema/properties/weight',
    bad: { '/paths/~1parcels/post/parameters/0/schema/properties/weight/description': undefined },
  },
};
