import type { CheckedRule } from '../../review/rule.ts';
import { canAnnotate, descriptionEdits } from '../../survey/property-edits.ts';
import { isDocumented } from '../../survey/texts.ts';
import { propertiesThat } from '../../text/text.ts';

/** Each property of a success response and of a notification has a description. */
export const responsePropertyDescriptionRequired: CheckedRule<'property'> = {
  id: 'response-property-description-required',
  severity: 'warning',
  level: 'response-schema',
  fix: 'suggestion',
  source: 'PROD, STR',
  summary: 'Each property of a success response and of a notification has a description.',
  why: 'It tells users what they pick.',
  remedy: 'Say in a sentence what the value is.',
  on: 'property',
  check(property, report, survey) {
    if (property.root.responses.size > 0 && !isDocumented(property, survey.definition))
      report(property, '', canAnnotate(property) ? { fix: () => descriptionEdits(property) } : {});
  },
  group: (count, total, name) => `${propertiesThat({ count, total, name }, 'have')} no description as outputs.`,
  example: {
    at: '/definitions/Parcel/properties/status',
    bad: { '/definitions/Parcel/properties/status/description': undefined },
  },
};
