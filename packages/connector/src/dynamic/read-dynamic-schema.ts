import { Refusal } from '@tenon/diagnostics';
import { isJsonObject, type JsonObject, type JsonValue, member } from '../source/json-value.ts';
import { valueAtItemPath } from './item-path.ts';
import type { Lookup } from './lookup.ts';

/** Members by which an object is known to be a schema rather than a list of properties. */
const words = ['type', 'properties', 'items', 'allOf', 'oneOf', 'anyOf', '$ref', 'additionalProperties', 'enum'];

/** The schema in the answer of a lookup. Properties without their object, and schemas written as text, are taken for what they mean. */
export function readDynamicSchema(lookup: Pick<Lookup, 'valuePath'>, body: JsonValue | undefined): JsonObject {
  const found = unpacked(valueAtItemPath(body, lookup.valuePath));
  if (isJsonObject(found)) {
    const namesProperties =
      /(?:^|\/)properties$/.test(lookup.valuePath) || !words.some((word) => isSchemaWord(found, word));
    return namesProperties ? { type: 'object', properties: found } : found;
  }
  throw new Refusal(
    'lookup-schema-unfit',
    lookup.valuePath === ''
      ? 'The API answered no schema.'
      : `The API's answer has no schema at '${lookup.valuePath.slice(0, 200)}', where the definition says that it is.`,
  );
}

/** A property may be called `type` or `items` too; then it is a schema itself. */
function isSchemaWord(value: JsonObject, word: string): boolean {
  const found = member(value, word);
  if (found === undefined) return false;
  return word === 'type' || word === 'enum' ? !isJsonObject(found) : word !== '$ref' || typeof found === 'string';
}

function unpacked(value: JsonValue | undefined): JsonValue | undefined {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value) as JsonValue;
  } catch {
    // A text that is no JSON is no schema either; the caller says so.
    return undefined;
  }
}
