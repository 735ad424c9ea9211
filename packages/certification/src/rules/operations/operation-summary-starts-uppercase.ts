import type { CheckedRule } from '../../review/rule.ts';
import { own, textOr } from '../../survey/json.ts';
import { below } from '../../survey/spot.ts';
import { quote } from '../../text/text.ts';

/** A summary begins with a capital letter. */
export const operationSummaryStartsUppercase: CheckedRule<'operation'> = {
  id: 'operation-summary-starts-uppercase',
  severity: 'warning',
  level: 'operation',
  fix: 'safe',
  source: 'EXT',
  summary: 'A summary begins with a capital letter.',
  why: 'It is a name in a list.',
  remedy: 'Write the first letter large.',
  on: 'operation',
  check(operation, report) {
    const summary = textOr(own(operation.value, 'summary'));
    const first = summary.trim().charAt(0);
    if (first === '' || !/\p{Ll}/u.test(first)) return;
    const at = below(operation.at, 'summary');
    const value = summary.trim().charAt(0).toUpperCase() + summary.trim().slice(1);
    report(
      at,
      `The summary ${quote(summary)} begins with a small letter.`,
      value === operation.id ? {} : { fix: () => [{ kind: 'set', at, value }] },
    );
  },
  example: { at: '/paths/~1parcels/get/summary', bad: { '/paths/~1parcels/get/summary': 'list parcels' } },
};
