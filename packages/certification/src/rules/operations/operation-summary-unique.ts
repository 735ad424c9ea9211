import type { CheckedRule } from '../../review/rule.ts';
import { own, textOr } from '../../survey/json.ts';
import type { OperationNode } from '../../survey/nodes.ts';
import { below } from '../../survey/spot.ts';
import { quote } from '../../text/text.ts';

/** No two visible operations have the same summary. */
export const operationSummaryUnique: CheckedRule<'definition'> = {
  id: 'operation-summary-unique',
  severity: 'warning',
  level: 'operation',
  fix: 'none',
  source: 'OWN',
  summary: 'No two visible operations have the same summary.',
  why: 'They cannot be told apart in a list.',
  remedy: 'Say in the summary how they differ.',
  on: 'definition',
  check(definition, report) {
    const seen = new Map<string, OperationNode>();
    for (const operation of definition.operations) {
      const summary = textOr(own(operation.value, 'summary')).trim();
      if (summary === '' || !operation.isVisible) continue;
      const first = seen.get(summary.toLowerCase());
      if (first === undefined) seen.set(summary.toLowerCase(), operation);
      else
        report(
          below(operation.at, 'summary'),
          `"${operation.name}" and "${first.name}" have the same summary ${quote(summary)}.`,
          { operation },
        );
    }
  },
  example: {
    at: '/paths/~1parcels~1{parcelId}/get/summary',
    bad: { '/paths/~1parcels~1{parcelId}/get/summary': 'List parcels' },
  },
};
