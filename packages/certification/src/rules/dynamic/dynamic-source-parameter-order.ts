import type { CheckedRule } from '../../review/rule.ts';
import { callsOf, isSaidInNewerForm } from '../../survey/dynamic-calls.ts';
import { isObject, objectOr, own } from '../../survey/json.ts';
import { below } from '../../survey/spot.ts';

/** The inputs that a lookup depends on are required or have a default. */
export const dynamicSourceParameterOrder: CheckedRule<'dynamic'> = {
  id: 'dynamic-source-parameter-order',
  severity: 'warning',
  level: 'dynamic',
  fix: 'none',
  source: 'SV OperationParameterRequiredMismatch',
  summary: 'The inputs that a lookup depends on are required or have a default.',
  why: 'The list cannot be loaded otherwise.',
  remedy: 'Require the input, or give it a default.',
  on: 'dynamic',
  check(dynamic, report, survey) {
    if (dynamic.parameter === undefined || isSaidInNewerForm(dynamic)) return;
    for (const { at, call, target } of callsOf(dynamic, survey)) {
      for (const [name, value] of Object.entries(objectOr(own(call, 'parameters')))) {
        const source = isObject(value) ? (own(value, 'parameterReference') ?? own(value, 'parameter')) : undefined;
        const input = dynamic.uses[0]?.parameters.find((parameter) => parameter.name === source);
        const isNeeded =
          target?.parameters.some(
            (parameter) => parameter.name === name && own(parameter.value, 'required') === true,
          ) === true;
        if (input === undefined) continue;
        if (input.name === dynamic.parameter.name)
          report(below(at, 'parameters', name), `The values of "${input.name}" depend on itself.`);
        else if (isNeeded && own(input.value, 'required') !== true && own(input.value, 'default') === undefined)
          report(below(at, 'parameters', name), `The lookup depends on "${input.name}", which is not required.`);
      }
    }
  },
  example: {
    at: '/paths/~1parcels/get/parameters/0/x-ms-dynamic-values/parameters/x',
    bad: {
      '/paths/~1depots/get/parameters': [{ name: 'x', in: 'query', type: 'string', required: true }],
      '/paths/~1parcels/get/parameters/0/x-ms-dynamic-values/parameters': { x: { parameter: 'depot' } },
    },
  },
};
