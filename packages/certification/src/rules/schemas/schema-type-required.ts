import type { JsonObject } from '@tenon/connector';
import type { CheckedRule } from '../../review/rule.ts';
import { listOr, own } from '../../survey/json.ts';
import { below } from '../../survey/spot.ts';
import { isOfType } from '../../survey/value-types.ts';

/** What says, instead of a type, what a schema describes; the frequent ones first. */
const words = [
  'type',
  '$ref',
  'properties',
  'allOf',
  'oneOf',
  'anyOf',
  'x-ms-dynamic-schema',
  'x-ms-dynamic-properties',
  'x-ms-dynamic-values',
];

/** Each schema has a type, or says in another way what it describes. */
export const schemaTypeRequired: CheckedRule<'schema'> = {
  id: 'schema-type-required',
  severity: 'warning',
  level: 'schema',
  fix: 'suggestion',
  source: 'SUB',
  summary: 'Each schema has a type, or says in another way what it describes.',
  why: 'Values without a type cannot be offered to later steps.',
  remedy: 'Set "type".',
  on: 'schema',
  check(schema, report) {
    if (words.some((word) => Object.hasOwn(schema.value, word))) return;
    const isEmpty = Object.keys(schema.value).length === 0;
    // Other rules are about an empty body or response, and what stands for any item or further member may be empty.
    if (isEmpty && schema.role !== 'property') return;
    const at = below(schema.at, 'type');
    const type = Object.hasOwn(schema.value, 'items')
      ? 'array'
      : Object.hasOwn(schema.value, 'additionalProperties')
        ? 'object'
        : typeOfExample(schema.value);
    const values = [...listOr(own(schema.value, 'enum')), own(schema.value, 'default')];
    const isWhole = type !== 'array' || Object.hasOwn(schema.value, 'items');
    const isSure = !isEmpty && isWhole && values.every((value) => value === undefined || isOfType(value, type));
    report(
      schema,
      `The schema${schema.name === '' ? '' : ` of "${schema.name}"`} has no type.`,
      isSure ? { fix: () => [{ kind: 'set', at, value: type }] } : {},
    );
  },
  example: {
    at: '/definitions/Parcel/properties/status',
    bad: { '/definitions/Parcel/properties/status/type': undefined },
  },
};

/** The type of a value that it may have, or of an example; a schema that says nothing of the kind is most often one of text. */
function typeOfExample(schema: JsonObject): string {
  const value = listOr(own(schema, 'enum'))[0] ?? own(schema, 'example') ?? own(schema, 'default');
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'object' && value !== null) return 'object';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return typeof value === 'boolean' ? 'boolean' : 'string';
}
