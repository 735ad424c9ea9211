import type { CheckedRule } from '../../review/rule.ts';
import { own, textOr } from '../../survey/json.ts';
import { below } from '../../survey/spot.ts';
import { isBlank, saysTheSame } from '../../text/text.ts';

/** The description says more than the summary. */
export const operationDescriptionDiffersFromSummary: CheckedRule<'operation'> = {
  id: 'operation-description-differs-from-summary',
  severity: 'warning',
  level: 'operation',
  fix: 'none',
  source: 'CODE, STR, PR#1286',
  summary: 'The description says more than the summary.',
  why: 'Reading the same twice helps nobody.',
  remedy: 'Say what the operation does, in a sentence.',
  on: 'operation',
  check(operation, report) {
    const summary = textOr(own(operation.value, 'summary'));
    const description = textOr(own(operation.value, 'description'));
    if (!isBlank(summary) && saysTheSame(summary, description))
      report(below(operation.at, 'description'), `The description of "${operation.name}" is its summary again.`);
  },
  example: { at: '/paths/~1parcels/get/description', bad: { '/paths/~1parcels/get/description': 'List parcels.' } },
};
