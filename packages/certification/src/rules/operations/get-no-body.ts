import type { CheckedRule } from '../../review/rule.ts';

/** GET and HEAD have no body. */
export const getNoBody: CheckedRule<'operation'> = {
  id: 'get-no-body',
  severity: 'error',
  level: 'operation',
  fix: 'none',
  source: 'SV BodyOrFormDataParameterInFetchOperationNotAllowed',
  summary: 'GET and HEAD have no body.',
  why: 'Servers and proxies drop it.',
  remedy: 'Use POST, or move the inputs into the query.',
  on: 'operation',
  check(operation, report) {
    if (operation.method !== 'get' && operation.method !== 'head') return;
    const body = operation.parameters.find(({ location }) => location === 'body' || location === 'formData');
    if (body !== undefined)
      report(body, `"${operation.name}" is a ${operation.method.toUpperCase()} with a body.`, { operation });
  },
  example: {
    at: '/paths/~1depots/get/parameters/0',
    bad: {
      '/paths/~1depots/get/parameters': [
        { name: 'body', in: 'body', schema: { type: 'object', properties: { a: { type: 'string' } } } },
      ],
    },
  },
};
