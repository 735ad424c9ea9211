import { describeOperation } from '../../proposals/describe-operation.ts';
import type { CheckedRule } from '../../review/rule.ts';
import { own } from '../../survey/json.ts';
import { below } from '../../survey/spot.ts';
import { isBlank } from '../../text/text.ts';

/** Each operation has a description. */
export const operationDescriptionRequired: CheckedRule<'operation'> = {
  id: 'operation-description-required',
  severity: 'error',
  level: 'operation',
  fix: 'suggestion',
  source: 'PROD, SUB, CODE, PRT',
  summary: 'Each operation has a description.',
  why: 'It tells users what the operation does before they choose it.',
  remedy: 'Say in a sentence what the operation does.',
  on: 'operation',
  check(operation, report) {
    if (!isBlank(own(operation.value, 'description'))) return;
    const at = below(operation.at, 'description');
    report(
      Object.hasOwn(operation.value, 'description') ? at : operation.at,
      `The operation "${operation.name}" has no description.`,
      { fix: () => [{ kind: 'set', at, value: describeOperation(operation) }] },
    );
  },
  example: { at: '/paths/~1parcels/get', bad: { '/paths/~1parcels/get/description': undefined } },
};
