import type { CheckedRule } from '../../review/rule.ts';
import { objectOr, own } from '../../survey/json.ts';
import { below } from '../../survey/spot.ts';
import { barestResponses } from '../../survey/success-response.ts';

/** Each operation has a response. */
export const operationHasResponse: CheckedRule<'operation'> = {
  id: 'operation-has-response',
  severity: 'error',
  level: 'response',
  fix: 'suggestion',
  source: 'OAS2, SV OperationMustHaveResponse',
  summary: 'Each operation has a response.',
  why: 'Without one nobody knows what comes back.',
  remedy: 'Add the responses that the service gives.',
  on: 'operation',
  check(operation, report) {
    const at = below(operation.at, 'responses');
    if (Object.keys(objectOr(own(operation.value, 'responses'))).some((status) => !status.startsWith('x-'))) return;
    report(
      Object.hasOwn(operation.value, 'responses') ? at : operation.at,
      `The operation "${operation.name}" has no responses.`,
      { fix: () => [{ kind: 'set', at, value: barestResponses(operation) }] },
    );
  },
  example: {
    at: '/paths/~1hooks~1{hookId}/delete/responses',
    bad: { '/paths/~1hooks~1{hookId}/delete/responses': {} },
  },
};
