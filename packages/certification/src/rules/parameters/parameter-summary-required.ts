import type { CheckedRule } from '../../review/rule.ts';
import { own } from '../../survey/json.ts';
import { below } from '../../survey/spot.ts';
import { isBlank, toLabel } from '../../text/text.ts';

/** Each query, path, header and form parameter has a label (x-ms-summary). */
export const parameterSummaryRequired: CheckedRule<'parameter'> = {
  id: 'parameter-summary-required',
  severity: 'error',
  level: 'parameter',
  fix: 'suggestion',
  source: 'PROD, PR#4041, PR#1003',
  summary: 'Each query, path, header and form parameter has a label (x-ms-summary).',
  why: 'Without it users see the raw name of the field.',
  remedy: 'Set x-ms-summary to the label of the field.',
  on: 'parameter',
  check(parameter, report) {
    if (parameter.location === 'body' || !isBlank(own(parameter.value, 'x-ms-summary'))) return;
    const at = below(parameter.at, 'x-ms-summary');
    report(parameter, `The parameter "${parameter.name}" has no label (x-ms-summary).`, {
      isLower: parameter.isInternal,
      fix: () => [{ kind: 'set', at, value: toLabel(parameter.name) }],
    });
  },
  example: {
    at: '/paths/~1parcels~1{parcelId}/get/parameters/0',
    bad: { '/paths/~1parcels~1{parcelId}/get/parameters/0/x-ms-summary': undefined },
  },
};
