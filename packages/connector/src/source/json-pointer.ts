import type { JsonValue } from './json-value.ts';
import { isJsonList, member } from './json-value.ts';

/** Appends names to a JSON Pointer, escaped by RFC 6901. */
export function pointerTo(base: string, ...names: readonly (string | number)[]): string {
  let pointer = base;
  for (const name of names) pointer = pointerInto(pointer, name);
  return pointer;
}

/** Appends one name to a JSON Pointer. */
export function pointerInto(base: string, name: string | number): string {
  return `${base}/${escapePointer(String(name))}`;
}

/** One name as a token of a JSON Pointer. */
function escapePointer(name: string): string {
  return name.includes('~') || name.includes('/') ? name.replaceAll('~', '~0').replaceAll('/', '~1') : name;
}

/** The names a JSON Pointer goes through; undefined if it is not one. */
export function pointerNames(pointer: string): readonly string[] | undefined {
  if (pointer === '') return [];
  if (!pointer.startsWith('/')) return undefined;
  return pointer
    .slice(1)
    .split('/')
    .map((token) => (token.includes('~') ? token.replaceAll('~1', '/').replaceAll('~0', '~') : token));
}

/** The value at a JSON Pointer, or undefined where there is none. */
export function valueAt(root: JsonValue, pointer: string): JsonValue | undefined {
  let value: JsonValue | undefined = root;
  for (const name of pointerNames(pointer) ?? []) {
    if (value === undefined) return undefined;
    value = isJsonList(value) ? value[listIndex(name)] : member(value, name);
  }
  return pointerNames(pointer) === undefined ? undefined : value;
}

/** The index a pointer token names in a list, or -1. */
export function listIndex(token: string): number {
  return /^(?:0|[1-9]\d{0,9})$/.test(token) ? Number(token) : -1;
}
