import type { CheckedRule } from '../../review/rule.ts';
import { own, textOr } from '../../survey/json.ts';
import { below } from '../../survey/spot.ts';
import { quote } from '../../text/text.ts';

/** The label of an input begins with a capital letter. */
export const parameterSummaryTitleCase: CheckedRule<'typed'> = {
  id: 'parameter-summary-title-case',
  severity: 'info',
  level: 'parameter',
  fix: 'safe',
  source: 'EXT, STR',
  summary: 'The label of an input begins with a capital letter.',
  why: 'Labels look alike across connectors.',
  remedy: 'Write the first letter large.',
  on: 'typed',
  having: ['x-ms-summary'],
  check(typed, report) {
    const summary = textOr(own(typed.value, 'x-ms-summary')).trim();
    const isInput = typed.kind === 'parameter' || (typed.schema !== undefined && typed.schema.root.requests.size > 0);
    if (!isInput || !/^\p{Ll}/u.test(summary)) return;
    const at = below(typed.at, 'x-ms-summary');
    const value = summary.charAt(0).toUpperCase() + summary.slice(1);
    report(at, `The label ${quote(summary)} begins with a small letter.`, { fix: () => [{ kind: 'set', at, value }] });
  },
  example: {
    at: '/paths/~1parcels~1{parcelId}/get/parameters/0/x-ms-summary',
    bad: { '/paths/~1parcels~1{parcelId}/get/parameters/0/x-ms-summary': 'parcel ID' },
  },
};
