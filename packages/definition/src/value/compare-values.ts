import { compareNumbers } from './compare-numbers.ts';
import { MAX_VALUE_DEPTH } from './limits.ts';
import { isArray, isNumber, isObject, lookInto, type Value } from './value.ts';

/**
 * Whether two values are equal (clause 4): of one type and deeply the same. `1` equals `1.0`; texts compare exactly;
 * the order of properties does not matter. Throws a `RangeError` beyond a nesting of 1,000.
 */
export function valuesEqual(a: Value, b: Value): boolean {
  return equal(a, b, 0);
}

function equal(a: Value, b: Value, depth: number): boolean {
  if (a === b) return true;
  lookInto(a);
  lookInto(b);
  if (a === null || b === null || typeof a === 'string' || typeof a === 'boolean') return false;
  if (isNumber(a)) return isNumber(b) && compareNumbers(a, b) === 0;
  if (depth >= MAX_VALUE_DEPTH) throw new RangeError(`A value is nested more than ${MAX_VALUE_DEPTH} deep.`);
  if (isArray(a)) {
    return isArray(b) && a.length === b.length && a.every((item, index) => equal(item, b[index] ?? null, depth + 1));
  }
  if (!isObject(b)) return false;
  const names = Object.keys(a);
  return (
    names.length === Object.keys(b).length &&
    names.every((name) => Object.hasOwn(b, name) && equal(a[name] ?? null, b[name] ?? null, depth + 1))
  );
}

/**
 * Which of two values comes first (clause 4): negative, zero or positive. Numbers compare by value, texts by the
 * invariant culture ignoring case. Undefined for any other pair, which has no order.
 */
export function orderValues(a: Value, b: Value): number | undefined {
  lookInto(a);
  lookInto(b);
  if (isNumber(a) && isNumber(b)) return compareNumbers(a, b);
  if (typeof a === 'string' && typeof b === 'string') return ignoringCase.compare(a, b);
  return undefined;
}

const ignoringCase = new Intl.Collator('en', { sensitivity: 'accent' });
