import type { JsonValue } from '@tenon/connector';
import { isList, isObject } from './json.ts';

/** Whether a value is of a type that a parameter or schema declares; unknown types take anything. */
export function isOfType(value: JsonValue, type: string): boolean {
  switch (type) {
    case 'string':
      return typeof value === 'string';
    case 'number':
      return typeof value === 'number';
    case 'integer':
      return typeof value === 'number' && Number.isInteger(value);
    case 'boolean':
      return typeof value === 'boolean';
    case 'array':
      return isList(value);
    case 'object':
      return isObject(value);
    default:
      return true;
  }
}

/** The value written in that type, if it means the same: "10" as the number 10, "true" as true, 5 as "5". */
export function toType(value: JsonValue, type: string): JsonValue | undefined {
  if (type === 'string' && (typeof value === 'number' || typeof value === 'boolean')) return String(value);
  if (typeof value !== 'string') return undefined;
  const text = value.trim();
  if (type === 'integer' && /^-?\d{1,15}$/.test(text)) return Number(text);
  if (type === 'number' && /^-?\d{1,15}(?:\.\d{1,15})?$/.test(text)) return Number(text);
  if (type === 'boolean' && /^(?:true|false)$/i.test(text)) return text.toLowerCase() === 'true';
  return undefined;
}
