import type { Connector, SchemaPlace } from '../model/connector.ts';
import type { ValueType } from '../model/operation.ts';
import { readDynamic, readExtensions, readVisibility } from '../model/read-extensions.ts';
import { pointerTo } from '../source/json-pointer.ts';
import {
  flagMember,
  isJsonList,
  isJsonObject,
  type JsonObject,
  type JsonValue,
  listMember,
  member,
  objectMember,
  scalarText,
  textMember,
} from '../source/json-value.ts';
import { mergeChoices, mergeLimits } from './merge-limits.ts';
import { referenceOf, resolveReference } from './resolve-reference.ts';
import type { Schema } from './schema.ts';

/**
 * Reads one level of a schema: follows its reference, merges its `allOf` and makes the OpenAPI versions alike. A
 * reference that leads nowhere or in a circle reads as a schema that says nothing.
 */
export function readSchema(connector: Pick<Connector, 'definition'>, place: SchemaPlace): Schema {
  const parts = collectParts(connector.definition, place);
  const schema = mergeParts(parts, place);
  if (!schema.enum?.some((item) => referenceOf(item) !== undefined)) return schema;
  return { ...schema, enum: schema.enum.map((item) => valueOfChoice(connector.definition, item)) };
}

/** A choice itself, where a tool has written it as a reference to the same choice elsewhere. */
function valueOfChoice(definition: JsonObject, item: JsonValue): JsonValue {
  return resolveReference(definition, item, '')?.value ?? null;
}

/** One of the objects that a schema consists of. */
interface Part {
  readonly value: JsonObject;
  readonly pointer: string;
  readonly name?: string;
}

/** The most members of `allOf`, nested ones counted, that are merged. */
const MAX_PARTS = 200;

function collectParts(definition: JsonObject, place: SchemaPlace): readonly Part[] {
  const parts: Part[] = [];
  const seen = new Set<string>();
  const visit = (value: JsonValue, pointer: string): void => {
    const resolved = resolveReference(definition, value, pointer);
    if (referenceOf(value) !== undefined && isJsonObject(value)) {
      parts.push({ value: membersBeside(definition, value), pointer });
    }
    if (!resolved || seen.has(resolved.pointer) || parts.length >= MAX_PARTS || !isJsonObject(resolved.value)) return;
    seen.add(resolved.pointer);
    parts.push({
      value: resolved.value,
      pointer: resolved.pointer,
      ...(resolved.name === undefined || parts.length > 1 ? {} : { name: resolved.name }),
    });
    const members = listMember(resolved.value, 'allOf');
    members.forEach((item, index) => {
      visit(item, pointerTo(resolved.pointer, 'allOf', index));
    });
    for (const name of ALTERNATIVES) {
      const [only, ...others] = realAlternatives(resolved.value, name);
      if (only && others.length === 0) visit(only.schema, pointerTo(resolved.pointer, name, only.index));
    }
  };
  visit(place.schema, place.pointer);
  return parts;
}

/** What may stand beside a `$ref` before 3.1: only what describes. */
const DESCRIBING = /^(?:x-.*|title|description|default|example|readOnly|writeOnly|deprecated|nullable|xml)$/;

/** What stands beside a `$ref`: it comes before what is referred to. Since 3.1 it may be anything; before, the rest is ignored. */
function membersBeside(definition: JsonObject, value: JsonObject): JsonObject {
  const isCombined = /^3\.[1-9]/.test(String(member(definition, 'openapi') ?? ''));
  const members = Object.entries(value).filter(([name]) => name !== '$ref' && (isCombined || DESCRIBING.test(name)));
  return Object.fromEntries(members);
}

function mergeParts(parts: readonly Part[], place: SchemaPlace): Schema {
  const first = <T>(read: (value: JsonObject) => T | undefined): T | undefined => {
    for (const part of parts) {
      const found = read(part.value);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  const text = (name: string): string => first((value) => textMember(value, name) || undefined) ?? '';
  const types = typesOf(parts);
  const format = text('format');
  const name = parts.find((part) => part.name !== undefined)?.name;
  const choices = mergeChoices(parts.map(({ value }) => value)) ?? constantOf(parts);
  const constants = choices ? undefined : first(constantsOf);
  const title = text('title');
  const visibility = first((value) => (Object.hasOwn(value, 'x-ms-visibility') ? readVisibility(value) : undefined));
  const fallback = first((value) => member(value, 'default'));
  const example = first((value) => member(value, 'example') ?? listMember(value, 'examples')[0]);
  const discriminator = first(readDiscriminator);
  const items = readItems(parts);
  const xml = xmlOf(parts);
  const enumTitles = first(readEnumTitles);
  return {
    type: types[0] ?? 'any',
    types: types.length > 0 ? types : ['any'],
    ...(format === '' ? {} : { format }),
    nullable: parts.some(({ value }) => isNullable(value)),
    ...(name === undefined ? {} : { name }),
    title,
    label: text('x-ms-summary') || title,
    description: text('description'),
    visibility: visibility ?? 'none',
    ...((choices ?? constants) ? { enum: choices ?? constants?.map(({ value }) => value) ?? [] } : {}),
    ...((enumTitles ?? constants) ? { enumTitles: enumTitles ?? constants ?? [] } : {}),
    ...(fallback === undefined ? {} : { default: fallback }),
    properties: propertiesOf(parts),
    required: new Set(
      parts.flatMap(({ value }) => listMember(value, 'required').filter((item) => typeof item === 'string')),
    ),
    ...(items ? { items } : {}),
    additional: additionalOf(parts),
    alternatives: alternativesOf(parts),
    ...(discriminator === undefined ? {} : { discriminator }),
    readOnly: parts.some(({ value }) => flagMember(value, 'readOnly')),
    writeOnly: parts.some(({ value }) => flagMember(value, 'writeOnly')),
    deprecated: parts.some(({ value }) => flagMember(value, 'deprecated')),
    ...(example === undefined ? {} : { example }),
    isNotificationUrl: parts.some(({ value }) => flagMember(value, 'x-ms-notification-url')),
    ...(xml ? { xml } : {}),
    dynamic: Object.assign({}, ...parts.map(({ value }) => readDynamic(value)).reverse()),
    limits: mergeLimits(parts.map(({ value }) => value)),
    extensions: Object.assign({}, ...parts.map(({ value }) => readExtensions(value)).reverse()),
    pointer: parts.find((part) => Object.keys(part.value).length > 0)?.pointer ?? place.pointer,
  };
}

/** How a value is written as XML: as the first part says, but that a list is wrapped is a matter of the list. */
function xmlOf(parts: readonly Part[]): JsonObject | undefined {
  const hints = parts.map(({ value }) => objectMember(value, 'xml')).filter((hint) => hint !== undefined);
  const [first] = hints;
  const isWrapped =
    first !== undefined && !Object.hasOwn(first, 'wrapped') && hints.some((hint) => flagMember(hint, 'wrapped'));
  return isWrapped ? { ...first, wrapped: true } : first;
}

const KNOWN_TYPES: ReadonlySet<string> = new Set(['string', 'number', 'integer', 'boolean', 'array', 'object', 'file']);

/** The declared type, else one that the other keywords imply. */
function typesOf(parts: readonly Part[]): readonly ValueType[] {
  for (const { value } of parts) {
    const declared = value['type'];
    const names = isJsonList(declared) ? declared : [declared];
    const known = names.filter((item): item is ValueType => typeof item === 'string' && KNOWN_TYPES.has(item));
    if (known.length > 0) return known;
  }
  for (const { value } of parts) {
    if (objectMember(value, 'properties') || objectMember(value, 'additionalProperties')) return ['object'];
    if (member(value, 'items') !== undefined || member(value, 'prefixItems') !== undefined) return ['array'];
  }
  return typesOfChoices(parts);
}

/** The type that all choices have, where no type is declared. */
function typesOfChoices(parts: readonly Part[]): readonly ValueType[] {
  const part = parts.find(({ value }) => isJsonList(value['enum']) || Object.hasOwn(value, 'const'));
  const declared = part?.value['enum'];
  const constants = parts
    .map(({ value }) => constantsOf(value))
    .find(Boolean)
    ?.map(({ value }) => value);
  const choices = isJsonList(declared) ? declared : part ? [part.value['const'] ?? null] : (constants ?? []);
  const kinds = new Set(choices.filter((choice) => choice !== null).map((choice) => typeof choice));
  const [only] = kinds;
  return kinds.size === 1 && (only === 'string' || only === 'number' || only === 'boolean') ? [only] : [];
}

function isNullable(value: JsonObject): boolean {
  const declared = value['type'];
  return (
    value['nullable'] === true ||
    value['x-nullable'] === true ||
    declared === 'null' ||
    (isJsonList(declared) && declared.includes('null')) ||
    ALTERNATIVES.some((name) => listMember(value, name).some(isNullSchema))
  );
}

function constantOf(parts: readonly Part[]): readonly JsonValue[] | undefined {
  const part = parts.find(({ value }) => Object.hasOwn(value, 'const'));
  const constant = part?.value['const'];
  return constant === undefined ? undefined : [constant];
}

/** The choices of a schema all of whose alternatives are single values, with what people see for each. */
function constantsOf(value: JsonObject): Schema['enumTitles'] {
  for (const name of ALTERNATIVES) {
    const real = realAlternatives(value, name).map(({ schema }) => schema);
    const constants = real.flatMap((schema) => {
      const constant = member(schema, 'const');
      return constant === undefined
        ? []
        : [{ value: constant, title: textMember(schema, 'title') ?? scalarText(constant) }];
    });
    if (constants.length > 1 && constants.length === real.length) return constants;
  }
  return undefined;
}

function readEnumTitles(value: JsonObject): Schema['enumTitles'] {
  const titles = listMember(value, 'x-ms-enum-values').flatMap((item) => {
    const chosen = member(item, 'value');
    return chosen === undefined
      ? []
      : [{ value: chosen, title: textMember(item, 'displayName') ?? scalarText(chosen) }];
  });
  return titles.length > 0 ? titles : undefined;
}

function readDiscriminator(value: JsonObject): string | undefined {
  return textMember(value, 'discriminator') ?? textMember(objectMember(value, 'discriminator'), 'propertyName');
}

function propertiesOf(parts: readonly Part[]): ReadonlyMap<string, SchemaPlace> {
  const properties = new Map<string, SchemaPlace>();
  for (const part of parts) {
    for (const [name, schema] of Object.entries(objectMember(part.value, 'properties') ?? {})) {
      if (schema === undefined || properties.has(name)) continue;
      properties.set(name, { pointer: pointerTo(part.pointer, 'properties', name), schema });
    }
  }
  return properties;
}

function readItems(parts: readonly Part[]): SchemaPlace | undefined {
  for (const { value, pointer } of parts) {
    const items = member(value, 'items');
    if (isJsonObject(items)) return { pointer: pointerTo(pointer, 'items'), schema: items };
    const list = isJsonList(items)
      ? { name: 'items', values: items }
      : { name: 'prefixItems', values: listMember(value, 'prefixItems') };
    const first = list.values[0];
    if (first !== undefined) return { pointer: pointerTo(pointer, list.name, 0), schema: first };
  }
  return undefined;
}

function additionalOf(parts: readonly Part[]): Schema['additional'] {
  for (const { value, pointer } of parts) {
    const declared = member(value, 'additionalProperties') ?? member(value, 'unevaluatedProperties');
    if (declared === false) return 'none';
    if (isJsonObject(declared) && Object.keys(declared).length > 0) {
      const name = Object.hasOwn(value, 'additionalProperties') ? 'additionalProperties' : 'unevaluatedProperties';
      return { pointer: pointerTo(pointer, name), schema: declared };
    }
  }
  return 'any';
}

/** The alternatives that remain to be chosen from: a single one beside `null` is part of the schema itself. */
function alternativesOf(parts: readonly Part[]): readonly SchemaPlace[] {
  return parts.flatMap(({ value, pointer }) =>
    ALTERNATIVES.flatMap((name) => {
      const real = realAlternatives(value, name);
      if (real.length < 2 || constantsOf(value)) return [];
      return real.map(({ schema, index }) => ({ pointer: pointerTo(pointer, name, index), schema }));
    }),
  );
}

const ALTERNATIVES = ['oneOf', 'anyOf'] as const;

/** The members of `oneOf` or `anyOf` with their places, without the one that only allows `null`. */
function realAlternatives(
  value: JsonObject,
  name: (typeof ALTERNATIVES)[number],
): readonly { readonly schema: JsonValue; readonly index: number }[] {
  return listMember(value, name)
    .map((schema, index) => ({ schema, index }))
    .filter(({ schema }) => !isNullSchema(schema));
}

function isNullSchema(schema: JsonValue): boolean {
  const declared = member(schema, 'type');
  return declared === 'null' || (isJsonList(declared) && declared.length === 1 && declared[0] === 'null');
}
