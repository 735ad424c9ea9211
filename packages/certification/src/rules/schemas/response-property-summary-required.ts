import type { CheckedRule } from '../../review/rule.ts';
import { canLabel, labelEdits } from '../../survey/property-edits.ts';
import { hasLabel } from '../../survey/texts.ts';
import { propertiesThat } from '../../text/text.ts';

/** Each property of a success response and of a notification has a label (x-ms-summary or title). */
export const responsePropertySummaryRequired: CheckedRule<'property'> = {
  id: 'response-property-summary-required',
  severity: 'warning',
  level: 'response-schema',
  fix: 'suggestion',
  source: 'PROD, STR',
  summary: 'Each property of a success response and of a notification has a label (x-ms-summary or title).',
  why: 'Labels are what users pick outputs by.',
  remedy: 'Set x-ms-summary to the label of the output.',
  on: 'property',
  check(property, report, survey) {
    if (property.root.responses.size > 0 && !hasLabel(property, survey.definition))
      report(property, '', canLabel(property) ? { fix: () => labelEdits(property) } : {});
  },
  group: (count, total, name) => `${propertiesThat({ count, total, name }, 'have')} no label as outputs.`,
  example: {
    at: '/definitions/Parcel/properties/status',
    bad: { '/definitions/Parcel/properties/status/x-ms-summary': undefined },
  },
};
