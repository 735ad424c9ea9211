import type { CheckedRule } from '../../review/rule.ts';
import { below } from '../../survey/spot.ts';

/** No parameter takes a name that the runtime adds to calls. */
export const parameterNameReserved: CheckedRule<'parameter'> = {
  id: 'parameter-name-reserved',
  severity: 'error',
  level: 'parameter',
  fix: 'none',
  source: 'SV ConnectionIdParameterNotAllowed, ReservedParameterIsUsed',
  summary: 'No parameter takes a name that the runtime adds to calls.',
  why: 'The runtime would overwrite its value.',
  remedy: 'Rename the parameter.',
  on: 'parameter',
  check(parameter, report) {
    if (parameter.name === 'connectionId' || parameter.name === 'api-version-tenon')
      report(below(parameter.at, 'name'), `The name "${parameter.name}" belongs to the runtime.`);
  },
  example: {
    at: '/paths/~1parcels/get/parameters/1/name',
    bad: { '/paths/~1parcels/get/parameters/1/name': 'connectionId' },
  },
};
