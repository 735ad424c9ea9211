import type { CheckedRule } from '../../review/rule.ts';
import { below } from '../../survey/spot.ts';

/** Path parameters say how they are encoded (x-ms-url-encoding). */
export const pathParameterEncoding: CheckedRule<'parameter'> = {
  id: 'path-parameter-encoding',
  severity: 'warning',
  level: 'parameter',
  fix: 'safe',
  source: 'SV PathParameterMissingEncoding, PR#1095',
  summary: 'Path parameters say how they are encoded (x-ms-url-encoding).',
  why: 'Values with "/" or "#" break the request otherwise.',
  remedy: 'Set x-ms-url-encoding to "single".',
  on: 'parameter',
  check(parameter, report) {
    if (parameter.location !== 'path' || Object.hasOwn(parameter.value, 'x-ms-url-encoding')) return;
    const at = below(parameter.at, 'x-ms-url-encoding');
    report(parameter, `The path parameter "${parameter.name}" does not say how it is encoded.`, {
      fix: () => [{ kind: 'set', at, value: 'single' }],
    });
  },
  example: {
    at: '/paths/~1parcels~1{parcelId}/get/parameters/0',
    bad: { '/paths/~1parcels~1{parcelId}/get/parameters/0/x-ms-url-encoding': undefined },
  },
};
