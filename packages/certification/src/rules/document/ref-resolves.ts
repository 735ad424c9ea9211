import type { CheckedRule } from '../../review/rule.ts';
import { valueAtReference } from '../../survey/resolve.ts';
import { below } from '../../survey/spot.ts';
import { quote } from '../../text/text.ts';

/** Every reference leads to something in the document. */
export const refResolves: CheckedRule<'reference'> = {
  id: 'ref-resolves',
  severity: 'error',
  level: 'any',
  fix: 'none',
  source: 'OAS2',
  summary: 'Every reference leads to something in the document.',
  why: 'A dangling reference hides inputs and outputs.',
  remedy: 'Correct the reference, or add what it names.',
  on: 'reference',
  check(reference, report, survey) {
    const { target } = reference;
    const definition = survey.definition;
    if (typeof target !== 'string' || !target.startsWith('#') || definition === undefined) return;
    if (valueAtReference(definition.value, definition.at, target) === undefined)
      report(below(reference.at, '$ref'), `${quote(target)} leads to nothing in this document.`);
  },
  example: {
    at: '/paths/~1parcels~1{parcelId}/get/responses/200/schema/$ref',
    bad: { '/paths/~1parcels~1{parcelId}/get/responses/200/schema': { $ref: '#/definitions/Missing' } },
  },
};
