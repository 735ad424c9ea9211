import type { CheckedRule } from '../../review/rule.ts';

/** No parameter is a header that the runtime owns. */
export const parameterHeaderReserved: CheckedRule<'parameter'> = {
  id: 'parameter-header-reserved',
  severity: 'error',
  level: 'parameter',
  fix: 'safe',
  source: 'OWN, SV ReservedParameterIsUsed',
  summary: 'No parameter is a header that the runtime owns.',
  why: 'The runtime sets Authorization, Host, Content-Length, Connection and Transfer-Encoding itself.',
  remedy: 'Remove the parameter.',
  on: 'parameter',
  check(parameter, report) {
    if (
      parameter.location !== 'header' ||
      !['authorization', 'host', 'content-length', 'connection', 'transfer-encoding'].includes(
        parameter.name.toLowerCase(),
      )
    )
      return;
    report(parameter, `The header "${parameter.name}" belongs to the runtime.`, {
      fix: () => [{ kind: 'remove', at: parameter.at }],
    });
  },
  example: {
    at: '/paths/~1depots/get/parameters/0',
    bad: { '/paths/~1depots/get/parameters': [{ name: 'Authorization', in: 'header', type: 'string' }] },
  },
};
