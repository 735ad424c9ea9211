import { type Value, values, valuesEqual, writeValue } from '@tenon/definition';

/** One way in which a result is not what a test expects. */
export interface Mismatch {
  readonly path: string;
  readonly expected: Value;
  readonly actual: Value | undefined;
}

/** Compares a result with what is expected, down to the first members that differ. Numbers by value, floats within 1e-12. */
export function compareValues(path: string, expected: Value, actual: Value | undefined): readonly Mismatch[] {
  if (actual !== undefined && isSame(expected, actual)) return [];
  if (values.isObject(expected) && values.isObject(actual)) {
    const names = new Set([...values.propertyNames(expected), ...values.propertyNames(actual)]);
    return [...names].flatMap((name) => compareMember(`${path}.${name}`, expected, actual, name));
  }
  if (values.isArray(expected) && values.isArray(actual) && expected.length === actual.length) {
    return expected.flatMap((item, index) => compareValues(`${path}[${index}]`, item, actual[index]));
  }
  return [{ path, expected, actual }];
}

function compareMember(
  path: string,
  expected: Readonly<Record<string, Value>>,
  actual: Readonly<Record<string, Value>>,
  name: string,
): readonly Mismatch[] {
  if (!Object.hasOwn(expected, name)) return [{ path, expected: '(absent)', actual: actual[name] ?? null }];
  return compareValues(path, expected[name] ?? null, Object.hasOwn(actual, name) ? (actual[name] ?? null) : undefined);
}

function isSame(expected: Value, actual: Value): boolean {
  if (values.isNumber(expected) && values.isNumber(actual)) {
    const one = values.numberOf(expected);
    const other = values.numberOf(actual);
    return one === other || Math.abs(one - other) <= 1e-12 * Math.max(Math.abs(one), Math.abs(other));
  }
  return valuesEqual(expected, actual);
}

/** A mismatch as a line for people. */
export function describeMismatch({ path, expected, actual }: Mismatch): string {
  return `${path}: expected ${shown(expected)}, got ${actual === undefined ? 'nothing' : shown(actual)}`;
}

function shown(value: Value): string {
  const text = writeValue(value);
  return text.length > 400 ? `${text.slice(0, 400)}…` : text;
}
