import type { CheckedRule } from '../../review/rule.ts';
import { own, textOr } from '../../survey/json.ts';
import { below } from '../../survey/spot.ts';
import { quote } from '../../text/text.ts';

/** A summary has letters, digits, spaces and brackets only. */
export const operationSummaryPlain: CheckedRule<'operation'> = {
  id: 'operation-summary-plain',
  severity: 'info',
  level: 'operation',
  fix: 'none',
  source: 'SUB',
  summary: 'A summary has letters, digits, spaces and brackets only.',
  why: 'Plain names translate well.',
  remedy: 'Leave the other characters out.',
  on: 'operation',
  check(operation, report) {
    const summary = textOr(own(operation.value, 'summary')).trim();
    const found = /[^\p{L}\p{M}\p{N} ()]/u.exec(summary)?.[0];
    if (found !== undefined)
      report(below(operation.at, 'summary'), `The summary ${quote(summary)} contains ${quote(found)}.`);
  },
  example: { at: '/paths/~1parcels/get/summary', bad: { '/paths/~1parcels/get/summary': 'List parcels, sorted' } },
};
