import type { CheckedRule } from '../../review/rule.ts';
import { own, textOr } from '../../survey/json.ts';
import { below } from '../../survey/spot.ts';
import { quote } from '../../text/text.ts';

/** A description has at least three words. */
export const operationDescriptionMeaningful: CheckedRule<'operation'> = {
  id: 'operation-description-meaningful',
  severity: 'warning',
  level: 'operation',
  fix: 'none',
  source: 'SUB, PR#1091',
  summary: 'A description has at least three words.',
  why: 'Fewer cannot explain anything.',
  remedy: 'Say what the operation does, in a sentence.',
  on: 'operation',
  check(operation, report) {
    const description = textOr(own(operation.value, 'description')).trim();
    if (description !== '' && description.split(/\s+/).length < 3)
      report(below(operation.at, 'description'), `The description ${quote(description)} has fewer than three words.`);
  },
  example: { at: '/paths/~1parcels/get/description', bad: { '/paths/~1parcels/get/description': 'Parcels.' } },
};
