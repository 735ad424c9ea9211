import type { CheckedRule } from '../../review/rule.ts';
import { isObjectType } from '../../survey/is-object-type.ts';
import { isList, own } from '../../survey/json.ts';
import type { SchemaNode } from '../../survey/nodes.ts';
import { propertyNames } from '../../survey/property-names.ts';
import { below } from '../../survey/spot.ts';
import { quote } from '../../text/text.ts';

/** "required" lists properties of its own object. */
export const schemaRequiredValid: CheckedRule<'schema'> = {
  id: 'schema-required-valid',
  severity: 'error',
  level: 'schema',
  fix: 'safe',
  source: 'SV RequiredPropertyArrayEmpty, RequiredPropertyNotOnObject, RequiredPropertyDefinitionMissing',
  summary: '"required" lists properties of its own object.',
  why: 'A property that does not exist can never be given.',
  remedy: 'Remove the name, or add the property.',
  on: 'schema',
  having: ['required'],
  check(schema, report, survey) {
    const { value } = schema;
    const required = own(value, 'required');
    if (required === undefined || survey.definition === undefined) return;
    const at = below(schema.at, 'required');
    if (!isList(required)) return;
    if (required.length === 0) {
      report(at, '"required" is empty.', { fix: () => [{ kind: 'remove', at }] });
      return;
    }
    if (!isObjectType(value)) {
      // With properties the type may be what is wrong.
      const hasProperties = Object.hasOwn(value, 'properties') || Object.hasOwn(value, 'allOf');
      report(
        at,
        `"required" stands on a schema of the type ${quote(own(value, 'type'))}, not on an object.`,
        hasProperties ? {} : { fix: () => [{ kind: 'remove', at }] },
      );
      return;
    }
    if (!Object.hasOwn(value, 'properties') && !Object.hasOwn(value, 'allOf')) return;
    const names = propertyNames(survey.definition, value, schema.at);
    const missing =
      names === undefined
        ? []
        : required.flatMap((name, index) => (typeof name === 'string' && !names.has(name) ? [{ name, index }] : []));
    if (missing.length === 0 || isPartOfAllOf(schema)) return;
    for (const { name, index } of missing)
      report(
        below(at, index),
        `"required" lists "${name}", which is no property of its object.`,
        name === own(value, 'discriminator')
          ? {}
          : { fix: () => [{ kind: 'remove', at: missing.length === required.length ? at : below(at, index) }] },
      );
  },
  example: {
    at: '/paths/~1parcels/post/parameters/0/schema/required/1',
    bad: { '/paths/~1parcels/post/parameters/0/schema/required': ['receiver', 'sender'] },
  },
};

/** A member of an `allOf` may require what another member declares. */
function isPartOfAllOf(schema: SchemaNode): boolean {
  return schema.role === 'member';
}
