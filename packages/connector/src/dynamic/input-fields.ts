import type { Connector, SchemaPlace } from '../model/connector.ts';
import type { DynamicExtensions, Operation, ValueType, Visibility } from '../model/operation.ts';
import { readSchema } from '../schema/read-schema.ts';
import type { Schema } from '../schema/schema.ts';
import type { JsonValue } from '../source/json-value.ts';
import { inputsOfLookup } from './bind-lookup.ts';
import { schemaLookup, valuesLookup } from './lookup.ts';
import type { ReferencePlace } from './operation-input.ts';
import { placeOfTold, type ToldSchema } from './told-schema.ts';

/** How what an input takes is found out by asking the API, and the keys of the inputs that the question depends on. */
export interface AskedInput {
  readonly kind: 'list' | 'tree' | 'built-in' | 'schema';
  readonly dependsOn: readonly string[];
}

/** One field of a body: a value at a path inside of it. */
export interface InputField {
  readonly path: readonly string[];
  readonly label: string;
  readonly description: string;
  readonly required: boolean;
  readonly visibility: Visibility;
  readonly type: ValueType;
  readonly format?: string;
  readonly default?: JsonValue;
  readonly enum?: readonly JsonValue[];
  readonly asked?: AskedInput;
}

/** Fields deeper than this, and more than these, are not taken apart: the value is given as JSON. */
const deepest = 5;
const mostFields = 150;

/** What the API is asked about an input with these extensions; undefined for nothing. */
export function askedOf(place: ReferencePlace, dynamic: DynamicExtensions): AskedInput | undefined {
  const values = valuesLookup(place.connector, dynamic);
  if (values?.kind === 'built-in') return { kind: 'built-in', dependsOn: [] };
  if (values?.kind === 'list') return { kind: 'list', dependsOn: inputsOfLookup(values.list, place) };
  if (values?.kind === 'tree') return { kind: 'tree', dependsOn: inputsOfLookup(values.tree.open, place) };
  const schema = schemaLookup(dynamic);
  return schema && { kind: 'schema', dependsOn: inputsOfLookup(schema, place) };
}

/** The fields of the body of an operation; none where it is no object, or one that the definition does not describe. */
export function bodyFields(connector: Connector, operation: Operation): readonly InputField[] {
  const place = operation.body?.contents[0]?.schema;
  return place === undefined ? [] : fieldsOf({ connector, asks: { connector, operation }, path: [] }, place);
}

/** The fields of a schema that the API told, inside of its path of the body. */
export function fieldsOfSchema(
  { connector, operation }: Pick<ReferencePlace, 'connector' | 'operation'>,
  told: ToldSchema,
): readonly InputField[] {
  const { connector: within, place } = placeOfTold(connector, told);
  return fieldsOf({ connector: within, asks: { connector, operation, told }, path: told.path }, place);
}

interface FieldSource {
  /** Where the schemas are. */
  readonly connector: Connector;
  /** Whose operations are called, and whose inputs are referred to. */
  readonly asks: ReferencePlace;
  readonly path: readonly string[];
}

function fieldsOf(source: FieldSource, place: SchemaPlace): readonly InputField[] {
  const fields: InputField[] = [];
  const visit = (
    at: SchemaPlace,
    state: { path: readonly string[]; required: boolean; open: readonly string[] },
  ): void => {
    const schema = readSchema(source.connector, at);
    const asked = askedOf(source.asks, schema.dynamic);
    if (schema.readOnly || schema.isNotificationUrl || fields.length >= mostFields) return;
    const isCircle = state.open.includes(schema.pointer) || state.open.length >= deepest;
    if (asked === undefined && schema.properties.size > 0 && !isCircle) {
      const open = [...state.open, schema.pointer];
      for (const [name, child] of schema.properties) {
        visit(child, { path: [...state.path, name], required: state.required && schema.required.has(name), open });
      }
      return;
    }
    // The whole is not one of its own fields.
    if (state.path.length === source.path.length) return;
    fields.push(toField(schema, state, asked));
  };
  visit(place, { path: source.path, required: true, open: [] });
  return fields;
}

function toField(
  schema: Schema,
  { path, required }: { readonly path: readonly string[]; readonly required: boolean },
  asked: AskedInput | undefined,
): InputField {
  return {
    path,
    label: schema.label || (path.at(-1) ?? ''),
    description: schema.description,
    required,
    visibility: schema.visibility,
    type: schema.type,
    ...(schema.format === undefined ? {} : { format: schema.format }),
    ...(schema.default === undefined ? {} : { default: schema.default }),
    ...(schema.enum === undefined ? {} : { enum: schema.enum }),
    ...(asked === undefined ? {} : { asked }),
  };
}
