/** Any value that JSON can carry. */
export type JsonValue = null | boolean | number | string | readonly JsonValue[] | JsonObject;

/** A JSON object: a value by name. Absent members read as undefined. */
export interface JsonObject {
  readonly [name: string]: JsonValue | undefined;
}

/** Whether the value is an object (not null, not a list). */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether the value is a list. */
export function isJsonList(value: unknown): value is readonly JsonValue[] {
  return Array.isArray(value);
}

/** The own member of that name, or undefined; never one that comes from a prototype. */
export function member(value: JsonValue | undefined, name: string): JsonValue | undefined {
  return isJsonObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

/** The own member of that name if it is an object. */
export function objectMember(value: JsonValue | undefined, name: string): JsonObject | undefined {
  const found = member(value, name);
  return isJsonObject(found) ? found : undefined;
}

/** The own member of that name if it is text. */
export function textMember(value: JsonValue | undefined, name: string): string | undefined {
  const found = member(value, name);
  return typeof found === 'string' ? found : undefined;
}

/** The own member of that name if it is a list; otherwise an empty one. */
export function listMember(value: JsonValue | undefined, name: string): readonly JsonValue[] {
  const found = member(value, name);
  return isJsonList(found) ? found : [];
}

/** Whether the own member of that name is true. */
export function flagMember(value: JsonValue | undefined, name: string): boolean {
  return member(value, name) === true;
}

/**
 * The text that stands for a value: a text is itself, null and what is missing are empty, everything else is its JSON. The language's own way to
 * make a text of an object calls members that the object itself may have.
 */
export function scalarText(value: JsonValue | undefined): string {
  if (typeof value === 'string') return value;
  return value === undefined || value === null ? '' : JSON.stringify(value);
}
