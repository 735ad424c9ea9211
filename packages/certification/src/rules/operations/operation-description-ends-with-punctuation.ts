import type { CheckedRule } from '../../review/rule.ts';
import { own, textOr } from '../../survey/json.ts';
import { below } from '../../survey/spot.ts';
import { endsInPunctuation, isBlank, quote, withStop } from '../../text/text.ts';

/** A description ends as a sentence does. */
export const operationDescriptionEndsWithPunctuation: CheckedRule<'operation'> = {
  id: 'operation-description-ends-with-punctuation',
  severity: 'warning',
  level: 'operation',
  fix: 'safe',
  source: 'SUB, CODE',
  summary: 'A description ends as a sentence does.',
  why: 'Full sentences translate better.',
  remedy: 'Put a full stop at the end.',
  on: 'operation',
  check(operation, report) {
    const description = textOr(own(operation.value, 'description'));
    if (isBlank(description) || endsInPunctuation(description)) return;
    const at = below(operation.at, 'description');
    report(at, `The description ${quote(description)} does not end in ".", "!" or "?".`, {
      fix: () => [{ kind: 'set', at, value: withStop(description) }],
    });
  },
  example: {
    at: '/paths/~1parcels/get/description',
    bad: { '/paths/~1parcels/get/description': 'Returns the parcels of a depot' },
  },
};
