import type { Value, ValueObject } from './value.ts';

/** Whether every object inherits something of this name, as with `constructor`: then only asking tells whether it is data. */
export function isInherited(name: string): boolean {
  return name in Object.prototype;
}

/** The object's own spelling of a name: the name itself where it has it, else the first one equal ignoring case, else undefined. */
export function findName(object: ValueObject, name: string): string | undefined {
  if (Object.hasOwn(object, name)) return name;
  const wanted = name.toLowerCase();
  for (const candidate of Object.keys(object)) {
    if (candidate.length === name.length && candidate.toLowerCase() === wanted) return candidate;
  }
  return undefined;
}

/** The value of a property, by its exact name or else ignoring case; undefined when the object has none. */
export function findProperty(object: ValueObject, name: string): Value | undefined {
  if (Object.hasOwn(object, name)) return object[name];
  const found = findName(object, name);
  return found === undefined ? undefined : object[found];
}

/**
 * The object of these properties, in this order. A name that comes again keeps its first position and takes the last
 * value. JavaScript lists names that look like array indexes first; where that differs, the order is kept beside the
 * properties, and `propertyNames` reads it.
 */
export function makeObject(entries: Iterable<readonly [name: string, value: Value]>): ValueObject {
  const object: Record<string, Value> = {};
  const names: string[] = [];
  let hasIndexes = false;
  for (const [name, value] of entries) {
    const isNew = !Object.hasOwn(object, name);
    if (isNew) names.push(name);
    if (looksLikeIndex(name)) hasIndexes = true;
    if (name === '__proto__') {
      Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true });
    } else {
      object[name] = value;
    }
  }
  if (hasIndexes && names.length > 1) keepOrder(object, names);
  return object;
}

/** The names of the object's properties in the order of its source. */
export function propertyNames(object: ValueObject): readonly string[] {
  return (object as { readonly [sourceOrder]?: readonly string[] })[sourceOrder] ?? Object.keys(object);
}

/** Whether the order of the source is not the one in which JavaScript lists the names. */
export function hasSourceOrder(object: ValueObject): boolean {
  return (object as { readonly [sourceOrder]?: readonly string[] })[sourceOrder] !== undefined;
}

/** Whether JavaScript would list this name before others, as it does with array indexes. */
function looksLikeIndex(name: string): boolean {
  const first = name.charCodeAt(0);
  return first >= 48 && first <= 57 && name.length <= 10 && String(Number(name)) === name && Number(name) < 4294967295;
}

const sourceOrder: unique symbol = Symbol('order of the source');

function keepOrder(object: ValueObject, names: readonly string[]): void {
  const listed = Object.keys(object);
  if (names.some((name, index) => name !== listed[index])) Object.defineProperty(object, sourceOrder, { value: names });
}
