import { proposeSummary } from '../../proposals/describe-operation.ts';
import type { CheckedRule } from '../../review/rule.ts';
import { own, textOr } from '../../survey/json.ts';
import { below } from '../../survey/spot.ts';

/** The summary is not the operationId. */
export const operationSummaryNotOperationId: CheckedRule<'operation'> = {
  id: 'operation-summary-not-operation-id',
  severity: 'warning',
  level: 'operation',
  fix: 'suggestion',
  source: 'PR#583',
  summary: 'The summary is not the operationId.',
  why: 'An identifier is not a name.',
  remedy: 'Write the name as people say it.',
  on: 'operation',
  check(operation, report) {
    const summary = textOr(own(operation.value, 'summary'));
    if (operation.id === undefined || !isSameIdentifier(summary.trim(), operation.id)) return;
    const at = below(operation.at, 'summary');
    const value = proposeSummary(operation);
    report(
      at,
      `The summary of "${operation.name}" is its operationId.`,
      isSameIdentifier(value, operation.id) ? {} : { fix: () => [{ kind: 'set', at, value }] },
    );
  },
  example: { at: '/paths/~1parcels/get/summary', bad: { '/paths/~1parcels/get/summary': 'ListParcels' } },
};

/** Whether a summary is the id again, with other capitals or marks between its words: "get_orders" for GetOrders. */
function isSameIdentifier(summary: string, id: string): boolean {
  const bare = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  return summary === id || (summary !== '' && !/\s/.test(summary) && bare(summary) === bare(id));
}
