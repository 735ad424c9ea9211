import type { SchemaPlace } from '../model/connector.ts';
import { readSchema } from '../schema/read-schema.ts';
import { referenceOf } from '../schema/resolve-reference.ts';
import type { Schema } from '../schema/schema.ts';
import { isJsonList, isJsonObject, type JsonObject, type JsonValue } from '../source/json-value.ts';

/** How the values that one schema allows relate to those of another, for this level only. */
export type Relation = 'same' | 'narrower' | 'wider' | 'other';

/** A field on both sides, or on one of them. */
export interface FieldPair {
  readonly path: string;
  readonly before?: Field;
  readonly after?: Field;
}

/** A field: its schema and whether it must be there. */
export interface Field {
  readonly schema: Schema;
  readonly required: boolean;
}

/** A definition whose schemas are compared. */
interface Owner {
  readonly definition: JsonObject;
}

/** Deeper fields than this are not compared. */
const MAX_DEPTH = 24;
/** So many fields are compared in one body. */
const MAX_FIELDS = 5000;

/** Walks two schemas together and visits every field that either has; recursion is cut where a pair comes again. */
export function pairFields(
  before: { readonly owner: Owner; readonly place: SchemaPlace },
  after: { readonly owner: Owner; readonly place: SchemaPlace },
  visit: (pair: FieldPair) => void,
): void {
  const seen = new Set<string>();
  let left = MAX_FIELDS;
  const visitBoth = (path: string, old: SchemaPlace, next: SchemaPlace): void =>
    visit({
      path,
      before: { schema: readSchema(before.owner, old), required: true },
      after: { schema: readSchema(after.owner, next), required: true },
    });
  const walk = (old: SchemaPlace, next: SchemaPlace, path: string, depth: number): void => {
    const a = readSchema(before.owner, old);
    const b = readSchema(after.owner, next);
    const key = `${a.pointer}\n${b.pointer}`;
    if (depth > MAX_DEPTH || left <= 0 || seen.has(key)) return;
    seen.add(key);
    for (const name of new Set([...a.properties.keys(), ...b.properties.keys()])) {
      left -= 1;
      const first = a.properties.get(name);
      const second = b.properties.get(name);
      const field = path === '' ? name : `${path}.${name}`;
      visit({
        path: field,
        ...(first ? { before: { schema: readSchema(before.owner, first), required: a.required.has(name) } } : {}),
        ...(second ? { after: { schema: readSchema(after.owner, second), required: b.required.has(name) } } : {}),
      });
      if (first && second) walk(first, second, field, depth + 1);
    }
    const others = b.alternatives.map((place) => ({ place, name: nameOf(place.schema) }));
    for (const one of a.alternatives) {
      const same = others.find(({ name }) => name !== undefined && name === nameOf(one.schema));
      if (same) walk(one, same.place, path, depth + 1);
    }
    if (typeof a.additional === 'object' && typeof b.additional === 'object') {
      const field = path === '' ? '*' : `${path}.*`;
      visitBoth(field, a.additional, b.additional);
      walk(a.additional, b.additional, field, depth + 1);
    }
    if (a.items && b.items) {
      const field = `${path}[]`;
      visitBoth(field, a.items, b.items);
      walk(a.items, b.items, field, depth + 1);
    }
  };
  walk(before.place, after.place, '', 0);
}

/** How the new schema relates to the old one: `narrower` means that it allows less. */
export function relate(before: Schema, after: Schema): Relation {
  return combine([
    relateTypes(before, after),
    relateNull(before, after),
    relateEnums(before.enum, after.enum),
    ...relateLimits(before.limits, after.limits),
    relateAlternatives(before, after),
  ]);
}

/** As `relate`, for what is given: whether members that are not described may be, too. An answer may always have more. */
export function relateInputs(before: Schema, after: Schema): Relation {
  return combine([relate(before, after), relateOthers(before, after)]);
}

function combine(relations: readonly Relation[]): Relation {
  const found = new Set(relations.filter((relation) => relation !== 'same'));
  if (found.size === 0) return 'same';
  if (found.has('other') || found.size > 1) return 'other';
  return found.has('narrower') ? 'narrower' : 'wider';
}

function relateTypes(before: Schema, after: Schema): Relation {
  const old = before.types.map(textual);
  const next = after.types.map(textual);
  const allows = (types: readonly string[], type: string): boolean =>
    types.includes('any') || types.includes(type) || (type === 'integer' && types.includes('number'));
  const keeps = old.every((type) => allows(next, type)) && (!old.includes('any') || next.includes('any'));
  const adds = !next.every((type) => allows(old, type)) || (next.includes('any') && !old.includes('any'));
  if (keeps && !adds)
    return 'same' === sameFormat(before, after)
      ? old.length === next.length && old.every((type) => next.includes(type))
        ? 'same'
        : 'narrower'
      : 'other';
  if (keeps) return 'wider';
  return adds ? 'other' : 'narrower';
}

/** A type, where a file is the binary text that it is in 3.x. */
function textual(type: Schema['type']): string {
  return type === 'file' ? 'string' : type;
}

/** Formats that change what a value is, not only how it is checked. */
const STRUCTURAL: ReadonlySet<string> = new Set(['binary', 'byte', 'date', 'date-time']);

function sameFormat(before: Schema, after: Schema): 'same' | 'other' {
  return structure(before) === structure(after) ? 'same' : 'other';
}

function structure({ type, format = '' }: Schema): string {
  if (type === 'file') return 'binary';
  return STRUCTURAL.has(format) ? format : '';
}

function relateNull(before: Schema, after: Schema): Relation {
  if (before.nullable === after.nullable) return 'same';
  return after.nullable ? 'wider' : 'narrower';
}

function relateEnums(before: readonly JsonValue[] | undefined, after: readonly JsonValue[] | undefined): Relation {
  if (!before || !after) return before === after ? 'same' : after ? 'narrower' : 'wider';
  const old = new Set(before.map((value) => JSON.stringify(value)));
  const next = new Set(after.map((value) => JSON.stringify(value)));
  const removes = [...old].some((value) => !next.has(value));
  const adds = [...next].some((value) => !old.has(value));
  if (removes && adds) return 'other';
  return removes ? 'narrower' : adds ? 'wider' : 'same';
}

/** What members an object may have besides those that are described. */
function relateOthers(before: Schema, after: Schema): Relation {
  const openness = ({ additional }: Schema): number => (additional === 'none' ? 0 : additional === 'any' ? 2 : 1);
  const step = openness(after) - openness(before);
  return step === 0 ? 'same' : step > 0 ? 'wider' : 'narrower';
}

/** The schemas to choose from, told apart by their names, or by what they say. */
function relateAlternatives(before: Schema, after: Schema): Relation {
  const old = alternativesOf(before);
  const next = alternativesOf(after);
  if (old.size === 0 && next.size === 0) return 'same';
  if (old.size === 0 || next.size === 0) return old.size === 0 ? 'narrower' : 'wider';
  const adds = [...next].some((one) => !old.has(one));
  if ([...old].some((one) => !next.has(one))) return adds ? 'other' : 'narrower';
  return adds ? 'wider' : 'same';
}

function alternativesOf({ alternatives }: Schema): ReadonlySet<string> {
  return new Set(alternatives.map(({ schema }) => nameOf(schema) ?? JSON.stringify(withoutTexts(schema))));
}

const texts = new Set(['title', 'description', 'example', 'examples', 'x-ms-summary', 'x-ms-visibility']);
/** Members whose own members are called as somebody likes. */
const named = new Set(['properties', 'patternProperties', '$defs', 'definitions']);
/** Members that hold values and no schemas. */
const literal = new Set(['enum', 'const', 'default', 'required']);

/** A schema without what only people read. */
function withoutTexts(schema: JsonValue): JsonValue {
  if (isJsonList(schema)) return schema.map(withoutTexts);
  if (!isJsonObject(schema)) return schema;
  const members = Object.entries(schema).flatMap(([name, value]): readonly (readonly [string, JsonValue])[] => {
    if (value === undefined || texts.has(name)) return [];
    if (literal.has(name)) return [[name, value]];
    return [[name, named.has(name) && isJsonObject(value) ? eachWithoutTexts(value) : withoutTexts(value)]];
  });
  return Object.fromEntries(members);
}

function eachWithoutTexts(schemas: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, withoutTexts(schema ?? null)]));
}

/** The name of the definition that a schema refers to, wherever the dialect keeps definitions. */
function nameOf(schema: JsonValue): string | undefined {
  return referenceOf(schema)?.split('/').at(-1);
}

/** Limits that a larger value loosens, and those that a larger value tightens. */
const UPPER = ['maximum', 'exclusiveMaximum', 'maxLength', 'maxItems', 'maxProperties'];
const LOWER = ['minimum', 'exclusiveMinimum', 'minLength', 'minItems', 'minProperties'];
/** Limits that hold or do not. */
const FLAGS = ['exclusiveMaximum', 'exclusiveMinimum', 'uniqueItems'];

function relateLimits(before: JsonObject, after: JsonObject): readonly Relation[] {
  const compare = (name: string, larger: Relation, smaller: Relation): Relation => {
    const old = before[name];
    const next = after[name];
    const isKnown = typeof old === 'number';
    if (!isKnown || typeof next !== 'number')
      return isKnown === (typeof next === 'number') ? 'same' : isKnown ? 'wider' : 'narrower';
    return next === old ? 'same' : next > old ? larger : smaller;
  };
  const holds = (name: string): Relation => {
    const old = before[name] === true;
    return old === (after[name] === true) ? 'same' : old ? 'wider' : 'narrower';
  };
  const exactly = (name: string): Relation => {
    if (before[name] === after[name]) return 'same';
    if (before[name] === undefined) return 'narrower';
    return after[name] === undefined ? 'wider' : 'other';
  };
  return [
    ...FLAGS.map(holds),
    ...UPPER.map((name) => compare(name, 'wider', 'narrower')),
    ...LOWER.map((name) => compare(name, 'narrower', 'wider')),
    exactly('pattern'),
    exactly('multipleOf'),
  ];
}

/** The type of a schema for people: `string`, `list of Pet`, `string (date-time)`. */
export function typeText(schema: Schema): string {
  const types = schema.types.join(' or ');
  return `${types}${schema.format === undefined ? '' : ` (${schema.format})`}${schema.nullable ? ' or null' : ''}`;
}
