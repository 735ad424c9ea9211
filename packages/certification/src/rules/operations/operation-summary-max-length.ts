import type { CheckedRule } from '../../review/rule.ts';
import { own, textOr } from '../../survey/json.ts';
import { below } from '../../survey/spot.ts';
import { quote } from '../../text/text.ts';

/** A summary has at most 80 characters. */
export const operationSummaryMaxLength: CheckedRule<'operation'> = {
  id: 'operation-summary-max-length',
  severity: 'warning',
  level: 'operation',
  fix: 'none',
  source: 'SUB, STR, SV OperationSummaryTooLong',
  summary: 'A summary has at most 80 characters.',
  why: 'Pickers cut longer ones.',
  remedy: 'Shorten it, and say the rest in the description.',
  on: 'operation',
  check(operation, report) {
    const summary = textOr(own(operation.value, 'summary'));
    if (summary.length > 80)
      report(
        below(operation.at, 'summary'),
        `The summary ${quote(summary)} has ${summary.length} characters; at most 80 are allowed.`,
        summary.length > 120 ? { severity: 'error' } : {},
      );
  },
  example: {
    at: '/paths/~1parcels/get/summary',
    bad: { '/paths/~1parcels/get/summary': `List ${'all '.repeat(20)}parcels` },
  },
};
