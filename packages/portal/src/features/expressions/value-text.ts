import { type Value, values, writeValue } from '@tenon/definition';

/** A value as people read it: text as it is, anything else as indented JSON with every number exact. */
export function readableValue(value: Value): string {
  return typeof value === 'string' ? value : indented(value, '');
}

function indented(value: Value, indent: string): string {
  const inner = `${indent}  `;
  if (values.isArray(value) && value.length > 0) {
    return `[\n${value.map((item) => inner + indented(item, inner)).join(',\n')}\n${indent}]`;
  }
  if (values.isObject(value)) {
    const names = values.propertyNames(value);
    if (names.length === 0) return '{}';
    const members = names.map((name) => `${inner}${JSON.stringify(name)}: ${indented(value[name] ?? null, inner)}`);
    return `{\n${members.join(',\n')}\n${indent}}`;
  }
  return writeValue(value);
}

/** What kind of value it is, with its size where it has one. */
export function describeKind(value: Value): string {
  const kind = values.typeName(value);
  if (typeof value === 'string') return `${kind}, ${count(value.length, 'character')}`;
  if (values.isArray(value)) return `${kind}, ${count(value.length, 'item')}`;
  if (values.isObject(value)) return `${kind}, ${count(values.propertyNames(value).length, 'property', 'properties')}`;
  return kind;
}

function count(size: number, one: string, many = `${one}s`): string {
  return `${size.toLocaleString('en-US')} ${size === 1 ? one : many}`;
}
