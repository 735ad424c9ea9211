import { valuesEqual } from '../../value/compare-values.ts';
import { numberText } from '../../value/number-text.ts';
import { isArray, isNumber, isObject, type Value } from '../../value/value.ts';

/** A set of values told apart by the equality of the language. Looking up costs the same however many there are. */
export class ValueSet {
  readonly #byKey = new Map<unknown, Value[]>();

  constructor(values: readonly Value[] = []) {
    for (const value of values) this.add(value);
  }

  /** Adds a value; false when an equal one is there already. */
  add(value: Value): boolean {
    const key = keyOf(value);
    const alike = this.#byKey.get(key);
    if (alike === undefined) this.#byKey.set(key, [value]);
    else if (alike.some((other) => valuesEqual(other, value))) return false;
    else alike.push(value);
    return true;
  }

  has(value: Value): boolean {
    return this.#byKey.get(keyOf(value))?.some((other) => valuesEqual(other, value)) ?? false;
  }
}

/** Equal values have equal keys; different values may share one. */
function keyOf(value: Value): unknown {
  if (isNumber(value)) return Number(numberText(value));
  if (isArray(value)) return `[${value.length}${value.slice(0, 8).map(shallowKey).join()}`;
  if (!isObject(value)) return value;
  const names = Object.keys(value).sort().slice(0, 32);
  return `{${names.map((name) => name + shallowKey(value[name])).join()}`;
}

function shallowKey(value: Value | undefined): string {
  return value === undefined || isArray(value) || isObject(value) ? '' : `:${keyOf(value)}`;
}
