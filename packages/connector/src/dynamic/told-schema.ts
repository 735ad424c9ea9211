import type { Connector, SchemaPlace } from '../model/connector.ts';
import type { JsonObject } from '../source/json-value.ts';

/** A schema that the API told of a part of the body. */
export interface ToldSchema {
  readonly schema: JsonObject;
  /** The names that lead to the part from the body. */
  readonly path: readonly string[];
}

/** Where to read a told schema: it stands on its own, and what it refers to is in itself. */
export function placeOfTold(
  connector: Connector,
  { schema }: ToldSchema,
): { readonly connector: Connector; readonly place: SchemaPlace } {
  return { connector: { ...connector, definition: schema }, place: { pointer: '', schema } };
}
