import type { CheckedRule } from '../../review/rule.ts';
import { below } from '../../survey/spot.ts';

/** allowEmptyValue stands on query and form parameters only. */
export const allowEmptyValueLocation: CheckedRule<'parameter'> = {
  id: 'allow-empty-value-location',
  severity: 'error',
  level: 'parameter',
  fix: 'safe',
  source: 'SV AllowEmptyValueOnlyValidForQueryFormData',
  summary: 'allowEmptyValue stands on query and form parameters only.',
  why: 'Elsewhere an empty value cannot be sent.',
  remedy: 'Remove it.',
  on: 'parameter',
  check(parameter, report) {
    if (
      !Object.hasOwn(parameter.value, 'allowEmptyValue') ||
      parameter.location === 'query' ||
      parameter.location === 'formData'
    )
      return;
    const at = below(parameter.at, 'allowEmptyValue');
    report(at, `allowEmptyValue has no effect on the ${parameter.location} parameter "${parameter.name}".`, {
      fix: () => [{ kind: 'remove', at }],
    });
  },
  example: {
    at: '/paths/~1parcels~1{parcelId}/get/parameters/0/allowEmptyValue',
    bad: { '/paths/~1parcels~1{parcelId}/get/parameters/0/allowEmptyValue': true },
  },
};
