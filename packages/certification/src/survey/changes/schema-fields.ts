import type { JsonObject, JsonValue } from '@tenon/connector';
import { isObject, listOr, objectOr, own } from '../json.ts';
import { isDynamic } from '../property-names.ts';
import { below, type Spot } from '../spot.ts';
import type { DefinitionSurvey } from '../survey.ts';

/** A value that a schema describes, at any depth. */
export interface SchemaField {
  readonly value: JsonObject;
  readonly at: Spot;
  readonly isRequired: boolean;
  /** The path of the object or list around it; undefined at the top. */
  readonly parent: string | undefined;
}

/** The most values of one schema that are compared. */
const mostFields = 5_000;

/**
 * Every value of a schema by its path (`order.items[].price`, the whole is the empty path): references followed,
 * `allOf` merged, recursion cut at its first repetition. Undefined when the schema is filled in at design time.
 */
export function schemaFields(
  definition: DefinitionSurvey,
  schema: JsonValue | undefined,
  at: Spot,
): ReadonlyMap<string, SchemaField> | undefined {
  const fields = new Map<string, SchemaField>();
  const open = new Set<JsonObject>();
  let isFixed = true;
  const visit = (
    given: JsonValue | undefined,
    place: Spot,
    about: { path: string; parent?: string; isRequired: boolean },
  ) => {
    const found = definition.resolve(given, place);
    if (found === undefined || !isObject(found.value) || open.has(found.value) || fields.size >= mostFields) return;
    const { value } = found;
    const { path, parent, isRequired } = about;
    if (isDynamic(value)) isFixed &&= path !== '';
    if (!fields.has(path)) fields.set(path, { value, at: place, isRequired, parent });
    open.add(value);
    const required = listOr(own(value, 'required'));
    for (const [name, property] of Object.entries(objectOr(own(value, 'properties')))) {
      visit(property, below(found.at, 'properties', name), {
        path: path === '' ? name : `${path}.${name}`,
        parent: path,
        isRequired: required.includes(name),
      });
    }
    visit(own(value, 'items'), below(found.at, 'items'), { path: `${path}[]`, parent: path, isRequired: false });
    listOr(own(value, 'allOf')).forEach((member, index) => {
      visit(member, below(found.at, 'allOf', index), about);
    });
    open.delete(value);
  };
  visit(schema, at, { path: '', isRequired: false });
  return isFixed ? fields : undefined;
}

/** Type and format in words: `string/date-time`. */
export function typeOfField(value: JsonObject): string {
  const given = own(value, 'type') ?? (own(value, 'properties') === undefined ? 'any' : 'object');
  const type = typeof given === 'string' ? given : JSON.stringify(given);
  const format = own(value, 'format');
  return typeof format === 'string' && format !== '' ? `${type}/${format}` : type;
}
