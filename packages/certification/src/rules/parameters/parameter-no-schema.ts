import type { CheckedRule } from '../../review/rule.ts';
import { below } from '../../survey/spot.ts';

/** "schema" stands on body parameters only, and "type" and its like do not. */
export const parameterNoSchema: CheckedRule<'parameter'> = {
  id: 'parameter-no-schema',
  severity: 'error',
  level: 'parameter',
  fix: 'none',
  source: 'SV NonBodyParameterSchemaNotValid, BodyParameterPropertyNotValid',
  summary: '"schema" stands on body parameters only, and "type" and its like do not.',
  why: 'Swagger 2.0 reads one or the other.',
  remedy: 'Write the type on the parameter, or the schema of the body.',
  on: 'parameter',
  check(parameter, report, survey) {
    if (survey.definition?.dialect !== '2.0') return;
    const wrong = parameter.location === 'body' ? ['type', 'format', 'items', 'enum', 'default'] : ['schema'];
    const found = wrong.find((name) => Object.hasOwn(parameter.value, name));
    if (found !== undefined)
      report(
        below(parameter.at, found),
        `"${found}" does not belong on the ${parameter.location} parameter "${parameter.name}".`,
      );
  },
  example: {
    at: '/paths/~1parcels/get/parameters/1/schema',
    bad: { '/paths/~1parcels/get/parameters/1/schema': { type: 'string' } },
  },
};
