import type { CheckedRule } from '../../review/rule.ts';
import { below } from '../../survey/spot.ts';
import { quote } from '../../text/text.ts';

/** An operationId is shorter than 80 characters. */
export const operationIdMaxLength: CheckedRule<'operation'> = {
  id: 'operation-id-max-length',
  severity: 'warning',
  level: 'operation',
  fix: 'none',
  source: 'SV OperationIdTooLong',
  summary: 'An operationId is shorter than 80 characters.',
  why: 'Longer ones are cut.',
  remedy: 'Shorten the id.',
  on: 'operation',
  check(operation, report) {
    if (operation.id !== undefined && operation.id.length >= 80)
      report(
        below(operation.at, 'operationId'),
        `The operationId ${quote(operation.id)} has ${operation.id.length} characters; fewer than 80 are allowed.`,
      );
  },
  example: {
    at: '/paths/~1parcels/get/operationId',
    bad: { '/paths/~1parcels/get/operationId': `List${'Parcels'.repeat(12)}` },
  },
};
