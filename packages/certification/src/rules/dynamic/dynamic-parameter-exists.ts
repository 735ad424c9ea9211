import type { CheckedRule } from '../../review/rule.ts';
import { callsOf, inputNames } from '../../survey/dynamic-calls.ts';
import { objectOr, own } from '../../survey/json.ts';
import { below } from '../../survey/spot.ts';

/** Every parameter that a dynamic extension gives exists on the operation it calls. */
export const dynamicParameterExists: CheckedRule<'dynamic'> = {
  id: 'dynamic-parameter-exists',
  severity: 'error',
  level: 'dynamic',
  fix: 'none',
  source: 'SV OperationParameterNameNotFound',
  summary: 'Every parameter that a dynamic extension gives exists on the operation it calls.',
  why: 'It would not be sent.',
  remedy: 'Correct the name.',
  on: 'dynamic',
  check(dynamic, report, survey) {
    for (const { at, call, target } of callsOf(dynamic, survey)) {
      if (target === undefined || survey.definition === undefined) continue;
      const names = inputNames(survey.definition, target);
      for (const name of Object.keys(objectOr(own(call, 'parameters')))) {
        const isKnown =
          names === undefined ||
          names.has(name) ||
          names.has(name.split('/').at(-1) ?? name) ||
          names.has(name.split('/')[0] ?? name);
        if (!isKnown) report(below(at, 'parameters', name), `"${target.name}" has no parameter "${name}".`);
      }
    }
  },
  example: {
    at: '/paths/~1parcels/get/parameters/0/x-ms-dynamic-values/parameters/country',
    bad: { '/paths/~1parcels/get/parameters/0/x-ms-dynamic-values/parameters': { country: 'no' } },
  },
};
