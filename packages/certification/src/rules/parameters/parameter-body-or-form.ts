import type { CheckedRule } from '../../review/rule.ts';

/** An operation has a body or form parameters, not both. */
export const parameterBodyOrForm: CheckedRule<'operation'> = {
  id: 'parameter-body-or-form',
  severity: 'error',
  level: 'parameter',
  fix: 'none',
  source: 'SV ParameterListContainsFormDataAndBody',
  summary: 'An operation has a body or form parameters, not both.',
  why: 'A request carries one of the two.',
  remedy: 'Make all of them form parameters, or one body.',
  on: 'operation',
  check(operation, report) {
    const form = operation.parameters.find(({ location }) => location === 'formData');
    if (form !== undefined && operation.parameters.some(({ location }) => location === 'body'))
      report(form, `"${operation.name}" has a body and form parameters.`, { operation });
  },
  example: {
    at: '/paths/~1parcels/post/parameters/1',
    bad: { '/paths/~1parcels/post/parameters/1': { name: 'more', in: 'formData', type: 'string' } },
  },
};
