import { describeValue } from '../../proposals/describe-value.ts';
import type { CheckedRule } from '../../review/rule.ts';
import { own, textOr } from '../../survey/json.ts';
import { below } from '../../survey/spot.ts';
import { isBlank } from '../../text/text.ts';

/** Each query, path, header and form parameter has a description. */
export const parameterDescriptionRequired: CheckedRule<'parameter'> = {
  id: 'parameter-description-required',
  severity: 'error',
  level: 'parameter',
  fix: 'suggestion',
  source: 'PROD, PR#4160, PRT',
  summary: 'Each query, path, header and form parameter has a description.',
  why: 'It tells users what to fill in.',
  remedy: 'Say in a sentence what the value is.',
  on: 'parameter',
  check(parameter, report) {
    if (parameter.location === 'body' || !isBlank(own(parameter.value, 'description'))) return;
    const at = below(parameter.at, 'description');
    report(parameter, `The parameter "${parameter.name}" has no description.`, {
      isLower: parameter.isInternal,
      fix: () => {
        const { name, type, location } = parameter;
        const label = textOr(own(parameter.value, 'x-ms-summary'));
        return [{ kind: 'set', at, value: describeValue({ name, label, type, location }) }];
      },
    });
  },
  example: {
    at: '/paths/~1parcels~1{parcelId}/get/parameters/0',
    bad: { '/paths/~1parcels~1{parcelId}/get/parameters/0/description': undefined },
  },
};
