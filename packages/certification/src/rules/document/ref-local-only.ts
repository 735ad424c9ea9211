import type { CheckedRule } from '../../review/rule.ts';
import { localTarget } from '../../survey/local-target.ts';
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
  remedy: 'Move what it names into the document, and begin the reference with #/.',
  on: 'reference',
  check(reference, report, { definition }) {
    const { target } = reference;
    if (typeof target === 'string' && target.startsWith('#')) return;
    const at = below(reference.at, '$ref');
    const meant = definition && localTarget(reference, definition);
    report(at, `${quote(target)} leads out of this document.`, {
      ...(meant === undefined ? {} : { fix: () => [{ kind: 'set', at, value: meant }] }),
    });
  },
  example: {
    at: '/paths/~1parcels~1{parcelId}/get/responses/200/schema/$ref',
    bad: { '/paths/~1parcels~1{parcelId}/get/responses/200/schema': { $ref: 'definitions/Parcel' } },
  },
};
