import type { Connector } from '../model/connector.ts';
import { readSchema } from '../schema/read-schema.ts';
import type { Schema } from '../schema/schema.ts';
import { valueAt } from '../source/json-pointer.ts';
import { isJsonObject, type JsonValue, textMember } from '../source/json-value.ts';

/** The namespace of `xsi:type`, by which an element says that it is of a more special type than it is declared with. */
export const XSI = 'http://www.w3.org/2001/XMLSchema-instance';

/** The member of a value that holds the name of its type. */
export const TYPE_MEMBER = '@type';

/** A type that extends another: the name of its definition, its name in its XML schema, and its own schema. */
export interface SpecialType {
  readonly key: string;
  readonly name: string;
  readonly namespace: string;
  readonly schema: Schema;
}

/** The type that a value says it is of, among those that its schema knows (`x-tenon-types`). */
export function specialTypeOf(
  connector: Pick<Connector, 'definition'>,
  schema: Schema | undefined,
  isWanted: (type: Omit<SpecialType, 'schema'>) => boolean,
): SpecialType | undefined {
  const known = schema?.extensions['x-tenon-types'];
  for (const [key, declared] of Object.entries(isJsonObject(known) ? known : {})) {
    const type = { key, name: textMember(declared, 'name') ?? key, namespace: textMember(declared, 'namespace') ?? '' };
    if (!isWanted(type)) continue;
    const place = placeOf(connector, key);
    return place && { ...type, schema: readSchema(connector, place) };
  }
  return undefined;
}

function placeOf(
  { definition }: Pick<Connector, 'definition'>,
  key: string,
): { readonly pointer: string; readonly schema: JsonValue } | undefined {
  for (const pointer of [`/definitions/${key}`, `/components/schemas/${key}`]) {
    const schema = valueAt(definition, pointer);
    if (schema !== undefined) return { pointer, schema };
  }
  return undefined;
}
