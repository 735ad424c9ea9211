import type { CheckedRule } from '../../review/rule.ts';
import { callsOf } from '../../survey/dynamic-calls.ts';
import { own } from '../../survey/json.ts';
import { below } from '../../survey/spot.ts';
import { quote } from '../../text/text.ts';

/** The operation that a dynamic extension calls exists. */
export const dynamicOperationExists: CheckedRule<'dynamic'> = {
  id: 'dynamic-operation-exists',
  severity: 'error',
  level: 'dynamic',
  fix: 'none',
  source: 'SV OperationIdNotFound',
  summary: 'The operation that a dynamic extension calls exists.',
  why: 'Otherwise the list stays empty.',
  remedy: 'Name an operationId of this definition.',
  on: 'dynamic',
  check(dynamic, report, survey) {
    for (const { at, call } of callsOf(dynamic)) {
      const id = own(call, 'operationId');
      if (typeof id === 'string' && survey.definition?.operationsById.has(id) === false)
        report(below(at, 'operationId'), `${dynamic.name} calls ${quote(id)}, which does not exist.`);
    }
  },
  example: {
    at: '/paths/~1parcels/get/parameters/0/x-ms-dynamic-values/operationId',
    bad: { '/paths/~1parcels/get/parameters/0/x-ms-dynamic-values/operationId': 'Missing' },
  },
};
