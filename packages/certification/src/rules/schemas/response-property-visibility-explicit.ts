import type { CheckedRule } from '../../review/rule.ts';
import { own } from '../../survey/json.ts';
import { canAnnotate, visibilityEdits } from '../../survey/property-edits.ts';
import { isBlank, propertiesThat } from '../../text/text.ts';

/** Each property of a success response and of a notification states its visibility. */
export const responsePropertyVisibilityExplicit: CheckedRule<'property'> = {
  id: 'response-property-visibility-explicit',
  severity: 'warning',
  level: 'response-schema',
  fix: 'safe',
  source: 'PROD, SUB',
  summary: 'Each property of a success response and of a notification states its visibility.',
  why: 'Nobody can tell a choice from a field that was forgotten.',
  remedy: 'Set x-ms-visibility to important, advanced, internal or none.',
  on: 'property',
  check(property, report, survey) {
    if (property.root.responses.size > 0 && isBlank(own(property.value, 'x-ms-visibility')))
      report(
        property,
        '',
        survey.definition?.hasRoomToGrow && canAnnotate(property)
          ? { fix: () => visibilityEdits(property, 'response') }
          : {},
      );
  },
  group: (count, total, name) =>
    `${propertiesThat({ count, total, name }, 'do')} not state their visibility as outputs.`,
  example: {
    at: '/definitions/Parcel/properties/status',
    bad: { '/definitions/Parcel/properties/status/x-ms-visibility': undefined },
  },
};
