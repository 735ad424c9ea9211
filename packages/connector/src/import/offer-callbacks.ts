import { readSchema } from '../schema/read-schema.ts';
import { resolveReference } from '../schema/resolve-reference.ts';
import { pointerNames, pointerTo } from '../source/json-pointer.ts';
import {
  isJsonList,
  isJsonObject,
  type JsonObject,
  type JsonValue,
  member,
  objectMember,
} from '../source/json-value.ts';

/**
 * The definition with its callbacks (OpenAPI 3) said as webhook triggers too. An operation whose callbacks all go to one address
 * that its request must give, `{$request.body#/…}` or `{$request.query.…}`, has the extensions of a trigger; the first of its
 * callbacks tells what is received. Where the address may be left out, the operation is of use without it and stays an action,
 * as do those with callbacks elsewhere; operations that say themselves what they are stay as they are.
 */
export function offerCallbacks(definition: JsonObject): JsonObject {
  const paths = objectMember(definition, 'paths') ?? {};
  const offered = Object.entries(paths).map(([path, item]) => [
    path,
    isJsonObject(item) ? offerOfItem(definition, item, pointerTo('/paths', path)) : item,
  ]);
  return offered.every(([path, item]) => paths[String(path)] === item)
    ? definition
    : { ...definition, paths: Object.fromEntries(offered) };
}

function offerOfItem(definition: JsonObject, item: JsonObject, pointer: string): JsonObject {
  let offered = item;
  for (const [method, operation] of Object.entries(item)) {
    if (!isJsonObject(operation) || !isJsonObject(operation['callbacks'])) continue;
    if (operation['x-ms-trigger'] !== undefined) continue;
    const place = pointerTo(pointer, method);
    const trigger = triggerOf({ definition, item, operation, pointer: place });
    if (trigger) offered = { ...offered, [method]: { ...operation, ...trigger } };
  }
  return offered;
}

interface Found {
  readonly definition: JsonObject;
  readonly item: JsonObject;
  readonly operation: JsonObject;
  readonly pointer: string;
}

/** The members that make an operation a trigger; undefined where its callbacks do not tell where the address is given. */
function triggerOf(found: Found): JsonObject | undefined {
  const callbacks = callbacksOf(found);
  const [first] = callbacks;
  if (!first || callbacks.some(({ expression }) => expression !== first.expression)) return undefined;
  const marked = markAddress(found, first.expression);
  const received = marked && receivedBy(found.definition, first.item);
  if (!received) return undefined;
  const { schema } = received;
  const isList = schema !== undefined && readSchema(found, { schema, pointer: found.pointer }).type === 'array';
  return { ...marked, 'x-ms-trigger': isList ? 'batch' : 'single', 'x-ms-notification-content': received };
}

/** Each address that callbacks go to, without braces, and what is called there. */
function callbacksOf({
  definition,
  operation,
}: Found): readonly { readonly expression: string; readonly item: JsonValue }[] {
  return Object.values(objectMember(operation, 'callbacks') ?? {}).flatMap((declared) => {
    const callback = resolveReference(definition, declared ?? null, '')?.value;
    const addresses = Object.entries(isJsonObject(callback) ? callback : {});
    return addresses.flatMap(([address, item]) =>
      item === undefined || address.startsWith('x-')
        ? []
        : [{ expression: address.trim().replace(/^\{([^{}]*)\}$/, '$1'), item }],
    );
  });
}

/** What a callback brings: its description and the schema of its body; undefined where nothing is called. */
function receivedBy(
  definition: JsonObject,
  declared: JsonValue,
): { readonly description?: string; readonly schema?: JsonValue } | undefined {
  const item = resolveReference(definition, declared, '')?.value;
  const called = ['post', 'put', 'patch', 'get'].map((method) => objectMember(item, method)).find(Boolean);
  if (!called) return undefined;
  const body = resolveReference(definition, called['requestBody'] ?? null, '')?.value;
  const [media] = Object.values(objectMember(body, 'content') ?? {});
  const schema = member(media, 'schema');
  const texts = [called['summary'], called['description']];
  const description = texts.find((text) => typeof text === 'string' && text !== '');
  return {
    ...(typeof description === 'string' ? { description } : {}),
    ...(schema === undefined ? {} : { schema }),
  };
}

const IN_BODY = '$request.body#';
const IN_QUERY = '$request.query.';

/** The member of an operation in which the address is given, marked as such. */
function markAddress(found: Found, expression: string): JsonObject | undefined {
  if (expression.startsWith(IN_QUERY)) return markParameter(found, expression.slice(IN_QUERY.length));
  const path = expression.startsWith(IN_BODY) ? pointerNames(expression.slice(IN_BODY.length)) : undefined;
  return path && path.length > 0 ? markBody(found, path) : undefined;
}

const ADDRESS = { 'x-ms-notification-url': true, 'x-ms-visibility': 'internal' };

function markParameter({ definition, item, operation }: Found, name: string): JsonObject | undefined {
  const own = listOf(operation['parameters']);
  const resolved = [...own, ...listOf(item['parameters'])].map((one) => resolveReference(definition, one, '')?.value);
  const index = resolved.findIndex((one) => member(one, 'in') === 'query' && member(one, 'name') === name);
  const parameter = resolved[index];
  if (!isJsonObject(parameter) || parameter['required'] !== true) return undefined;
  const marked = { ...parameter, ...ADDRESS };
  return { parameters: index < own.length ? own.with(index, marked) : [...own, marked] };
}

function listOf(value: JsonValue | undefined): readonly JsonValue[] {
  return isJsonList(value) ? value : [];
}

function markBody({ definition, operation, pointer }: Found, path: readonly string[]): JsonObject | undefined {
  const body = resolveReference(definition, operation['requestBody'] ?? null, '')?.value;
  const contents = Object.entries(objectMember(body, 'content') ?? {}).map(([type, media]) => {
    const schema = member(media, 'schema');
    const marked = schema === undefined ? undefined : markMember({ definition, pointer }, schema, path);
    return { type, media, marked };
  });
  if (!isJsonObject(body) || !contents.some(({ marked }) => marked)) return undefined;
  const content = Object.fromEntries(
    contents.map(({ type, media, marked }) => [
      type,
      isJsonObject(media) && marked ? { ...media, schema: marked } : media,
    ]),
  );
  return { requestBody: { ...body, content } };
}

/** A schema in which a member is marked; what it refers to, and who else does, stays as it is. */
function markMember(
  { definition, pointer }: Pick<Found, 'definition' | 'pointer'>,
  schema: JsonValue,
  [name = '', ...rest]: readonly string[],
): JsonObject | undefined {
  const { properties, required } = readSchema({ definition }, { schema, pointer });
  const inside = properties.get(name);
  if (!inside || !required.has(name) || name === '__proto__') return undefined;
  const marked =
    rest.length === 0
      ? { allOf: [inside.schema], ...ADDRESS }
      : markMember({ definition, pointer: inside.pointer }, inside.schema, rest);
  return marked && { type: 'object', allOf: [schema], properties: { [name]: marked } };
}
