import { decodePercent } from '../source/decode-percent.ts';
import { pointerNames, valueAt } from '../source/json-pointer.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../source/json-value.ts';

/** A value and where it stands after references were followed. */
export interface Resolved {
  readonly value: JsonValue;
  readonly pointer: string;
  /** The name of the definition the last reference led to, such as `Pet`. */
  readonly name?: string;
}

/** References that lead to references are followed this often; a longer chain is a loop. */
const MAX_CHAIN = 64;

/** Follows `$ref` from a value to what it stands for. Undefined when a reference leads nowhere, outside, or in a circle. */
export function resolveReference(definition: JsonObject, value: JsonValue, pointer: string): Resolved | undefined {
  let current: Resolved = { value, pointer };
  for (let step = 0; step < MAX_CHAIN; step += 1) {
    const reference = referenceOf(current.value);
    if (reference === undefined) return current;
    const target = pointerOfReference(reference);
    if (target === undefined) return undefined;
    const found = valueAt(definition, target);
    if (found === undefined) return undefined;
    const name = pointerNames(target)?.at(-1);
    current = { value: found, pointer: target, ...(name === undefined ? {} : { name }) };
  }
  return undefined;
}

/** The reference that an object is, if it is one: a `$ref` that is text. */
export function referenceOf(value: JsonValue | undefined): string | undefined {
  if (!isJsonObject(value) || !Object.hasOwn(value, '$ref')) return undefined;
  const reference = value['$ref'];
  return typeof reference === 'string' ? reference : undefined;
}

/** The JSON Pointer of a reference inside the document; undefined for any other. Percent-encoding is undone. */
export function pointerOfReference(reference: string): string | undefined {
  if (!reference.startsWith('#')) return undefined;
  const pointer = decodePercent(reference.slice(1));
  return pointer === '' || pointer.startsWith('/') ? pointer : undefined;
}
