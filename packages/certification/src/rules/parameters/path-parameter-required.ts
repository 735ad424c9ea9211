import type { CheckedRule } from '../../review/rule.ts';
import { own } from '../../survey/json.ts';
import { below } from '../../survey/spot.ts';

/** Path parameters are required. */
export const pathParameterRequired: CheckedRule<'parameter'> = {
  id: 'path-parameter-required',
  severity: 'error',
  level: 'parameter',
  fix: 'safe',
  source: 'OAS2, SV PathParameterMustBeRequired',
  summary: 'Path parameters are required.',
  why: 'Without a value there is no address.',
  remedy: 'Set "required" to true.',
  on: 'parameter',
  check(parameter, report) {
    if (parameter.location !== 'path' || own(parameter.value, 'required') === true) return;
    const at = below(parameter.at, 'required');
    report(
      Object.hasOwn(parameter.value, 'required') ? at : parameter,
      `The path parameter "${parameter.name}" is not required.`,
      { fix: () => [{ kind: 'set', at, value: true }] },
    );
  },
  example: {
    at: '/paths/~1parcels~1{parcelId}/get/parameters/0',
    bad: { '/paths/~1parcels~1{parcelId}/get/parameters/0/required': undefined },
  },
};
