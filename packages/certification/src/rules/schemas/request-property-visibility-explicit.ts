import type { CheckedRule } from '../../review/rule.ts';
import { own } from '../../survey/json.ts';
import { canAnnotate, visibilityEdits } from '../../survey/property-edits.ts';
import { isBlank, propertiesThat } from '../../text/text.ts';

/** Each property of a request states its visibility. */
export const requestPropertyVisibilityExplicit: CheckedRule<'property'> = {
  id: 'request-property-visibility-explicit',
  severity: 'warning',
  level: 'request-schema',
  fix: 'safe',
  source: 'PROD, SUB',
  summary: 'Each property of a request states its visibility.',
  why: 'Nobody can tell a choice from a field that was forgotten.',
  remedy: 'Set x-ms-visibility to important, advanced, internal or none.',
  on: 'property',
  check(property, report, survey) {
    if (property.root.requests.size > 0 && isBlank(own(property.value, 'x-ms-visibility')))
      report(
        property,
        '',
        survey.definition?.hasRoomToGrow && canAnnotate(property)
          ? { fix: () => visibilityEdits(property, 'request') }
          : {},
      );
  },
  group: (count, total, name) =>
    `${propertiesThat({ count, total, name }, 'do')} not state their visibility as inputs.`,
  example: {
    at: '/paths/~1parcels/post/parameters/0/schema/properties/weight',
    bad: { '/paths/~1parcels/post/parameters/0/schema/properties/weight/x-ms-visibility': undefined },
  },
};
