import type { CheckedRule } from '../../review/rule.ts';
import { callsOf } from '../../survey/dynamic-calls.ts';
import { objectOr, own } from '../../survey/json.ts';

/** A dynamic extension gives every required parameter of the operation it calls. */
export const dynamicRequiredParameters: CheckedRule<'dynamic'> = {
  id: 'dynamic-required-parameters',
  severity: 'error',
  level: 'dynamic',
  fix: 'none',
  source: 'SV OperationMissingRequiredProperty',
  summary: 'A dynamic extension gives every required parameter of the operation it calls.',
  why: 'The call fails otherwise.',
  remedy: 'Add the parameter, with a value or a reference to an input.',
  on: 'dynamic',
  check(dynamic, report, survey) {
    for (const { at, call, target } of callsOf(dynamic, survey)) {
      const given = new Set(Object.keys(objectOr(own(call, 'parameters'))).map((name) => name.split('/')[0] ?? name));
      const missing =
        target?.parameters.filter(
          ({ value, name, location }) =>
            location !== 'body' &&
            own(value, 'required') === true &&
            own(value, 'default') === undefined &&
            !given.has(name),
        ) ?? [];
      if (missing.length > 0)
        report(
          at,
          `${dynamic.name} calls "${target?.name}" without its required parameter${missing.length > 1 ? 's' : ''} ${missing.map(({ name }) => `"${name}"`).join(', ')}.`,
        );
    }
  },
  example: {
    at: '/paths/~1parcels/get/parameters/0/x-ms-dynamic-values',
    bad: { '/paths/~1parcels/get/parameters/0/x-ms-dynamic-values/operationId': 'GetParcel' },
  },
};
