import type { JsonValue } from '@tenon/connector';
import type { CheckedRule } from '../../review/rule.ts';
import { listOr, objectOr, own } from '../../survey/json.ts';
import { below, type Spot } from '../../survey/spot.ts';
import type { DefinitionSurvey } from '../../survey/survey.ts';

/** A discriminator names a required text property. */
export const discriminatorRequiredProperty: CheckedRule<'schema'> = {
  id: 'discriminator-required-property',
  severity: 'error',
  level: 'schema',
  fix: 'none',
  source: 'OAS2, SV DiscriminatorMustBeARequiredStringProperty',
  summary: 'A discriminator names a required text property.',
  why: 'It tells which kind of value this is.',
  remedy: 'Add the property and require it.',
  on: 'schema',
  having: ['discriminator'],
  check(schema, report, survey) {
    const name = own(schema.value, 'discriminator');
    if (typeof name !== 'string' || survey.definition?.dialect !== '2.0') return;
    const property = schema.properties.find((candidate) => candidate.name === name);
    if (property?.isRequired !== true || !isText(property.value, property.at, survey.definition))
      report(below(schema.at, 'discriminator'), `The discriminator "${name}" is not a required text property.`);
  },
  example: { at: '/definitions/Parcel/discriminator', bad: { '/definitions/Parcel/discriminator': 'kind' } },
};

/** Whether a schema is one of text, itself or by a member of its `allOf`. */
function isText(value: JsonValue, at: Spot, definition: DefinitionSurvey): boolean {
  const found = definition.resolve(value, at);
  const schema = objectOr(found?.value);
  if (found === undefined || own(schema, 'type') === 'string') return found !== undefined;
  return listOr(own(schema, 'allOf')).some(
    (member, index) =>
      objectOr(member)['allOf'] === undefined && isText(member, below(found.at, 'allOf', index), definition),
  );
}
