import type { Connector, SchemaPlace } from '../model/connector.ts';
import type { Body, Operation, Parameter } from '../model/operation.ts';
import { readSchema } from '../schema/read-schema.ts';
import type { Schema } from '../schema/schema.ts';
import { isJsonObject, type JsonObject, type JsonValue, member } from '../source/json-value.ts';
import { placeOfTold, type ToldSchema } from './told-schema.ts';

/** An input of an operation, wherever it goes: a parameter, the body, or something inside of the body. */
export interface OperationInput {
  /** The name of the parameter, and inside of a body the names that lead to it, parted by `/`: `folder`, `body/site/id`. */
  readonly key: string;
  readonly label: string;
  readonly default?: JsonValue;
  /** The value that is given for it, or undefined. */
  read(values: JsonObject): JsonValue | undefined;
}

/** How deep references look into a body. */
const deepest = 8;
/** How many members of a body are looked at. */
const mostMembers = 2_000;

/** Where a dynamic extension stands that refers to inputs. */
export interface ReferencePlace {
  readonly connector: Connector;
  readonly operation: Operation;
  /** The schema in which it stands, where the API told that. */
  readonly told?: ToldSchema | undefined;
}

/**
 * The input that a reference of a dynamic extension means: `name`, `param/path/inside`, or, as the older extensions have it, the bare
 * name of something anywhere in the body, first in the part of it in which the extension stands. Undefined where the operation has none.
 */
export function findInput(
  { connector, operation, told }: ReferencePlace,
  reference: string,
): OperationInput | undefined {
  const parameter = operation.parameters.find(({ name }) => name === reference);
  if (parameter !== undefined) return ofParameter(parameter);
  const { body } = operation;
  if (body === undefined) return undefined;
  if (reference === body.name || reference === 'body') return ofBody(body, [], undefined);
  const [first = '', ...names] = reference.split('/');
  if (first === body.name || first === 'body') return ofBody(body, names, schemaBelow(connector, body, names));
  if (reference.includes('/')) return ofBody(body, [first, ...names], schemaBelow(connector, body, [first, ...names]));
  const beside = told && findInTold(connector, told, reference);
  if (beside !== undefined) return ofBody(body, beside.path, beside.schema);
  const root = body.contents[0]?.schema;
  const path = root && findBelow(connector, root, reference);
  return path && ofBody(body, path, schemaBelow(connector, body, path));
}

function findInTold(connector: Connector, told: ToldSchema, name: string) {
  const { connector: within, place } = placeOfTold(connector, told);
  const path = findBelow(within, place, name);
  return path && { path: [...told.path, ...path], schema: followNames(within, place, path) };
}

function ofParameter(parameter: Parameter): OperationInput {
  const { name, location, label } = parameter;
  return {
    key: name,
    label: label || name,
    ...(parameter.default === undefined ? {} : { default: parameter.default }),
    read: (values) => given(member(values, `${location}.${name}`)) ?? given(member(values, name)),
  };
}

function ofBody(body: Body, path: readonly string[], schema: Schema | undefined): OperationInput {
  return {
    key: [body.name, ...path].join('/'),
    label: schema?.label || path.at(-1) || body.label || body.name,
    ...(schema?.default === undefined ? {} : { default: schema.default }),
    read(values) {
      const whole = member(values, body.name) ?? member(values, 'body');
      // The members of a body may also be given beside the parameters, under their own names.
      return given(path.reduce<JsonValue | undefined>((at, name) => member(at, name), whole ?? values));
    },
  };
}

/** An empty text says nothing. */
function given(value: JsonValue | undefined): JsonValue | undefined {
  return value === '' || value === null ? undefined : value;
}

/** The schema that names lead to from a body. */
function schemaBelow(connector: Connector, body: Body, names: readonly string[]): Schema | undefined {
  const root = body.contents[0]?.schema;
  return root && followNames(connector, root, names);
}

function followNames(connector: Connector, root: SchemaPlace, names: readonly string[]): Schema | undefined {
  let place: SchemaPlace | undefined = root;
  for (const name of names) {
    const schema: Schema | undefined = place && readSchema(connector, place);
    place = schema?.properties.get(name) ?? schema?.items;
  }
  return place && readSchema(connector, place);
}

function findBelow(connector: Connector, root: SchemaPlace, name: string): readonly string[] | undefined {
  let level: readonly { readonly place: SchemaPlace; readonly path: readonly string[] }[] = [{ place: root, path: [] }];
  let looked = 0;
  for (let depth = 0; depth < deepest && level.length > 0; depth += 1) {
    const next: { readonly place: SchemaPlace; readonly path: readonly string[] }[] = [];
    for (const { place, path } of level) {
      const schema = readSchema(connector, place);
      if (schema.properties.has(name)) return [...path, name];
      for (const [inner, child] of schema.properties) {
        looked += 1;
        if (looked < mostMembers && isJsonObject(child.schema)) next.push({ place: child, path: [...path, inner] });
      }
    }
    level = next;
  }
  return undefined;
}
