import type { CheckedRule } from '../../review/rule.ts';
import { objectOr, own } from '../../survey/json.ts';
import { below } from '../../survey/spot.ts';
import { quote } from '../../text/text.ts';

/** The media types of examples are produced. */
export const responseExampleProduced: CheckedRule<'response'> = {
  id: 'response-example-produced',
  severity: 'warning',
  level: 'response',
  fix: 'safe',
  source: 'SV ResponseExampleMustBeProducedByOperation',
  summary: 'The media types of examples are produced.',
  why: 'An example of another type never happens.',
  remedy: 'Add the type to "produces", or remove the example.',
  on: 'response',
  check(response, report) {
    const produces = response.uses[0]?.produces ?? [];
    if (produces.length === 0) return;
    for (const type of Object.keys(objectOr(own(response.value, 'examples')))) {
      if (
        type.includes('/') &&
        !produces.some(
          (other) => other.split(';')[0]?.trim().toLowerCase() === type.split(';')[0]?.trim().toLowerCase(),
        )
      ) {
        const at = below(response.at, 'examples', type);
        report(at, `The example is of the type ${quote(type)}, which is not produced.`, {
          fix: () => [{ kind: 'remove', at }],
        });
      }
    }
  },
  example: {
    at: '/paths/~1parcels~1{parcelId}/get/responses/200/examples/text~1csv',
    bad: { '/paths/~1parcels~1{parcelId}/get/responses/200/examples': { 'text/csv': 'a' } },
  },
};
