import { resolveReference } from '../schema/resolve-reference.ts';
import { pointerNames, pointerTo } from '../source/json-pointer.ts';
import { isJsonList, isJsonObject, type JsonObject, type JsonValue, objectMember } from '../source/json-value.ts';
import type { Report } from './export-report.ts';

/** Keywords of JSON Schema that 2.0 does not have, and that are left out. */
const UNKNOWN: ReadonlySet<string> = new Set([
  '$schema',
  '$id',
  '$anchor',
  '$dynamicRef',
  '$dynamicAnchor',
  '$defs',
  '$comment',
  '$vocabulary',
  'const',
  'if',
  'then',
  'else',
  'not',
  'contains',
  'minContains',
  'maxContains',
  'patternProperties',
  'propertyNames',
  'dependentSchemas',
  'dependentRequired',
  'unevaluatedItems',
  'unevaluatedProperties',
  'contentEncoding',
  'contentMediaType',
  'contentSchema',
  'deprecated',
  'writeOnly',
  'nullable',
  'oneOf',
  'anyOf',
  'prefixItems',
  'examples',
]);

/** Lists of lists in a parameter are written this deep. */
const MAX_LISTS = 4;

/** Writes schemas of 3.x in the words of 2.0. */
export class SchemaDowngrade {
  readonly #definition: JsonObject;
  readonly #report: Report;
  /** The names that schemas outside `components/schemas` got, by their pointers. */
  readonly #moved = new Map<string, string>();
  readonly #movedSchemas: Record<string, JsonValue> = {};

  constructor(definition: JsonObject, report: Report) {
    this.#definition = definition;
    this.#report = report;
  }

  /** Schemas that stood elsewhere and are referred to, such as those of other files: they become definitions, so that circles end. */
  movedSchemas(): JsonObject {
    return this.#movedSchemas;
  }

  /** A schema for a body, response or definition; references stay references. */
  convert(schema: JsonValue, pointer: string): JsonValue {
    if (schema === true) return {};
    if (!isJsonObject(schema)) return {};
    const reference = schema['$ref'];
    if (typeof reference === 'string') return this.#reference(schema, reference, pointer);
    const written: Record<string, JsonValue> = {};
    for (const [name, value] of Object.entries(schema)) {
      if (value !== undefined && !UNKNOWN.has(name)) this.#keyword(written, { name, value, pointer });
    }
    this.#alternatives(written, schema, pointer);
    this.#newerKeywords(written, schema, pointer);
    return written;
  }

  /** A schema for a parameter or header, which has no references and no structure in 2.0. */
  flatten(schema: JsonValue, pointer: string, depth = 0): JsonObject {
    const resolved = resolveReference(this.#definition, schema, pointer);
    const converted = this.convert(resolved?.value ?? {}, resolved?.pointer ?? pointer);
    const {
      description: _description,
      title: _title,
      example: _example,
      ...rest
    } = isJsonObject(converted) ? converted : {};
    const type = rest['type'];
    if (type === 'array') {
      const items = isJsonObject(resolved?.value) ? (resolved.value['items'] ?? {}) : {};
      const place = pointerTo(resolved?.pointer ?? pointer, 'items');
      return { ...rest, items: depth < MAX_LISTS ? this.flatten(items, place, depth + 1) : { type: 'string' } };
    }
    if (typeof type === 'string' && type !== 'object') return rest;
    const allowed = ['enum', 'default', 'format', 'pattern'];
    const kept = Object.fromEntries(
      Object.entries(rest).filter(([name]) => allowed.includes(name) || name.startsWith('x-')),
    );
    return { type: 'string', ...kept } as JsonObject;
  }

  #reference(schema: JsonObject, reference: string, pointer: string): JsonValue {
    const { $ref: _reference, ...members } = schema;
    const isCombined = /^3\.[1-9]/.test(String(this.#definition['openapi']));
    const beside = this.convert(
      Object.fromEntries(Object.entries(members).filter(([name]) => isCombined || isDescribing(name))),
      pointer,
    );
    const target = this.#definitionOf(schema, reference, pointer);
    const own = isJsonObject(beside) ? beside : {};
    if (target === undefined) return own;
    // What stands beside a reference is ignored in 2.0, unless it only describes.
    return Object.keys(own).every(isDescribing) ? { $ref: target, ...own } : { allOf: [{ $ref: target }], ...own };
  }

  #definitionOf(schema: JsonObject, reference: string, pointer: string): string | undefined {
    const match = /^#\/components\/schemas\/([^/]+)$/.exec(reference);
    if (match) return `#/definitions/${match[1]}`;
    const resolved = resolveReference(this.#definition, schema, pointer);
    if (!resolved) return undefined;
    const direct = /^\/components\/schemas\/([^/]+)$/.exec(resolved.pointer);
    return `#/definitions/${direct?.[1] ?? this.#move(resolved.pointer, resolved.value)}`;
  }

  #move(pointer: string, value: JsonValue): string {
    const known = this.#moved.get(pointer);
    if (known !== undefined) return known;
    const last = (pointerNames(pointer) ?? []).filter((token) => !/^(?:schema|items|\d+)$/.test(token)).at(-1) ?? '';
    const base =
      (last.split('/').at(-1) ?? '').replace(/\.(?:json|ya?ml)$/i, '').replace(/[^A-Za-z0-9_.-]/g, '_') || 'Schema';
    const taken = objectMember(objectMember(this.#definition, 'components'), 'schemas') ?? {};
    let name = base;
    for (
      let number = 2;
      Object.hasOwn(taken, name) || Object.hasOwn(this.#movedSchemas, name) || name === '__proto__';
      number += 1
    ) {
      name = `${base}${number}`;
    }
    this.#moved.set(pointer, name);
    this.#movedSchemas[name] = {};
    this.#movedSchemas[name] = this.convert(value, pointer);
    return name;
  }

  #keyword(written: Record<string, JsonValue>, found: { name: string; value: JsonValue; pointer: string }): void {
    const { name, value, pointer } = found;
    const place = pointerTo(pointer, name);
    if (name === 'properties' && isJsonObject(value)) {
      written[name] = Object.fromEntries(
        Object.entries(value).map(([key, item]) => [key, this.convert(item ?? {}, pointerTo(place, key))]),
      );
    } else if (name === 'items') written[name] = this.convert(isJsonList(value) ? (value[0] ?? {}) : value, place);
    else if (name === 'additionalProperties')
      written[name] = typeof value === 'boolean' ? value : this.convert(value, place);
    else if (name === 'allOf' && isJsonList(value)) {
      written[name] = value.map((item, index) => this.convert(item, pointerTo(place, index)));
    } else if (name === 'discriminator') {
      const property = isJsonObject(value) ? value['propertyName'] : value;
      if (typeof property === 'string') written[name] = property;
    } else if (name === 'type') this.#type(written, value, place);
    else if (typeof value === 'number' && name.startsWith('exclusive')) return;
    else if (name === 'required' && isJsonList(value) && value.length === 0) return;
    else written[name] = value;
  }

  #type(written: Record<string, JsonValue>, value: JsonValue, pointer: string): void {
    const names = (isJsonList(value) ? value : [value]).filter((name) => typeof name === 'string');
    const plain = names.filter((name) => name !== 'null');
    if (names.length > plain.length) written['x-nullable'] = true;
    if (plain.length === 1 && plain[0] !== undefined) written['type'] = plain[0];
    if (plain.length > 1)
      this.#report.warn(
        'import-json-schema-2020',
        `The types ${plain.join(', ')} cannot all be written; the value is left untyped.`,
        pointer,
      );
  }

  #alternatives(written: Record<string, JsonValue>, schema: JsonObject, pointer: string): void {
    for (const name of ['oneOf', 'anyOf']) {
      const alternatives = schema[name];
      if (!isJsonList(alternatives)) continue;
      const real = alternatives.filter((item) => !(isJsonObject(item) && item['type'] === 'null'));
      if (real.length < alternatives.length) written['x-nullable'] = true;
      const choices = constantsOf(real);
      if (choices) {
        Object.assign(written, choices);
        continue;
      }
      if (real.length === 1 && real[0] !== undefined) {
        Object.assign(written, this.convert(real[0], pointerTo(pointer, name, alternatives.indexOf(real[0]))));
        continue;
      }
      this.#report.warn(
        'import-one-of-any-of',
        `The alternatives of ${name} cannot be written; what they have in common was kept.`,
        pointerTo(pointer, name),
      );
      this.#keepCommon(written, real, pointerTo(pointer, name));
    }
  }

  /** The type that all alternatives have, and the properties of those that are objects; none of them is required. */
  #keepCommon(written: Record<string, JsonValue>, alternatives: readonly JsonValue[], pointer: string): void {
    const resolved = alternatives.map((item, index) =>
      resolveReference(this.#definition, item, pointerTo(pointer, index)),
    );
    const types = new Set(
      resolved.map((item) =>
        isJsonObject(item?.value)
          ? (item.value['type'] ?? (item.value['properties'] ? 'object' : undefined))
          : undefined,
      ),
    );
    const [type] = types;
    if (types.size !== 1 || typeof type !== 'string') return;
    written['type'] ??= type;
    if (type !== 'object') return;
    const properties: Record<string, JsonValue> = isJsonObject(written['properties'])
      ? { ...(written['properties'] as Record<string, JsonValue>) }
      : {};
    for (const item of resolved) {
      const declared = isJsonObject(item?.value) ? item.value['properties'] : undefined;
      for (const [name, property] of Object.entries(isJsonObject(declared) ? declared : {})) {
        properties[name] ??= this.convert(property ?? {}, pointerTo(item?.pointer ?? pointer, 'properties', name));
      }
    }
    written['properties'] = properties;
  }

  #newerKeywords(written: Record<string, JsonValue>, schema: JsonObject, pointer: string): void {
    if (schema['nullable'] === true) {
      written['x-nullable'] = true;
      this.#report.info('import-nullable', 'A value that may be null is marked with x-nullable.', pointer);
    }
    if (schema['const'] !== undefined) {
      const { type, enum: choices } = constantsOf([schema]) ?? {};
      if (type !== undefined) written['type'] ??= type;
      if (choices !== undefined) written['enum'] = choices;
    }
    exclusiveLimit(written, schema, 'Minimum');
    exclusiveLimit(written, schema, 'Maximum');
    const examples = schema['examples'];
    if (isJsonList(examples) && examples[0] !== undefined) written['example'] ??= examples[0];
    const items = schema['prefixItems'];
    if (isJsonList(items)) written['items'] ??= this.convert(items[0] ?? {}, pointerTo(pointer, 'prefixItems', 0));
    if (written['type'] === 'array' && written['items'] === undefined) written['items'] = {};
    const lost = [
      'if',
      'then',
      'else',
      'not',
      'contains',
      'patternProperties',
      'propertyNames',
      'dependentSchemas',
      '$defs',
      'unevaluatedProperties',
      'prefixItems',
      'const',
    ];
    const found = lost.filter((name) => Object.hasOwn(schema, name));
    if (found.length > 0)
      this.#report.warn('import-json-schema-2020', `The keywords ${found.join(', ')} were simplified.`, pointer);
  }
}

/** What may stand beside a reference in 2.0, as readers take it. */
function isDescribing(name: string): boolean {
  return /^(?:x-.*|title|description|default|example|readOnly|xml|nullable)$/.test(name);
}

/** Alternatives that are single values as the choices that they are, with what people see for each; undefined for others. */
function constantsOf(alternatives: readonly JsonValue[]): JsonObject | undefined {
  const constants = alternatives
    .filter((item) => isJsonObject(item) && Object.hasOwn(item, 'const'))
    .filter(isJsonObject);
  if (constants.length === 0 || constants.length < alternatives.length) return undefined;
  const values = constants.map((item) => item['const'] ?? null);
  const titled = constants.flatMap(({ const: value, title }) =>
    typeof title === 'string' && value !== undefined ? [{ value, displayName: title }] : [],
  );
  const types = new Set(values.map((value) => typeof value));
  const [type] = types;
  const isPlain = types.size === 1 && (type === 'string' || type === 'number' || type === 'boolean');
  return {
    ...(isPlain ? { type } : {}),
    enum: values,
    ...(titled.length > 0 ? { 'x-ms-enum-values': titled } : {}),
  };
}

/** A limit of 3.1 that is outside itself as the flag that 2.0 has, unless the other limit is the stricter one. */
function exclusiveLimit(written: Record<string, JsonValue>, schema: JsonObject, which: 'Minimum' | 'Maximum'): void {
  const exclusive = schema[`exclusive${which}`];
  const inclusive = schema[which.toLowerCase()];
  if (typeof exclusive !== 'number') return;
  const sign = which === 'Minimum' ? 1 : -1;
  if (typeof inclusive === 'number' && sign * inclusive > sign * exclusive) return;
  written[which.toLowerCase()] = exclusive;
  written[`exclusive${which}`] = true;
}
