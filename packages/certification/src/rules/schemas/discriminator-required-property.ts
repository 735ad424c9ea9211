import type { CheckedRule } from '../../review/rule.ts';
import { objectOr, own } from '../../survey/json.ts';
import { below } from '../../survey/spot.ts';

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
  check(schema, report, survey) {
    const name = own(schema.value, 'discriminator');
    if (typeof name !== 'string' || survey.definition?.dialect !== '2.0') return;
    const property = schema.properties.find((candidate) => candidate.name === name);
    const found =
      property === undefined ? undefined : objectOr(survey.definition.resolve(property.value, property.at)?.value);
    if (found === undefined || property?.isRequired !== true || own(found, 'type') !== 'string')
      report(below(schema.at, 'discriminator'), `The discriminator "${name}" is not a required text property.`);
  },
  example: { at: '/definitions/Parcel/discriminator', bad: { '/definitions/Parcel/discriminator': 'kind' } },
};
