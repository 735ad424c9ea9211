import type { CheckedRule } from '../../review/rule.ts';
import { below } from '../../survey/spot.ts';
import { wordsOfName } from '../../text/text.ts';

/** Each operation has an operationId. */
export const operationIdRequired: CheckedRule<'operation'> = {
  id: 'operation-id-required',
  severity: 'error',
  level: 'operation',
  fix: 'suggestion',
  source: 'SV OperationIdRequired',
  summary: 'Each operation has an operationId.',
  why: 'Workflows refer to operations by it.',
  remedy: 'Add an operationId such as "GetMessages".',
  on: 'operation',
  check(operation, report) {
    if (operation.id !== undefined) return;
    const at = below(operation.at, 'operationId');
    const name = [operation.method, ...operation.path.path.split('/')]
      .flatMap(wordsOfName)
      .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
      .join('');
    report(Object.hasOwn(operation.value, 'operationId') ? at : operation.at, `${operation.name} has no operationId.`, {
      fix: () => [{ kind: 'set', at, value: name }],
    });
  },
  example: { at: '/paths/~1parcels/get', bad: { '/paths/~1parcels/get/operationId': undefined } },
};
