import { bindLookup, inputsOfLookup } from './bind-lookup.ts';
import { findDynamic } from './find-lookup.ts';
import { askedOf, bodyFields, fieldsOfSchema } from './input-fields.ts';
import { readLookup, readTreeLookup, schemaLookup, valuesLookup } from './lookup.ts';
import { readDynamicSchema } from './read-dynamic-schema.ts';
import { readItems } from './read-items.ts';

/** Finding out from an API what an input may be: which call to make, from which values, and how to read the answer. */
export const lookups: {
  readonly askedOf: typeof askedOf;
  readonly bodyFields: typeof bodyFields;
  readonly fieldsOfSchema: typeof fieldsOfSchema;
  readonly findDynamic: typeof findDynamic;
  readonly inputsOf: typeof inputsOfLookup;
  readonly valuesLookup: typeof valuesLookup;
  readonly schemaLookup: typeof schemaLookup;
  readonly readLookup: typeof readLookup;
  readonly readTreeLookup: typeof readTreeLookup;
  readonly bind: typeof bindLookup;
  readonly readItems: typeof readItems;
  readonly readSchema: typeof readDynamicSchema;
} = {
  askedOf,
  bodyFields,
  fieldsOfSchema,
  findDynamic,
  inputsOf: inputsOfLookup,
  valuesLookup,
  schemaLookup,
  readLookup,
  readTreeLookup,
  bind: bindLookup,
  readItems,
  readSchema: readDynamicSchema,
};
