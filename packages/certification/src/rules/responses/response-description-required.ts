import type { CheckedRule } from '../../review/rule.ts';
import { own } from '../../survey/json.ts';
import { below } from '../../survey/spot.ts';
import { reasonOf } from '../../text/reasons.ts';
import { isBlank } from '../../text/text.ts';

/** Each response has a description. */
export const responseDescriptionRequired: CheckedRule<'response'> = {
  id: 'response-description-required',
  severity: 'error',
  level: 'response',
  fix: 'safe',
  source: 'OAS2',
  summary: 'Each response has a description.',
  why: 'It says when the answer is given.',
  remedy: 'Say in a sentence what the answer means.',
  on: 'response',
  check(response, report) {
    if (!isBlank(own(response.value, 'description'))) return;
    const at = below(response.at, 'description');
    report(response, `The response ${response.status} has no description.`, {
      fix: () => [{ kind: 'set', at, value: reasonOf(response.status) }],
    });
  },
  example: {
    at: '/paths/~1parcels~1{parcelId}/get/responses/200',
    bad: { '/paths/~1parcels~1{parcelId}/get/responses/200/description': undefined },
  },
};
