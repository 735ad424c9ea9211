import { type JsonObject, type JsonValue, member, objectMember } from '../source/json-value.ts';
import type { DynamicExtensions, Visibility } from './operation.ts';

const VISIBILITIES: ReadonlySet<string> = new Set(['important', 'advanced', 'internal']);

/** `x-ms-visibility` of an operation, parameter or schema; anything unknown is the normal one. */
export function readVisibility(value: JsonObject): Visibility {
  const declared = member(value, 'x-ms-visibility');
  const word = typeof declared === 'string' ? declared.trim().toLowerCase() : '';
  return VISIBILITIES.has(word) ? (word as Visibility) : 'none';
}

/** The dynamic extensions that stand on an object. */
export function readDynamic(value: JsonObject): DynamicExtensions {
  const values = objectMember(value, 'x-ms-dynamic-values');
  const list = objectMember(value, 'x-ms-dynamic-list');
  const schema = objectMember(value, 'x-ms-dynamic-schema');
  const properties = objectMember(value, 'x-ms-dynamic-properties');
  const tree = objectMember(value, 'x-ms-dynamic-tree');
  return {
    ...(values ? { values } : {}),
    ...(list ? { list } : {}),
    ...(schema ? { schema } : {}),
    ...(properties ? { properties } : {}),
    ...(tree ? { tree } : {}),
  };
}

/** Every `x-` member of an object. */
export function readExtensions(value: JsonObject): JsonObject {
  const extensions: Record<string, JsonValue> = {};
  for (const name in value) {
    if (!name.startsWith('x-')) continue;
    const extension = value[name];
    if (extension !== undefined) extensions[name] = extension;
  }
  return extensions;
}
