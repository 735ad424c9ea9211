import { isObject, type Json, type JsonObject } from './definition-object.ts';

/** Deeper parts of a sample are left open, and so are items of a list after these. */
const most = { depth: 20, items: 50 };

/**
 * The JSON Schema that a sample suggests: types alone, nothing required, what differs between the items of a list left open. Runs check
 * messages against it, so it says less than an import infers, which only describes: no whole numbers, no formats, nothing of null.
 */
export function schemaOfSample(sample: Json, depth = 0): JsonObject {
  if (sample === null || depth > most.depth) return {};
  if (Array.isArray(sample)) {
    const items = (sample as readonly Json[]).slice(0, most.items).map((item) => schemaOfSample(item, depth + 1));
    return { type: 'array', items: items.reduce(common, items[0] ?? {}) };
  }
  if (!isObject(sample)) return { type: typeof sample };
  const properties = Object.entries(sample).map(([name, value]) => [name, schemaOfSample(value, depth + 1)]);
  return { type: 'object', properties: Object.fromEntries(properties) };
}

function common(a: JsonObject, b: JsonObject): JsonObject {
  if (a['type'] !== b['type']) return {};
  const [ours, theirs] = [a['properties'], b['properties']];
  if (isObject(ours) && isObject(theirs)) {
    const shared = Object.entries(theirs).map(([name, schema]) => {
      const known = ours[name];
      return [name, isObject(known) && isObject(schema) ? common(known, schema) : schema];
    });
    return { ...a, properties: { ...ours, ...Object.fromEntries(shared) } };
  }
  return isObject(a['items']) && isObject(b['items']) ? { ...a, items: common(a['items'], b['items']) } : a;
}
