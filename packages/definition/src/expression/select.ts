import { findName, propertyNames } from '../value/property.ts';
import { isArray, isInteger, isObject, typeName, type Value } from '../value/value.ts';
import { EvaluationFailure } from './evaluation-failure.ts';

/** The value of `from[key]` (clause 3, selection). */
export function select(from: Value, key: Value): Value {
  if (typeof key === 'string') {
    if (isObject(from)) {
      const name = findName(from, key);
      if (name !== undefined) return from[name] ?? null;
      throw absentProperty(key, propertyNames(from));
    }
  } else if (isArray(from) && isInteger(key)) {
    const item = from[Number(key)];
    if (item !== undefined) return item;
    throw new EvaluationFailure(
      'out-of-range',
      `Array index '${key}' is outside bounds (0, ${from.length - 1}) of array.`,
    );
  }
  throw unselectable(from, key);
}

/** The value of `from?[key]`: null where there is nothing to select from or nothing of that name or index. */
export function selectSafely(from: Value, key: Value): Value {
  if (from === null) return null;
  if (typeof key === 'string') {
    if (isObject(from)) {
      if (Object.hasOwn(from, key)) return from[key] ?? null;
      const name = findName(from, key);
      return name === undefined ? null : (from[name] ?? null);
    }
  } else if (isArray(from) && isInteger(key)) {
    return from[Number(key)] ?? null;
  }
  throw unselectable(from, key);
}

function absentProperty(name: string, available: readonly string[]): EvaluationFailure {
  const names = available.length > 20 ? [...available.slice(0, 20), '…'] : available;
  return new EvaluationFailure(
    'missing-value',
    `Property '${name}' doesn't exist, available properties are '${names.join(', ')}'.`,
  );
}

function unselectable(from: Value, key: Value): EvaluationFailure {
  const what = typeof key === 'string' ? `property '${key}'` : `index of type '${typeName(key)}'`;
  return new EvaluationFailure(
    'invalid-selection',
    `The ${what} cannot be selected. It is not supported on values of type '${typeName(from)}'.`,
  );
}
