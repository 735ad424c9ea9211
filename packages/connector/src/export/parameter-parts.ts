import { type JsonObject, type JsonValue, objectMember, textMember } from '../source/json-value.ts';

/** What of a 2.0 parameter stays on the parameter; everything else describes its value. */
const OUTSIDE: ReadonlySet<string> = new Set(['name', 'in', 'description', 'required', 'allowEmptyValue']);

/** A 2.0 parameter in two: what stays on it in OpenAPI 3, and its schema. */
export function splitParameter(parameter: JsonObject): { outside: JsonObject; schema: JsonObject } {
  const outside: Record<string, JsonValue> = {};
  const schema: Record<string, JsonValue> = {};
  for (const [name, value] of Object.entries(parameter)) {
    if (value === undefined || name === 'collectionFormat') continue;
    if (OUTSIDE.has(name) || (name.startsWith('x-') && name !== 'x-nullable')) outside[name] = value;
    else schema[name] = value;
  }
  if (parameter['in'] === 'path') outside['required'] = true;
  return { outside, schema };
}

/** The style of a list, from its collection format; a list divided by tabs has none. */
export function styleOf(parameter: JsonObject): JsonObject {
  if (textMember(parameter, 'type') !== 'array') return {};
  const isQuery = textMember(parameter, 'in') === 'query';
  switch (textMember(parameter, 'collectionFormat')) {
    case 'multi':
      return { style: 'form', explode: true };
    case 'ssv':
      return isQuery ? { style: 'spaceDelimited', explode: false } : {};
    case 'pipes':
      return isQuery ? { style: 'pipeDelimited', explode: false } : {};
    default:
      return isQuery ? { style: 'form', explode: false } : {};
  }
}

/** The collection format of a list, or of lists in it, that has no style in OpenAPI 3. */
export function lostFormat(parameter: JsonObject): string | undefined {
  if (textMember(parameter, 'type') !== 'array') return undefined;
  const format = textMember(parameter, 'collectionFormat') ?? 'csv';
  const isSaid = Object.keys(styleOf(parameter)).length > 0 && format !== 'tsv';
  if (format !== 'csv' && !isSaid) return format;
  for (let items = objectMember(parameter, 'items'); items; items = objectMember(items, 'items')) {
    const inner = textMember(items, 'collectionFormat') ?? 'csv';
    if (inner !== 'csv') return inner;
  }
  return undefined;
}
