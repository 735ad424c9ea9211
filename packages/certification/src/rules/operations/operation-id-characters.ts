import type { CheckedRule } from '../../review/rule.ts';
import { below } from '../../survey/spot.ts';
import { quote } from '../../text/text.ts';

/** An operationId has letters, digits and underscores only. */
export const operationIdCharacters: CheckedRule<'operation'> = {
  id: 'operation-id-characters',
  severity: 'warning',
  level: 'operation',
  fix: 'suggestion',
  source: 'SV OperationIdSanitized, CODE',
  summary: 'An operationId has letters, digits and underscores only.',
  why: 'Other characters are changed on the way to a workflow.',
  remedy: 'Use letters, digits and underscores. On a published connector this breaks workflows.',
  on: 'operation',
  check(operation, report) {
    const { id } = operation;
    if (id === undefined || /^[A-Za-z0-9_]+$/.test(id)) return;
    const at = below(operation.at, 'operationId');
    const value = id.replace(/[^A-Za-z0-9_]+/g, '_').replace(/^_+|_+$/g, '');
    report(
      at,
      `The operationId ${quote(id)} has other characters than letters, digits and underscores.`,
      value === '' ? {} : { fix: () => [{ kind: 'set', at, value }] },
    );
  },
  example: { at: '/paths/~1parcels/get/operationId', bad: { '/paths/~1parcels/get/operationId': 'list-parcels' } },
};
