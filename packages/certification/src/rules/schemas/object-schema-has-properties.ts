import type { CheckedRule } from '../../review/rule.ts';
import { objectOr, own } from '../../survey/json.ts';

const words = [
  'properties',
  'additionalProperties',
  'allOf',
  'oneOf',
  'anyOf',
  'x-ms-dynamic-schema',
  'x-ms-dynamic-properties',
];

/** An object says which properties it has. */
export const objectSchemaHasProperties: CheckedRule<'schema'> = {
  id: 'object-schema-has-properties',
  severity: 'warning',
  level: 'schema',
  fix: 'none',
  source: 'SUB, PR#1316',
  summary: 'An object says which properties it has.',
  why: 'An empty object has no outputs to pick.',
  remedy: 'Add properties, additionalProperties or a dynamic schema.',
  on: 'schema',
  check(schema, report) {
    if (own(schema.value, 'type') !== 'object') return;
    if (
      words.some(
        (word) =>
          Object.hasOwn(schema.value, word) &&
          !(word === 'properties' && Object.keys(objectOr(own(schema.value, word))).length === 0),
      )
    )
      return;
    report(schema, `The object${schema.name === '' ? '' : ` "${schema.name}"`} has no properties.`);
  },
  example: { at: '/definitions/Problem', bad: { '/definitions/Problem/properties': undefined } },
};
