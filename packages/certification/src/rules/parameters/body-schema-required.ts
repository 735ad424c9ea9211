import type { CheckedRule } from '../../review/rule.ts';
import { own } from '../../survey/json.ts';

/** A body has a schema. */
export const bodySchemaRequired: CheckedRule<'parameter'> = {
  id: 'body-schema-required',
  severity: 'error',
  level: 'parameter',
  fix: 'none',
  source: 'SV BodyParameterSchemaRequired',
  summary: 'A body has a schema.',
  why: 'Without it no form can be shown.',
  remedy: 'Add "schema".',
  on: 'parameter',
  check(parameter, report) {
    if (
      parameter.location === 'body' &&
      own(parameter.value, 'schema') === undefined &&
      own(parameter.value, 'content') === undefined
    )
      report(parameter, `The body "${parameter.name}" has no schema.`);
  },
  example: {
    at: '/paths/~1parcels/post/parameters/0',
    bad: { '/paths/~1parcels/post/parameters/0/schema': undefined },
  },
};
