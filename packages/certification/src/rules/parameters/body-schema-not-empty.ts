import type { CheckedRule } from '../../review/rule.ts';

/** The schema of a body is not empty, unless it is dynamic. */
export const bodySchemaNotEmpty: CheckedRule<'parameter'> = {
  id: 'body-schema-not-empty',
  severity: 'warning',
  level: 'parameter',
  fix: 'none',
  source: 'PR#1360',
  summary: 'The schema of a body is not empty, unless it is dynamic.',
  why: 'No form can be shown.',
  remedy: 'Describe the body.',
  on: 'parameter',
  check(parameter, report) {
    const { schema } = parameter;
    if (parameter.location === 'body' && schema !== undefined && Object.keys(schema.value).length === 0)
      report(schema, `The schema of the body "${parameter.name}" is empty.`);
  },
  example: {
    at: '/paths/~1parcels/post/parameters/0/schema',
    bad: { '/paths/~1parcels/post/parameters/0/schema': {} },
  },
};
