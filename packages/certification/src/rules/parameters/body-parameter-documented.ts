import { insideSentence, toLabel } from '../../proposals/names.ts';
import type { CheckedRule } from '../../review/rule.ts';
import { isObject, own } from '../../survey/json.ts';
import { below } from '../../survey/spot.ts';
import { isBlank } from '../../text/text.ts';

/** A body without properties has a label and a description. */
export const bodyParameterDocumented: CheckedRule<'parameter'> = {
  id: 'body-parameter-documented',
  severity: 'warning',
  level: 'parameter',
  fix: 'suggestion',
  source: 'PROD, EXT',
  summary: 'A body without properties has a label and a description.',
  why: 'It is one field of the form, and a field needs a name.',
  remedy: 'Set x-ms-summary and description on the parameter or on its schema.',
  on: 'parameter',
  check(parameter, report, survey) {
    const { schema } = parameter;
    if (parameter.location !== 'body' || schema === undefined) return;
    const found = survey.definition?.resolve(schema.value, schema.at)?.value;
    const target = isObject(found) ? found : {};
    if (own(target, 'properties') !== undefined || own(target, 'allOf') !== undefined) return;
    const places = [parameter.value, schema.value, target];
    const hasLabel = places.some((place) => !isBlank(own(place, 'x-ms-summary')) || !isBlank(own(place, 'title')));
    const hasDescription = places.some((place) => !isBlank(own(place, 'description')));
    if (hasLabel && hasDescription) return;
    const missing = [hasLabel ? '' : 'label', hasDescription ? '' : 'description']
      .filter((word) => word !== '')
      .join(' and no ');
    const label = toLabel(parameter.name);
    const labelled = { kind: 'set', at: below(parameter.at, 'x-ms-summary'), value: label } as const;
    const described = {
      kind: 'set',
      at: below(parameter.at, 'description'),
      value: describeBody(parameter.name),
    } as const;
    report(
      parameter,
      `The body "${parameter.name}" has no ${missing}.`,
      label === '' ? {} : { fix: () => [...(hasLabel ? [] : [labelled]), ...(hasDescription ? [] : [described])] },
    );
  },
  example: {
    at: '/paths/~1parcels/post/parameters/0',
    bad: { '/paths/~1parcels/post/parameters/0/schema': { type: 'string' } },
  },
};

function describeBody(name: string): string {
  return /^(?:body|payload|request|data|content)$/i.test(name)
    ? 'The body of the request.'
    : `The ${insideSentence(toLabel(name))} to send.`;
}
