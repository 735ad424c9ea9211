import type { JsonObject, JsonValue } from '@tenon/connector';
import { isList, isObject } from '../survey/json.ts';

/** Deeper parts of an example, and further items of a list in it, are not looked at. */
const most = { depth: 20, items: 50 };

/**
 * The schema that an example of a response tells, in which every part has a type. What the example leaves open is left out: a
 * null, an empty list, and a list of different kinds. Undefined if nothing is left.
 */
export function schemaOfExample(example: JsonValue, depth = 0): JsonObject | undefined {
  if (example === null || depth > most.depth) return undefined;
  if (isList(example)) {
    const items = itemsOf(example.slice(0, most.items), depth);
    return items && { type: 'array', items };
  }
  if (!isObject(example)) return { type: typeOf(example) };
  const properties = Object.entries(example).flatMap(([name, value]) => {
    const schema = schemaOfExample(value ?? null, depth + 1);
    return schema === undefined ? [] : [[name, schema] as const];
  });
  return properties.length === 0 ? undefined : { type: 'object', properties: Object.fromEntries(properties) };
}

/** Objects in a list are taken together; of other items the first tells. */
function itemsOf(items: readonly JsonValue[], depth: number): JsonObject | undefined {
  const [first] = items;
  if (first === undefined) return undefined;
  if (items.every(isObject)) {
    const members = items.toReversed().flatMap((item) => Object.entries(item).filter(([, value]) => value !== null));
    return schemaOfExample(Object.fromEntries(members), depth + 1);
  }
  const isAlike = items.every((item) => !isObject(item) && !isList(item) && typeOf(item) === typeOf(first));
  return isAlike || items.every(isList) ? schemaOfExample(first, depth + 1) : undefined;
}

function typeOf(value: JsonValue): string {
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return typeof value;
}
