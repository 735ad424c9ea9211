import type { CheckedRule } from '../../review/rule.ts';
import { renameOperation } from '../../survey/rename-operation.ts';
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
  check(operation, report, survey) {
    const { id } = operation;
    if (id === undefined || /^[A-Za-z0-9_]+$/.test(id)) return;
    const at = below(operation.at, 'operationId');
    const value = id.replace(/[^A-Za-z0-9_]+/g, '_').replace(/^_+|_+$/g, '');
    const fix = renameOperation(operation, value, survey);
    report(
      at,
      `The operationId ${quote(id)} has other characters than letters, digits and underscores.`,
      fix === undefined ? {} : { fix },
    );
  },
  example: { at: '/paths/~1parcels/get/operationId', bad: { '/paths/~1parcels/get/operationId': 'list-parcels' } },
};
