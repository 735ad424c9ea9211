import type { CheckedRule } from '../../review/rule.ts';
import { own, textOr } from '../../survey/json.ts';
import { below } from '../../survey/spot.ts';
import { quote } from '../../text/text.ts';

/** A label has none of the characters / \\ < > * % & ?. */
export const parameterSummaryCharacters: CheckedRule<'parameter'> = {
  id: 'parameter-summary-characters',
  severity: 'warning',
  level: 'parameter',
  fix: 'none',
  source: 'SUB',
  summary: 'A label has none of the characters / \\\\ < > * % & ?.',
  why: 'Designers and documents break on them.',
  remedy: 'Write words instead.',
  on: 'parameter',
  check(parameter, report) {
    const summary = textOr(own(parameter.value, 'x-ms-summary'));
    const found = /[/\\<>*%&?]/.exec(summary)?.[0];
    if (found !== undefined)
      report(below(parameter.at, 'x-ms-summary'), `The label ${quote(summary)} contains "${found}".`);
  },
  example: {
    at: '/paths/~1parcels~1{parcelId}/get/parameters/0/x-ms-summary',
    bad: { '/paths/~1parcels~1{parcelId}/get/parameters/0/x-ms-summary': 'Parcel/Letter ID' },
  },
};
