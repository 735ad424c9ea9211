import type { CheckedRule } from '../../review/rule.ts';
import { callsOf, inputNames } from '../../survey/dynamic-calls.ts';
import { isObject, objectOr, own } from '../../survey/json.ts';
import type { ParameterNode } from '../../survey/nodes.ts';
import { below } from '../../survey/spot.ts';

/** Every input that a dynamic extension refers to exists in the operation it stands in. */
export const dynamicSourceParameterExists: CheckedRule<'dynamic'> = {
  id: 'dynamic-source-parameter-exists',
  severity: 'error',
  level: 'dynamic',
  fix: 'none',
  source: 'SV OperationParameterNameNotFound, SourcePropertyInternal',
  summary: 'Every input that a dynamic extension refers to exists in the operation it stands in.',
  why: 'Its value cannot be passed on otherwise.',
  remedy: 'Correct the name, or give a fixed value.',
  on: 'dynamic',
  check(dynamic, report, survey) {
    if (survey.definition === undefined || dynamic.uses.length === 0) return;
    for (const { at, call } of callsOf(dynamic)) {
      for (const [name, value] of Object.entries(objectOr(own(call, 'parameters')))) {
        const source = isObject(value) ? (own(value, 'parameterReference') ?? own(value, 'parameter')) : undefined;
        if (typeof source !== 'string') continue;
        const isFound = dynamic.uses.some((operation) => {
          const names = survey.definition === undefined ? undefined : inputNames(survey.definition, operation);
          return names === undefined || names.has(source) || source.split(/[/.]/).every((part) => names.has(part));
        });
        const hidden = dynamic.uses.flatMap((operation) =>
          operation.parameters.filter((parameter) => parameter.name === source),
        );
        if (isFound && hidden.length > 0 && hidden.every(isWithoutValue))
          report(
            below(at, 'parameters', name),
            `${dynamic.name} refers to the input "${source}", which is internal and has no default; give its value instead.`,
          );
        if (!isFound)
          report(
            below(at, 'parameters', name),
            `${dynamic.name} refers to the input "${source}", which does not exist.`,
          );
      }
    }
  },
  example: {
    at: '/paths/~1parcels/get/parameters/0/x-ms-dynamic-values/parameters/x',
    bad: {
      '/paths/~1depots/get/parameters': [{ name: 'x', in: 'query', type: 'string' }],
      '/paths/~1parcels/get/parameters/0/x-ms-dynamic-values/parameters': { x: { parameter: 'nowhere' } },
    },
  },
};

/** Whether nobody can give an input a value: users do not see it, and it has no default. */
function isWithoutValue({ isInternal, value }: ParameterNode): boolean {
  return isInternal && own(value, 'default') === undefined;
}
