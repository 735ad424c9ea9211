import type { CheckedRule } from '../../review/rule.ts';
import { objectOr, own } from '../../survey/json.ts';
import { below } from '../../survey/spot.ts';
import { quote } from '../../text/text.ts';

/** The status of the connector is Preview or Production. */
export const annotationStatusValid: CheckedRule<'definition'> = {
  id: 'annotation-status-valid',
  severity: 'error',
  level: 'info',
  fix: 'none',
  source: 'VER, SCH-D',
  summary: 'The status of the connector is Preview or Production.',
  why: 'Other words mean nothing to the catalogue.',
  remedy: 'Write "Preview" or "Production".',
  on: 'definition',
  check(definition, report) {
    const status = own(objectOr(own(definition.info, 'x-ms-api-annotation')), 'status');
    if (status !== undefined && status !== 'Preview' && status !== 'Production')
      report(
        below(definition.at, 'info', 'x-ms-api-annotation', 'status'),
        `The status ${quote(status)} is neither Preview nor Production.`,
      );
  },
  example: { at: '/info/x-ms-api-annotation/status', bad: { '/info/x-ms-api-annotation/status': 'Beta' } },
};
