import type { CheckedRule } from '../../review/rule.ts';
import { callsOf } from '../../survey/dynamic-calls.ts';
import { own, textOr } from '../../survey/json.ts';
import { below } from '../../survey/spot.ts';

/** An operation that is used for lookups only is internal. */
export const dynamicOperationInternal: CheckedRule<'definition'> = {
  id: 'dynamic-operation-internal',
  severity: 'info',
  level: 'dynamic',
  fix: 'suggestion',
  source: 'EXT',
  summary: 'An operation that is used for lookups only is internal.',
  why: 'It keeps the picker short.',
  remedy: 'Set its x-ms-visibility to internal, unless users need it by itself.',
  on: 'definition',
  check(definition, report) {
    const called = new Set(
      definition.dynamics.flatMap((dynamic) => callsOf(dynamic).map(({ call }) => textOr(own(call, 'operationId')))),
    );
    for (const operation of definition.operations) {
      if (
        operation.id === undefined ||
        !called.has(operation.id) ||
        operation.isInternal ||
        !/^(?:list|get)?.*(?:for|lookup|dropdown|dynamic|schema|metadata|options?)\b/i.test(
          operation.id.replace(/([a-z])([A-Z])/g, '$1 $2'),
        )
      )
        continue;
      report(operation, `"${operation.name}" is called for lookups but is shown in the picker.`, {
        operation,
        fix: () => [{ kind: 'set', at: below(operation.at, 'x-ms-visibility'), value: 'internal' }],
      });
    }
  },
  example: {
    at: '/paths/~1depots/get',
    bad: {
      '/paths/~1depots/get/operationId': 'GetDepotOptions',
      '/paths/~1depots/get/x-ms-visibility': 'advanced',
      '/paths/~1parcels/get/parameters/0/x-ms-dynamic-values/operationId': 'GetDepotOptions',
      '/paths/~1parcels/get/parameters/0/x-ms-dynamic-list/operationId': 'GetDepotOptions',
      '/x-ms-capabilities/testConnection/operationId': 'GetDepotOptions',
    },
  },
};
