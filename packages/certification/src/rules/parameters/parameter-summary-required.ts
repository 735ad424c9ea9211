import { describeValue } from '../../proposals/describe-value.ts';
import { toLabel } from '../../proposals/names.ts';
import type { CheckedRule, Edit } from '../../review/rule.ts';
import { own, textOr } from '../../survey/json.ts';
import type { ParameterNode } from '../../survey/nodes.ts';
import { below } from '../../survey/spot.ts';
import { isBlank, saysTheSame } from '../../text/text.ts';

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
    report(parameter, `The parameter "${parameter.name}" has no label (x-ms-summary).`, {
      isLower: parameter.isInternal,
      ...(toLabel(parameter.name) === '' ? {} : { fix: () => labelling(parameter) }),
    });
  },
  example: {
    at: '/paths/~1parcels~1{parcelId}/get/parameters/0',
    bad: { '/paths/~1parcels~1{parcelId}/get/parameters/0/x-ms-summary': undefined },
  },
};

/** A label made from the name; a description that says only the same says more then. */
function labelling({ name, type, location, value, at }: ParameterNode): readonly Edit[] {
  const label = toLabel(name);
  const labelled: Edit = { kind: 'set', at: below(at, 'x-ms-summary'), value: label };
  if (!saysTheSame(label, textOr(own(value, 'description')))) return [labelled];
  const described = describeValue({ name, label, type, location });
  return [labelled, { kind: 'set', at: below(at, 'description'), value: described }];
}
