import type { JsonObject, JsonValue } from '@tenon/connector';
import { isObject, isSameJson, listOr, objectOr, own, textOr } from './json.ts';
import type { DynamicNode, OperationNode } from './nodes.ts';
import { isDynamic, propertyNames } from './property-names.ts';
import { below, type Spot } from './spot.ts';
import type { DefinitionSurvey, PackageSurvey } from './survey.ts';

/** One operation that a dynamic extension calls: the extension itself, or `open` and `browse` of a tree. */
export interface DynamicCall {
  readonly at: Spot;
  readonly call: JsonObject;
  readonly target: OperationNode | undefined;
}

/** The calls of a dynamic extension; with a survey, each with the operation it names. */
export function callsOf(dynamic: DynamicNode, survey?: PackageSurvey): DynamicCall[] {
  const parts = dynamic.name === 'x-ms-dynamic-tree' ? ['open', 'browse'] : [undefined];
  return parts.flatMap((part) => {
    const call = part === undefined ? dynamic.value : own(dynamic.value, part);
    if (!isObject(call)) return [];
    const target = survey?.definition?.operationsById.get(textOr(own(call, 'operationId')));
    return [{ at: part === undefined ? dynamic.at : below(dynamic.at, part), call, target }];
  });
}

/** How the newer form names an input of an operation: a property by its path in the body. Of a name that both have, a lookup inside the body means the property. */
export function referencePath(
  dynamic: DynamicNode,
  definition: DefinitionSurvey | undefined,
): (source: string) => string {
  const [operation] = dynamic.uses;
  const body = operation?.parameters.find(({ location }) => location === 'body');
  const schema = body?.schema;
  const inBody = definition && schema ? propertyNames(definition, schema.value, schema.at) : undefined;
  return (source) => {
    const isParameter =
      operation?.parameters.some(({ name, location }) => location !== 'body' && name === source) === true;
    const isProperty = inBody?.has(source) === true;
    const isMeant = isProperty && (!isParameter || dynamic.schema !== undefined);
    return isMeant && body !== undefined ? `${body.name}/${source}` : source;
  };
}

/** Whether dynamic values have a list beside them that says the same, so that what is wrong is told of that one only. */
export function isSaidInNewerForm({ name, value, holder }: DynamicNode): boolean {
  const newer = name === 'x-ms-dynamic-values' ? own(holder, 'x-ms-dynamic-list') : undefined;
  const bare = (list: JsonValue): JsonValue =>
    JSON.parse(JSON.stringify(list).replaceAll(/"parameterReference":"[^"]*\//g, '"parameterReference":"'));
  return newer !== undefined && isSameJson(bare(toNewerList(value) ?? null), bare(newer));
}

/**
 * The names of every input of an operation: parameters and, at any depth, properties of its body. Undefined if they
 * cannot be known, because the body is dynamic or open.
 */
export function inputNames(definition: DefinitionSurvey, operation: OperationNode): ReadonlySet<string> | undefined {
  const names = new Set<string>();
  for (const { name, location, schema } of operation.parameters) {
    names.add(name);
    if (location === 'body' && schema && !collect(definition, schema.value, { names, open: new Set() }))
      return undefined;
  }
  return names;
}

function collect(
  definition: DefinitionSurvey,
  schema: JsonValue,
  state: { names: Set<string>; open: Set<JsonValue> },
): boolean {
  const value = definition.resolve(schema, definition.at)?.value;
  if (!isObject(value) || isDynamic(value)) return false;
  if (state.open.has(value)) return true;
  state.open.add(value);
  const properties = objectOr(own(value, 'properties'));
  let isKnown = Object.keys(value).length > 0;
  for (const [name, property] of Object.entries(properties)) {
    state.names.add(name);
    if (property !== undefined && isObject(property) && !collect(definition, property, state))
      isKnown = isKnown && !isDynamic(property);
  }
  for (const inside of [own(value, 'items'), ...listOr(own(value, 'allOf'))]) {
    if (inside !== undefined && !collect(definition, inside, state)) isKnown = false;
  }
  return isKnown;
}

/** What a path through a response leads to. */
export type SchemaAtPath =
  | { readonly kind: 'schema'; readonly value: JsonObject }
  | { readonly kind: 'missing' }
  | { readonly kind: 'unknown' };

/** What stands at a path of the success response of an operation; unknown where a schema is absent, dynamic or open. */
export function schemaAtPath(definition: DefinitionSurvey, operation: OperationNode, path: string): SchemaAtPath {
  const schema = operation.responses.find(({ isSuccess, schema }) => isSuccess && schema !== undefined)?.schema;
  return schema === undefined ? { kind: 'unknown' } : schemaBelow(definition, schema.value, path);
}

/** What stands at a path below a schema, with `/` or `.` between names. */
export function schemaBelow(definition: DefinitionSurvey, schema: JsonObject, path: string): SchemaAtPath {
  let current = merge(definition, schema, 0);
  const names = path.split(/[/.]/).filter((name) => name !== '' && name !== '@');
  for (const name of names) {
    if (current === undefined || isDynamic(current) || Object.keys(current).length === 0) return { kind: 'unknown' };
    const properties = own(current, 'properties');
    const next = isObject(properties) ? own(properties, name) : undefined;
    if (next === undefined) {
      const isOpen = !isObject(properties) || own(current, 'additionalProperties') !== undefined;
      return isOpen && own(current, 'type') !== 'array' ? { kind: 'unknown' } : { kind: 'missing' };
    }
    current = isObject(next) ? merge(definition, next, 0) : undefined;
  }
  return current === undefined || isDynamic(current) ? { kind: 'unknown' } : { kind: 'schema', value: current };
}

/** A schema with its reference followed and its `allOf` members put together. */
function merge(definition: DefinitionSurvey, schema: JsonObject, depth: number): JsonObject | undefined {
  const found = definition.resolve(schema, definition.at)?.value;
  if (!isObject(found) || depth > 10) return undefined;
  const members = listOr(own(found, 'allOf'));
  if (members.length === 0) return found;
  let merged: JsonObject = found;
  for (const member of members) {
    const part = isObject(member) ? merge(definition, member, depth + 1) : undefined;
    if (part === undefined) continue;
    const properties = { ...objectOr(own(part, 'properties')), ...objectOr(own(merged, 'properties')) };
    merged = { ...part, ...merged, properties };
  }
  return merged;
}

/** The older form of a dynamic list or of dynamic properties; undefined if it cannot say the same. */
export function toOlderForm(name: string, value: JsonObject): JsonObject | undefined {
  const parameters: Record<string, JsonValue> = {};
  for (const [parameter, given] of Object.entries(objectOr(own(value, 'parameters')))) {
    if (!isObject(given)) return undefined;
    const fixed = own(given, 'value');
    const source = own(given, 'parameterReference');
    if (fixed !== undefined) parameters[parameter] = fixed;
    else if (typeof source === 'string') parameters[parameter] = { parameter: source.split('/').at(-1) ?? source };
    else return undefined;
  }
  const operationId = own(value, 'operationId');
  if (operationId === undefined) return undefined;
  const renamed = name === 'x-ms-dynamic-list' ? ['itemsPath', 'itemValuePath', 'itemTitlePath'] : ['itemValuePath'];
  const older: Record<string, JsonValue> = { operationId };
  if (Object.keys(parameters).length > 0) older['parameters'] = parameters;
  for (const key of renamed) {
    const path = own(value, key);
    const known: Readonly<Record<string, string>> = {
      itemsPath: 'value-collection',
      itemValuePath: 'value-path',
      itemTitlePath: 'value-title',
    };
    if (path !== undefined) older[(Object.hasOwn(known, key) ? known[key] : undefined) ?? key] = path;
  }
  return older;
}

/** The newer form of dynamic values; undefined if it calls no operation. Inputs are named as `pathOf` says. */
export function toNewerList(
  value: JsonObject,
  pathOf: (source: string) => string = (source) => source,
): JsonObject | undefined {
  const operationId = own(value, 'operationId');
  if (operationId === undefined) return undefined;
  const newer: Record<string, JsonValue> = { operationId };
  const parameters: Record<string, JsonValue> = {};
  for (const [parameter, given] of Object.entries(objectOr(own(value, 'parameters')))) {
    if (given === undefined) continue;
    const source = isObject(given) ? own(given, 'parameter') : undefined;
    parameters[parameter] = typeof source === 'string' ? { parameterReference: pathOf(source) } : { value: given };
  }
  if (Object.keys(parameters).length > 0) newer['parameters'] = parameters;
  const names = { 'value-collection': 'itemsPath', 'value-path': 'itemValuePath', 'value-title': 'itemTitlePath' };
  for (const [older, name] of Object.entries(names)) {
    const path = own(value, older);
    if (path !== undefined) newer[name] = path;
  }
  return newer;
}
