import type { CheckedRule } from '../../review/rule.ts';
import { own, textOr } from '../../survey/json.ts';
import { below } from '../../survey/spot.ts';
import { quote } from '../../text/text.ts';

/** A label has at most 80 characters. */
export const parameterSummaryMaxLength: CheckedRule<'parameter'> = {
  id: 'parameter-summary-max-length',
  severity: 'warning',
  level: 'parameter',
  fix: 'none',
  source: 'SUB, STR',
  summary: 'A label has at most 80 characters.',
  why: 'Forms cut longer ones.',
  remedy: 'Shorten it, and say the rest in the description.',
  on: 'parameter',
  check(parameter, report) {
    const summary = textOr(own(parameter.value, 'x-ms-summary'));
    if (summary.length > 80)
      report(
        below(parameter.at, 'x-ms-summary'),
        `The label ${quote(summary)} has ${summary.length} characters; at most 80 are allowed.`,
      );
  },
  example: {
    at: '/paths/~1parcels~1{parcelId}/get/parameters/0/x-ms-summary',
    bad: { '/paths/~1parcels~1{parcelId}/get/parameters/0/x-ms-summary': `Parcel${' number'.repeat(12)}` },
  },
};
