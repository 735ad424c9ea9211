import type { CheckedRule } from '../../review/rule.ts';
import { own, textOr } from '../../survey/json.ts';
import { below } from '../../survey/spot.ts';
import { isBlank, saysTheSame } from '../../text/text.ts';

/** A description says more than the label. */
export const parameterDescriptionDiffersFromSummary: CheckedRule<'parameter'> = {
  id: 'parameter-description-differs-from-summary',
  severity: 'info',
  level: 'parameter',
  fix: 'none',
  source: 'CODE, STR',
  summary: 'A description says more than the label.',
  why: 'Reading the same twice helps nobody.',
  remedy: 'Say what the value is and where to find it.',
  on: 'parameter',
  check(parameter, report) {
    const summary = textOr(own(parameter.value, 'x-ms-summary'));
    const description = textOr(own(parameter.value, 'description'));
    if (!isBlank(summary) && saysTheSame(summary, description))
      report(below(parameter.at, 'description'), `The description of "${parameter.name}" is its label again.`);
  },
  example: {
    at: '/paths/~1parcels~1{parcelId}/get/parameters/0/description',
    bad: { '/paths/~1parcels~1{parcelId}/get/parameters/0/description': 'Parcel ID.' },
  },
};
