import type { CheckedRule } from '../../review/rule.ts';
import { own, textOr } from '../../survey/json.ts';
import { below } from '../../survey/spot.ts';
import { isBlank, toPhrase } from '../../text/text.ts';

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
    const value = `${toPhrase(textOr(own(parameter.value, 'x-ms-summary')) || parameter.name)}.`;
    report(parameter, `The parameter "${parameter.name}" has no description.`, {
      isLower: parameter.isInternal,
      fix: () => [{ kind: 'set', at, value }],
    });
  },
  example: {
    at: '/paths/~1parcels~1{parcelId}/get/parameters/0',
    bad: { '/paths/~1parcels~1{parcelId}/get/parameters/0/description': undefined },
  },
};
