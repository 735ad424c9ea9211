import type { CheckedRule } from '../../review/rule.ts';
import { canLabel, labelEdits } from '../../survey/property-edits.ts';
import { hasLabel } from '../../survey/texts.ts';
import { propertiesThat } from '../../text/text.ts';

/** Each property of a request has a label (x-ms-summary or title). */
export const requestPropertySummaryRequired: CheckedRule<'property'> = {
  id: 'request-property-summary-required',
  severity: 'warning',
  level: 'request-schema',
  fix: 'suggestion',
  source: 'PROD, EXT, STR',
  summary: 'Each property of a request has a label (x-ms-summary or title).',
  why: 'It is the label of a field.',
  remedy: 'Set x-ms-summary to the label of the field.',
  on: 'property',
  check(property, report, survey) {
    if (property.root.requests.size > 0 && !hasLabel(property, survey.definition))
      report(property, '', canLabel(property) ? { fix: () => labelEdits(property) } : {});
  },
  group: (count, total, name) => `${propertiesThat({ count, total, name }, 'have')} no label as inputs.`,
  example: {
    at: '/paths/~1parcels/post/parameters/0/schema/properties/weight',
    bad: { '/paths/~1parcels/post/parameters/0/schema/properties/weight/x-ms-summary': undefined },
  },
};
