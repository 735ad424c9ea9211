import { Refusal } from '@tenon/diagnostics';
import type { Connector, SchemaPlace } from '../model/connector.ts';
import type { DynamicExtensions, Operation } from '../model/operation.ts';
import { readSchema } from '../schema/read-schema.ts';
import { type Lookup, schemaLookup } from './lookup.ts';
import { placeOfTold, type ToldSchema } from './told-schema.ts';

/** The dynamic extensions of an input, or the call that must tell the part of the body first in which the input is. */
export type FoundInput =
  | { readonly kind: 'found'; readonly dynamic: DynamicExtensions; readonly told?: ToldSchema }
  | {
      readonly kind: 'behind';
      readonly lookup: Lookup;
      /** The names that lead to the part from the body. */
      readonly path: readonly string[];
      /** The schema in which the call stands, where that was told itself. */
      readonly told?: ToldSchema;
    };

/**
 * Finds an input of an operation by its key: a parameter's name, or the body's and the names that lead into it. `told` is the schema
 * that the API told of the part where the search stopped before. Refuses a key that the operation does not have.
 */
export function findDynamic(
  connector: Connector,
  operation: Operation,
  { key, told }: { readonly key: string; readonly told?: ToldSchema | undefined },
): FoundInput {
  const parameter = operation.parameters.find(({ name }) => name === key);
  if (parameter !== undefined) return { kind: 'found', dynamic: parameter.dynamic };
  const { body } = operation;
  const root = body?.contents[0]?.schema;
  if (body !== undefined && root !== undefined && (key === body.name || key.startsWith(`${body.name}/`))) {
    const names = key === body.name ? [] : key.slice(body.name.length + 1).split('/');
    const found =
      told === undefined
        ? search({ connector, place: root, names, from: 0, whole: body.dynamic })
        : search({ ...placeOfTold(connector, told), names, from: told.path.length });
    if (found !== undefined) return told === undefined ? found : { ...found, told };
  }
  throw new Refusal('input-not-found', `The operation '${operation.operationId}' has no input '${key.slice(0, 200)}'.`);
}

interface Search {
  readonly connector: Connector;
  readonly place: SchemaPlace;
  readonly names: readonly string[];
  /** How many of the names lead to the place. */
  readonly from: number;
  /** Extensions of the place that stand beside its schema. */
  readonly whole?: DynamicExtensions;
}

/** Follows names; what is not there may be in the deepest part on the way that the API tells. */
function search({ connector, place: root, names, from, whole = {} }: Search): FoundInput | undefined {
  let behind: FoundInput | undefined;
  let place: SchemaPlace | undefined = root;
  for (let at = from; place !== undefined; at += 1) {
    const schema = readSchema(connector, place);
    const dynamic = at === from ? { ...schema.dynamic, ...whole } : schema.dynamic;
    if (at === names.length) return { kind: 'found', dynamic };
    const lookup = schemaLookup(dynamic);
    if (lookup !== undefined) behind = { kind: 'behind', lookup, path: names.slice(0, at) };
    place = schema.properties.get(names[at] ?? '') ?? schema.items;
  }
  return behind;
}
