import type { CheckedRule } from '../../review/rule.ts';
import { below } from '../../survey/spot.ts';

/** An operation lists the failures that are known. */
export const responseErrorsDocumented: CheckedRule<'operation'> = {
  id: 'response-errors-documented',
  severity: 'info',
  level: 'response',
  fix: 'none',
  source: 'CODE',
  summary: 'An operation lists the failures that are known.',
  why: 'Users want to react to them.',
  remedy: 'Add the 4xx and 5xx responses that the service gives.',
  on: 'operation',
  check(operation, report) {
    if (
      operation.responses.length > 0 &&
      !operation.responses.some(({ status }) => /^[45]/.test(status) || status === 'default')
    )
      report(below(operation.at, 'responses'), `"${operation.name}" lists no failures.`);
  },
  example: { at: '/paths/~1depots/get/responses', bad: { '/paths/~1depots/get/responses/401': undefined } },
};
