import type { CheckedRule } from '../../review/rule.ts';
import { objectOr, own } from '../../survey/json.ts';
import { below } from '../../survey/spot.ts';
import { successEdits } from '../../survey/success-response.ts';

/** Each operation has a success response. */
export const responseSuccessRequired: CheckedRule<'operation'> = {
  id: 'response-success-required',
  severity: 'error',
  level: 'response',
  fix: 'suggestion',
  source: 'CODE, SV OperationShouldHaveSuccessfulResponse',
  summary: 'Each operation has a success response.',
  why: 'Outputs come from it.',
  remedy: 'Add a 200 response.',
  on: 'operation',
  check(operation, report) {
    const responses = own(operation.value, 'responses');
    const names = Object.keys(objectOr(responses)).filter((status) => !status.startsWith('x-'));
    if (names.length === 0 || names.some((status) => /^2(?:\d\d|XX)$/.test(status))) return;
    const at = below(operation.at, 'responses');
    report(at, `The operation "${operation.name}" has no success response; it has ${names.join(', ')}.`, {
      fix: () => successEdits(operation, responses),
    });
  },
  example: {
    at: '/paths/~1hooks~1{hookId}/delete/responses',
    bad: { '/paths/~1hooks~1{hookId}/delete/responses': { default: { description: 'Done.' } } },
  },
};
