import type { JsonObject } from '@tenon/connector';
import { isList, own } from './json.ts';

/** Whether a schema is, or may be, one of objects, so that it can require properties. */
export function isObjectType(schema: JsonObject): boolean {
  const type = own(schema, 'type');
  return type === undefined || type === 'object' || (isList(type) && type.includes('object'));
}
