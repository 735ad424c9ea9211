import { isJsonList, isJsonObject, type JsonObject, type JsonValue } from '../source/json-value.ts';

/** Deeper parts of a sample are left untyped. */
const MAX_DEPTH = 20;

/** The schema that a sample value suggests. Items of a list are taken together; nothing is said to be required. */
export function inferSchema(sample: JsonValue, depth = 0): JsonObject {
  if (depth > MAX_DEPTH) return {};
  if (sample === null) return { 'x-nullable': true };
  if (typeof sample === 'boolean') return { type: 'boolean' };
  if (typeof sample === 'number') return { type: Number.isInteger(sample) ? 'integer' : 'number' };
  if (typeof sample === 'string') {
    return /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(sample) ? { type: 'string', format: 'date-time' } : { type: 'string' };
  }
  if (isJsonList(sample)) {
    const items = sample.slice(0, 50).map((item) => inferSchema(item, depth + 1));
    return { type: 'array', items: items.reduce(mergeSchemas, {}) };
  }
  const properties = Object.entries(sample).map(([name, value]) => [name, inferSchema(value ?? null, depth + 1)]);
  return { type: 'object', properties: Object.fromEntries(properties) };
}

/** What fits values of several types: nothing that is merged with it makes it narrower. */
const open: JsonObject = {};

/** A schema for values that fit either of two. An empty one of any other origin says nothing yet. */
export function mergeSchemas(a: JsonObject, b: JsonObject): JsonObject {
  if (a === open || b === open) return open;
  if (Object.keys(a).length === 0) return b;
  if (Object.keys(b).length === 0) return a;
  const nullable = a['x-nullable'] === true || b['x-nullable'] === true ? { 'x-nullable': true } : {};
  if (a['type'] === undefined) return { ...b, ...nullable };
  if (b['type'] === undefined) return { ...a, ...nullable };
  if (a['type'] !== b['type']) {
    const areNumbers = [a['type'], b['type']].every((type) => type === 'integer' || type === 'number');
    return areNumbers ? { type: 'number', ...nullable } : open;
  }
  if (a['type'] === 'array')
    return { type: 'array', items: mergeSchemas(objectOf(a['items']), objectOf(b['items'])), ...nullable };
  if (a['type'] !== 'object') {
    const { format, ...plain } = a;
    return { ...plain, ...(format !== undefined && format === b['format'] ? { format } : {}), ...nullable };
  }
  const properties: Record<string, JsonValue> = { ...objectOf(a['properties']) } as Record<string, JsonValue>;
  for (const [name, schema] of Object.entries(objectOf(b['properties']))) {
    properties[name] = mergeSchemas(objectOf(properties[name]), objectOf(schema));
  }
  return { type: 'object', properties, ...nullable };
}

function objectOf(value: JsonValue | undefined): JsonObject {
  return isJsonObject(value) ? value : {};
}
