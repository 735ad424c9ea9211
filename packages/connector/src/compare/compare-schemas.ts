import type { SchemaPlace } from '../model/connector.ts';
import { readSchema } from '../schema/read-schema.ts';
import type { Schema } from '../schema/schema.ts';
import type { JsonObject, JsonValue } from '../source/json-value.ts';

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
    if (a.items && b.items) {
      const field = `${path}[]`;
      visit({
        path: field,
        before: { schema: readSchema(before.owner, a.items), required: true },
        after: { schema: readSchema(after.owner, b.items), required: true },
      });
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
  ]);
}

function combine(relations: readonly Relation[]): Relation {
  const found = new Set(relations.filter((relation) => relation !== 'same'));
  if (found.size === 0) return 'same';
  if (found.has('other') || found.size > 1) return 'other';
  return found.has('narrower') ? 'narrower' : 'wider';
}

function relateTypes(before: Schema, after: Schema): Relation {
  const old = before.types.map((type) => `${type}`);
  const next = after.types.map((type) => `${type}`);
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

/** Formats that change what a value is, not only how it is checked. */
const STRUCTURAL: ReadonlySet<string> = new Set(['binary', 'byte', 'date', 'date-time']);

function sameFormat(before: Schema, after: Schema): 'same' | 'other' {
  const old = STRUCTURAL.has(before.format ?? '') ? before.format : '';
  const next = STRUCTURAL.has(after.format ?? '') ? after.format : '';
  return old === next ? 'same' : 'other';
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

/** Limits that a larger value loosens, and those that a larger value tightens. */
const UPPER = ['maximum', 'maxLength', 'maxItems', 'maxProperties'];
const LOWER = ['minimum', 'minLength', 'minItems', 'minProperties'];

function relateLimits(before: JsonObject, after: JsonObject): readonly Relation[] {
  const compare = (name: string, larger: Relation, smaller: Relation): Relation => {
    const old = before[name];
    const next = after[name];
    if (typeof old !== 'number' || typeof next !== 'number')
      return typeof old === typeof next ? 'same' : typeof next === 'number' ? 'narrower' : 'wider';
    return next === old ? 'same' : next > old ? larger : smaller;
  };
  const pattern: Relation =
    before['pattern'] === after['pattern']
      ? 'same'
      : before['pattern'] === undefined
        ? 'narrower'
        : after['pattern'] === undefined
          ? 'wider'
          : 'other';
  return [
    ...UPPER.map((name) => compare(name, 'wider', 'narrower')),
    ...LOWER.map((name) => compare(name, 'narrower', 'wider')),
    pattern,
  ];
}

/** The type of a schema for people: `string`, `list of Pet`, `string (date-time)`. */
export function typeText(schema: Schema): string {
  const types = schema.types.join(' or ');
  return `${types}${schema.format === undefined ? '' : ` (${schema.format})`}${schema.nullable ? ' or null' : ''}`;
}
