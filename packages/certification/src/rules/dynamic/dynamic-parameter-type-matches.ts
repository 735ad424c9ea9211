import type { CheckedRule } from '../../review/rule.ts';
import { callsOf } from '../../survey/dynamic-calls.ts';
import { isObject, objectOr, own } from '../../survey/json.ts';
import { below } from '../../survey/spot.ts';
import { isOfType, toType } from '../../survey/value-types.ts';

/** A value that a dynamic extension passes on has the type of the parameter it fills. */
export const dynamicParameterTypeMatches: CheckedRule<'dynamic'> = {
  id: 'dynamic-parameter-type-matches',
  severity: 'warning',
  level: 'dynamic',
  fix: 'none',
  source: 'SV OperationParameterTypeMismatch',
  summary: 'A value that a dynamic extension passes on has the type of the parameter it fills.',
  why: 'The service may refuse it.',
  remedy: 'Give a value of the right type.',
  on: 'dynamic',
  check(dynamic, report, survey) {
    for (const { at, call, target } of callsOf(dynamic, survey)) {
      for (const [name, value] of Object.entries(objectOr(own(call, 'parameters')))) {
        const type = own(target?.parameters.find((parameter) => parameter.name === name)?.type ?? {}, 'type');
        const fixed = isObject(value) ? own(value, 'value') : value;
        const source = isObject(value) ? (own(value, 'parameterReference') ?? own(value, 'parameter')) : undefined;
        const input = dynamic.uses[0]?.parameters.find((parameter) => parameter.name === source);
        const given = own(input?.type ?? {}, 'type');
        if (typeof type === 'string' && typeof given === 'string' && !canBeGiven(given, type)) {
          report(
            below(at, 'parameters', name),
            `The input "${input?.name}" of the type ${given} is given for "${name}", which is of the type ${type}.`,
          );
          continue;
        }
        if (
          typeof type !== 'string' ||
          source !== undefined ||
          fixed === undefined ||
          fixed === null ||
          isOfType(fixed, type)
        )
          continue;
        if (toType(fixed, type) === undefined)
          report(
            below(at, 'parameters', name),
            `${JSON.stringify(fixed)} is given for "${name}", which is of the type ${type}.`,
          );
      }
    }
  },
  example: {
    at: '/paths/~1parcels/get/parameters/0/x-ms-dynamic-values/parameters/x',
    bad: {
      '/paths/~1depots/get/parameters': [{ name: 'x', in: 'query', type: 'integer' }],
      '/paths/~1parcels/get/parameters/0/x-ms-dynamic-values/parameters': { x: 'many' },
    },
  },
};

/** Any value can be written as text, and a whole number is a number. */
function canBeGiven(given: string, wanted: string): boolean {
  return (
    given === wanted ||
    (wanted === 'string' && given !== 'object' && given !== 'array') ||
    (given === 'integer' && wanted === 'number')
  );
}
