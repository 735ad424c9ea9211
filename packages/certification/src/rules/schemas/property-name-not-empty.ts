import type { CheckedRule } from '../../review/rule.ts';

/** No property has an empty name. */
export const propertyNameNotEmpty: CheckedRule<'property'> = {
  id: 'property-name-not-empty',
  severity: 'error',
  level: 'schema',
  fix: 'none',
  source: 'SUB',
  summary: 'No property has an empty name.',
  why: 'It cannot be picked.',
  remedy: 'Give the property its name.',
  on: 'property',
  check(property, report) {
    if (property.name.trim() === '') report(property, 'A property has an empty name.');
  },
  example: { at: '/definitions/Parcel/properties/', bad: { '/definitions/Parcel/properties/': { type: 'string' } } },
};
