import type { CheckedRule } from '../../review/rule.ts';
import { below } from '../../survey/spot.ts';
import { quote } from '../../text/text.ts';

/** Every reference stays within the document. */
export const refLocalOnly: CheckedRule<'reference'> = {
  id: 'ref-local-only',
  severity: 'error',
  level: 'any',
  fix: 'suggestion',
  source: 'SV ReferenceNotValid',
  summary: 'Every reference stays within the document.',
  why: 'A certified definition is self-contained.',
  remedy: 'Move what it names into the document.',
  on: 'reference',
  check(reference, report) {
    const { target } = reference;
    if (typeof target !== 'string' || !target.startsWith('#'))
      report(below(reference.at, '$ref'), `${quote(target)} leads out of this document.`);
  },
  example: {
    at: '/paths/~1parcels~1{parcelId}/get/responses/200/schema/$ref',
    bad: { '/paths/~1parcels~1{parcelId}/get/responses/200/schema': { $ref: 'parcel.json' } },
  },
};
