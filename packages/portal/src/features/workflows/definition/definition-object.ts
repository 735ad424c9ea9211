/** A JSON value as the editor holds it. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
/** A JSON object as the editor holds it. */
export interface JsonObject {
  readonly [name: string]: Json;
}

/** The actions or triggers of a definition, by name. */
export type NamedObjects = Readonly<Record<string, JsonObject>>;

/** A workflow definition with at least its two maps. Everything else it holds is kept as it is. */
export interface DefinitionObject extends JsonObject {
  readonly triggers: NamedObjects;
  readonly actions: NamedObjects;
}

const schema =
  'https://schema.management.azure.com/providers/Microsoft.Logic/schemas/2016-06-01/workflowdefinition.json#';

/** A definition that starts on an HTTP request and does nothing yet. */
export const newDefinition: DefinitionObject = {
  $schema: schema,
  contentVersion: '1.0.0.0',
  parameters: { $connections: { type: 'Object', defaultValue: {} } },
  triggers: { manual: { type: 'Request', kind: 'Http', inputs: { method: 'GET', schema: {} } } },
  actions: {},
  outputs: {},
};

/** Reads a text as far as the form needs it: an object whose triggers and actions are objects of objects. Undefined for anything else. */
export function readDefinition(text: string): DefinitionObject | undefined {
  const value = parseJson(text);
  if (!isObject(value)) return undefined;
  const { triggers = {}, actions = {} } = value;
  if (!isNamedObjects(triggers) || !isNamedObjects(actions)) return undefined;
  return { ...value, triggers, actions };
}

/** A definition as text, two spaces deep. */
export function writeDefinition(definition: JsonObject): string {
  return `${JSON.stringify(definition, null, 2)}\n`;
}

/** The JSON value of a text, or undefined where it is no JSON. */
export function parseJson(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Whether a value is an object, not a list or null. */
export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The object at a member, or an empty one. */
export function objectAt(value: Json | undefined, ...path: readonly string[]): JsonObject {
  const found = valueAt(value, ...path);
  return isObject(found) ? found : {};
}

/** The text at a member, or an empty one. */
export function textAt(value: Json | undefined, ...path: readonly string[]): string {
  const found = valueAt(value, ...path);
  return typeof found === 'string' ? found : '';
}

/** The value at a member, or undefined. */
export function valueAt(value: Json | undefined, ...path: readonly string[]): Json | undefined {
  let at = value;
  for (const name of path) at = isObject(at) ? at[name] : undefined;
  return at;
}

/** An object with another value at a place; empty objects that this leaves on the way go. Undefined takes the value away. */
export function putAt(object: JsonObject, path: readonly string[], value: Json | undefined): JsonObject {
  const [first, ...rest] = path;
  if (first === undefined) return object;
  const next = rest.length === 0 ? value : putAt(objectAt(object, first), rest, value);
  const isEmpty = next === undefined || (rest.length > 0 && isObject(next) && Object.keys(next).length === 0);
  if (!isEmpty) return { ...object, [first]: next };
  const { [first]: _removed, ...others } = object;
  return others;
}

/** A name as people read it: `Estimate_the_cost` is "Estimate the cost". */
export function spokenName(name: string): string {
  return name.replaceAll('_', ' ');
}

/** A name as a text inside of an expression. */
export function quoted(name: string): string {
  return `'${name.replaceAll("'", "''")}'`;
}

function isNamedObjects(value: Json): value is NamedObjects {
  return isObject(value) && Object.values(value).every(isObject);
}
