import type { CheckedRule } from '../../review/rule.ts';
import { below } from '../../survey/spot.ts';

/** x-ms-url-encoding stands on path parameters only. */
export const urlEncodingPathOnly: CheckedRule<'parameter'> = {
  id: 'url-encoding-path-only',
  severity: 'warning',
  level: 'parameter',
  fix: 'safe',
  source: 'SV QueryParameterEncodingNotSupported',
  summary: 'x-ms-url-encoding stands on path parameters only.',
  why: 'Elsewhere it has no effect.',
  remedy: 'Remove it.',
  on: 'parameter',
  check(parameter, report) {
    if (parameter.location === 'path' || !Object.hasOwn(parameter.value, 'x-ms-url-encoding')) return;
    const at = below(parameter.at, 'x-ms-url-encoding');
    report(at, `x-ms-url-encoding has no effect on the ${parameter.location} parameter "${parameter.name}".`, {
      fix: () => [{ kind: 'remove', at }],
    });
  },
  example: {
    at: '/paths/~1parcels/get/parameters/1/x-ms-url-encoding',
    bad: { '/paths/~1parcels/get/parameters/1/x-ms-url-encoding': 'single' },
  },
};
