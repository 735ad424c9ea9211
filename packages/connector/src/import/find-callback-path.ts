import type { SchemaPlace } from '../model/connector.ts';
import type { Body } from '../model/operation.ts';
import { readSchema } from '../schema/read-schema.ts';
import type { JsonObject } from '../source/json-value.ts';

/** How deep below the body the callback address is looked for. */
const MAX_DEPTH = 8;

/** The path inside a request body of the property marked `x-ms-notification-url`, or undefined. */
export function findCallbackPath(definition: JsonObject, body: Body): readonly string[] | undefined {
  const schema = body.contents[0]?.schema;
  return schema ? search({ definition }, schema, []) : undefined;
}

function search(
  connector: { definition: JsonObject },
  place: SchemaPlace,
  path: readonly string[],
): readonly string[] | undefined {
  const schema = readSchema(connector, place);
  if (schema.isNotificationUrl && path.length > 0) return path;
  if (path.length >= MAX_DEPTH) return undefined;
  for (const [name, property] of schema.properties) {
    const found = search(connector, property, [...path, name]);
    if (found) return found;
  }
  return undefined;
}
