import type { CheckedRule } from '../../review/rule.ts';
import { below } from '../../survey/spot.ts';
import { quote } from '../../text/text.ts';

/** An object with a reference has no other member. */
export const refNoSiblings: CheckedRule<'reference'> = {
  id: 'ref-no-siblings',
  severity: 'warning',
  level: 'any',
  fix: 'suggestion',
  source: 'OAS2',
  summary: 'An object with a reference has no other member.',
  why: 'Strict readers ignore what stands beside a reference.',
  remedy: 'Wrap the reference in "allOf", so that the texts beside it count.',
  on: 'reference',
  check(reference, report, survey) {
    if (survey.definition?.dialect === '3.1') return;
    const siblings = Object.keys(reference.holder).filter((key) => key !== '$ref');
    if (siblings.length === 0) return;
    const { at, holder, target } = reference;
    const canWrap = reference.expects === 'schema' && typeof target === 'string' && !Object.hasOwn(holder, 'allOf');
    report(
      at,
      `Beside the reference to ${quote(target)} stand ${siblings.map((name) => `"${name}"`).join(', ')}, which strict readers ignore.`,
      canWrap
        ? {
            fix: () => [
              { kind: 'remove', at: below(at, '$ref') },
              { kind: 'set', at: below(at, 'allOf'), value: [{ $ref: target }] },
            ],
          }
        : {},
    );
  },
  example: {
    at: '/paths/~1parcels~1{parcelId}/get/responses/200/schema',
    bad: {
      '/paths/~1parcels~1{parcelId}/get/responses/200/schema': {
        $ref: '#/definitions/Parcel',
        description: 'The parcel.',
      },
    },
  },
};
