import type { CheckedRule } from '../../review/rule.ts';
import { callsOf } from '../../survey/dynamic-calls.ts';
import { own } from '../../survey/json.ts';

/** A dynamic extension names the operation it calls. */
export const dynamicOperationIdRequired: CheckedRule<'dynamic'> = {
  id: 'dynamic-operation-id-required',
  severity: 'error',
  level: 'dynamic',
  fix: 'none',
  source: 'SCH-D, SV OneOfPropertiesRequired',
  summary: 'A dynamic extension names the operation it calls.',
  why: 'Otherwise there is nothing to call.',
  remedy: 'Add operationId.',
  on: 'dynamic',
  check(dynamic, report) {
    for (const { at, call } of callsOf(dynamic)) {
      const isElsewhere =
        dynamic.name === 'x-ms-dynamic-values' &&
        (own(call, 'capability') !== undefined || own(call, 'builtInOperation') !== undefined);
      if (typeof own(call, 'operationId') !== 'string' && !isElsewhere)
        report(at, `${dynamic.name} does not say which operation it calls.`);
    }
  },
  example: {
    at: '/paths/~1parcels/get/parameters/0/x-ms-dynamic-values',
    bad: { '/paths/~1parcels/get/parameters/0/x-ms-dynamic-values/operationId': undefined },
  },
};
