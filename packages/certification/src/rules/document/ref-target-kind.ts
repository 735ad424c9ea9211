import type { CheckedRule } from '../../review/rule.ts';
import { below } from '../../survey/spot.ts';
import { quote } from '../../text/text.ts';

/** A reference leads to the part of the document that is meant for it. */
export const refTargetKind: CheckedRule<'reference'> = {
  id: 'ref-target-kind',
  severity: 'error',
  level: 'any',
  fix: 'none',
  source: 'SV ReferenceNotValid, JsonPointerNotValid',
  summary: 'A reference leads to the part of the document that is meant for it.',
  why: 'Other tools look for parameters, responses and schemas only in their own places.',
  remedy: 'Move the target into its place and refer to it there.',
  on: 'reference',
  check(reference, report, survey) {
    const { target, expects } = reference;
    const dialect = survey.definition?.dialect;
    if (typeof target !== 'string' || !target.startsWith('#') || expects === 'path' || expects === 'other') return;
    const folder =
      dialect === '2.0'
        ? { parameter: '#/parameters/', response: '#/responses/', schema: '#/definitions/' }[expects]
        : { parameter: '#/components/parameters/', response: '#/components/responses/', schema: '#/' }[expects];
    if (!target.startsWith(folder) || /~(?![01])/.test(target))
      report(
        below(reference.at, '$ref'),
        `${quote(target)} does not begin with "${folder}", where a ${expects} is looked for.`,
      );
  },
  example: {
    at: '/paths/~1parcels~1{parcelId}/get/responses/200/schema/$ref',
    bad: { '/paths/~1parcels~1{parcelId}/get/responses/200/schema': { $ref: '#/info' } },
  },
};
