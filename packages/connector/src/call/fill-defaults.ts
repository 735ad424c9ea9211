import type { Connector, SchemaPlace } from '../model/connector.ts';
import { readSchema } from '../schema/read-schema.ts';
import { isJsonList, isJsonObject, type JsonValue } from '../source/json-value.ts';

/** How deep defaults are filled in; deeper values are sent as given. */
const MAX_DEPTH = 12;

/**
 * Adds what people cannot or need not give to a body: defaults of internal and of required properties, also inside
 * required internal objects that are absent. Undefined when there is neither a value nor such a default.
 */
export function fillDefaults(
  connector: Pick<Connector, 'definition'>,
  place: SchemaPlace,
  value: JsonValue | undefined,
  depth = 0,
): JsonValue | undefined {
  if (depth > MAX_DEPTH || isContentObject(value)) return value;
  if (isJsonList(value)) {
    const { items } = readSchema(connector, place);
    return items ? value.map((item) => fillDefaults(connector, items, item, depth + 1) ?? null) : value;
  }
  if (value !== undefined && !isJsonObject(value)) return value;
  const schema = readSchema(connector, place);
  const filled: Record<string, JsonValue> = {};
  for (const [name, item] of Object.entries(value ?? {})) {
    const property = schema.properties.get(name);
    const inner = property && item !== undefined ? fillDefaults(connector, property, item, depth + 1) : item;
    if (inner !== undefined) filled[name] = inner;
  }
  for (const [name, property] of schema.properties) {
    if (Object.hasOwn(filled, name)) continue;
    const inner = readSchema(connector, property);
    if (inner.readOnly) continue;
    const isRequired = schema.required.has(name);
    if (inner.default !== undefined && (isRequired || inner.visibility === 'internal')) filled[name] = inner.default;
    else if (isRequired && inner.type === 'object') {
      const made = fillDefaults(connector, property, undefined, depth + 1);
      if (made !== undefined) filled[name] = made;
    }
  }
  return value === undefined && Object.keys(filled).length === 0 ? undefined : filled;
}

function isContentObject(value: JsonValue | undefined): boolean {
  return isJsonObject(value) && ('$content' in value || '$multipart' in value || '$formdata' in value);
}
