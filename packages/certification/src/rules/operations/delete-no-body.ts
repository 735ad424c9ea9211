import type { CheckedRule } from '../../review/rule.ts';

/** DELETE has no body. */
export const deleteNoBody: CheckedRule<'operation'> = {
  id: 'delete-no-body',
  severity: 'warning',
  level: 'operation',
  fix: 'none',
  source: 'OWN',
  summary: 'DELETE has no body.',
  why: 'Proxies drop it.',
  remedy: 'Move the inputs into the path or the query.',
  on: 'operation',
  check(operation, report) {
    if (operation.method !== 'delete') return;
    const body = operation.parameters.find(({ location }) => location === 'body' || location === 'formData');
    if (body !== undefined) report(body, `"${operation.name}" is a DELETE with a body.`, { operation });
  },
  example: {
    at: '/paths/~1hooks~1{hookId}/delete/parameters/0',
    bad: { '/paths/~1hooks~1{hookId}/delete/parameters/0': { name: 'body', in: 'body', schema: { type: 'string' } } },
  },
};
