import type { CheckedRule } from '../../review/rule.ts';
import { own, textOr } from '../../survey/json.ts';
import { below } from '../../survey/spot.ts';
import { endsInPunctuation, quote, withStop } from '../../text/text.ts';

/** A description ends as a sentence does. */
export const parameterDescriptionEndsWithPunctuation: CheckedRule<'parameter'> = {
  id: 'parameter-description-ends-with-punctuation',
  severity: 'info',
  level: 'parameter',
  fix: 'safe',
  source: 'SUB, STR',
  summary: 'A description ends as a sentence does.',
  why: 'Full sentences translate better.',
  remedy: 'Put a full stop at the end.',
  on: 'parameter',
  check(parameter, report) {
    const description = textOr(own(parameter.value, 'description')).trim();
    if (!/\s/.test(description) || endsInPunctuation(description)) return;
    const at = below(parameter.at, 'description');
    report(at, `The description ${quote(description)} does not end in ".", "!" or "?".`, {
      fix: () => [{ kind: 'set', at, value: withStop(description) }],
    });
  },
  example: {
    at: '/paths/~1parcels~1{parcelId}/get/parameters/0/description',
    bad: { '/paths/~1parcels~1{parcelId}/get/parameters/0/description': 'The number on the label' },
  },
};
