import type { JsonObject, JsonValue } from '@tenon/connector';

/** The value as an object, or an empty one: a reader that goes on with what there is. */
export function objectOr(value: JsonValue | undefined): JsonObject {
  return isObject(value) ? value : {};
}

/** Whether the value is an object (not null, not a list). */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether the value is a list. */
export function isList(value: unknown): value is readonly JsonValue[] {
  return Array.isArray(value);
}

/** The value as a list, or an empty one. */
export function listOr(value: JsonValue | undefined): readonly JsonValue[] {
  return isList(value) ? value : [];
}

/** The texts in a list. */
export function textsOf(value: JsonValue | undefined): string[] {
  return listOr(value).filter((item) => typeof item === 'string');
}

/** The value if it is a text; otherwise the empty text. */
export function textOr(value: JsonValue | undefined): string {
  return typeof value === 'string' ? value : '';
}

/**
 * The own member of that name: never one of a prototype. What JSON holds is no function and not the prototype of
 * objects, so looking at the value tells; asking for the own name of every read was a tenth of all the time.
 */
export function own(value: JsonObject, name: string): JsonValue | undefined {
  const found: unknown = value[name];
  return typeof found === 'function' || found === Object.prototype ? undefined : (found as JsonValue | undefined);
}

/** Whether two JSON values are the same, the order of members aside. */
export function isSameJson(a: JsonValue | undefined, b: JsonValue | undefined): boolean {
  if (a === b) return true;
  if (isList(a)) return isList(b) && a.length === b.length && a.every((item, index) => isSameJson(item, b[index]));
  if (!isObject(a) || !isObject(b)) return false;
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => isSameJson(a[name], own(b, name)));
}
