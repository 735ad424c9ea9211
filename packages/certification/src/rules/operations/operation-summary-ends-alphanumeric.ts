import type { CheckedRule } from '../../review/rule.ts';
import { own, textOr } from '../../survey/json.ts';
import { below } from '../../survey/spot.ts';
import { quote } from '../../text/text.ts';

/** A summary ends in a letter, a digit or a closing bracket. */
export const operationSummaryEndsAlphanumeric: CheckedRule<'operation'> = {
  id: 'operation-summary-ends-alphanumeric',
  severity: 'warning',
  level: 'operation',
  fix: 'safe',
  source: 'STR',
  summary: 'A summary ends in a letter, a digit or a closing bracket.',
  why: 'It is a name, not a sentence.',
  remedy: 'Remove the last character.',
  on: 'operation',
  check(operation, report) {
    const summary = textOr(own(operation.value, 'summary')).trimEnd();
    if (summary === '' || /[\p{L}\p{M}\p{N})]$/u.test(summary)) return;
    const at = below(operation.at, 'summary');
    const value = summary.replace(/[^\p{L}\p{M}\p{N})]+$/u, '');
    report(
      at,
      `The summary ${quote(summary)} ends in ${quote(summary.at(-1))}.`,
      value === '' ? {} : { fix: () => [{ kind: 'set', at, value }] },
    );
  },
  example: { at: '/paths/~1parcels/get/summary', bad: { '/paths/~1parcels/get/summary': 'List parcels.' } },
};
