import type { Annotation, Notification, Operation, OperationKind } from '../model/operation.ts';
import { readExtensions, readVisibility } from '../model/read-extensions.ts';
import { pointerTo } from '../source/json-pointer.ts';
import {
  flagMember,
  isJsonObject,
  type JsonObject,
  type JsonValue,
  listMember,
  member,
  objectMember,
  textMember,
} from '../source/json-value.ts';
import { findCallbackPath } from './find-callback-path.ts';
import type { ImportContext } from './import-context.ts';
import { completePathParameters, readInputs } from './read-inputs.ts';
import { readResponses } from './read-responses.ts';
import { readCommonRequirements, readRequirements } from './read-security.ts';
import { readOwnScheme, readOwnServer } from './read-service.ts';

const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace', 'query'];

/** The members of a path item that are not operations. */
const PATH_ITEM_MEMBERS: ReadonlySet<string> = new Set([
  '$ref',
  'summary',
  'description',
  'servers',
  'parameters',
  'additionalOperations',
]);

/** Every operation of a definition in its order. */
export function readOperations(context: ImportContext): readonly Operation[] {
  const paths = objectMember(context.definition, 'paths') ?? {};
  const operations: Operation[] = [];
  const taken = new Map<string, string>();
  const declared = declaredIds(paths);
  for (const [path, item] of Object.entries(paths)) {
    if (path.startsWith('x-') || item === undefined) continue;
    for (const { item: found, pointer, method, value } of operationsOf(context, item, pointerTo('/paths', path))) {
      const place = { path, method, item: found.value, itemPointer: found.pointer, taken, declared };
      operations.push(readOperation(context, { ...place, value, pointer }));
    }
  }
  return operations;
}

interface Declared {
  readonly item: { readonly value: JsonObject; readonly pointer: string };
  readonly method: string;
  readonly value: JsonObject;
  readonly pointer: string;
}

/** The operations of a path item, and those of the item it refers to unless it has its own. */
function operationsOf(context: ImportContext, item: JsonValue, pointer: string): readonly Declared[] {
  const resolved = context.resolve(item, pointer);
  if (!resolved || !isJsonObject(resolved.value)) {
    if (resolved) reportShape(context, pointer, 'A path holds no object.');
    return [];
  }
  const target = { value: resolved.value, pointer: resolved.pointer };
  if (!isJsonObject(item) || resolved.value === item) return methodsOf(context, target);
  const own = methodsOf(context, { value: item, pointer });
  const names = new Set(own.map(({ method }) => method));
  const shared = [...listMember(item, 'parameters'), ...listMember(target.value, 'parameters')];
  const joined =
    listMember(item, 'parameters').length === 0
      ? target
      : { ...target, value: { ...target.value, parameters: shared } };
  return [...own, ...methodsOf(context, joined).filter(({ method }) => !names.has(method))];
}

function methodsOf(context: ImportContext, item: Declared['item']): readonly Declared[] {
  const found: Declared[] = [];
  const add = (method: string, value: JsonValue | undefined, pointer: string): void => {
    if (isJsonObject(value)) found.push({ item, method, value, pointer });
    else reportShape(context, pointer, 'An operation is no object.');
  };
  for (const [name, value] of Object.entries(item.value)) {
    const method = name.toLowerCase();
    if (METHODS.includes(method)) add(method, value, pointerTo(item.pointer, name));
    else if (!PATH_ITEM_MEMBERS.has(name) && !name.startsWith('x-')) reportMember(context, item.pointer, name);
  }
  for (const [name, value] of Object.entries(objectMember(item.value, 'additionalOperations') ?? {})) {
    const place = pointerTo(item.pointer, 'additionalOperations', name);
    if (/^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/.test(name)) add(name.toLowerCase(), value, place);
    else reportShape(context, place, `${JSON.stringify(name)} is no method of HTTP.`);
  }
  return found;
}

interface Found {
  readonly path: string;
  readonly method: string;
  readonly value: JsonObject;
  readonly pointer: string;
  readonly item: JsonObject;
  readonly itemPointer: string;
  /** The ids given so far, in lower case, with where. */
  readonly taken: Map<string, string>;
  /** Every id that the definition declares, in lower case. */
  readonly declared: ReadonlySet<string>;
}

function readOperation(context: ImportContext, found: Found): Operation {
  const { value, item, pointer } = found;
  const inputs = readInputs(context, found);
  const notification = readNotification(context, found);
  const triggerWord = textMember(value, 'x-ms-trigger')?.trim().toLowerCase();
  const trigger = triggerWord === 'single' || triggerWord === 'batch' ? triggerWord : undefined;
  const nextLinkName = textMember(objectMember(value, 'x-ms-pageable'), 'nextLinkName');
  const annotation = readAnnotation(objectMember(value, 'x-ms-api-annotation'));
  const hint = textMember(value, 'x-ms-trigger-hint');
  const security = readRequirements(value) ?? readCommonRequirements(context.definition);
  const notifiedBy = textMember(objectMember(value, 'x-ms-notification'), 'operationId');
  const own =
    context.dialect === '2.0'
      ? readOwnScheme(context.definition, value)
      : (readOwnServer(value) ?? readOwnServer(item));
  const callbackPath = notification && inputs.body ? findCallbackPath(context.definition, inputs.body) : undefined;
  return {
    operationId: readOperationId(context, found),
    kind: kindOf(trigger, notification !== undefined),
    ...(trigger ? { trigger } : {}),
    method: found.method,
    path: found.path,
    summary: (textMember(value, 'summary') ?? textMember(value, 'x-ms-summary') ?? '').trim(),
    description: textMember(value, 'description') ?? textMember(item, 'description') ?? '',
    visibility: readVisibility(value),
    deprecated: flagMember(value, 'deprecated'),
    tags: listMember(value, 'tags').filter((tag) => typeof tag === 'string'),
    parameters: completePathParameters(context, { ...found, parameters: inputs.parameters }),
    ...(inputs.body ? { body: inputs.body } : {}),
    responses: readResponses(context, value, pointer),
    ...(notification ? { notification: callbackPath ? { ...notification, callbackPath } : notification } : {}),
    ...(notifiedBy === undefined ? {} : { notifiedBy }),
    ...(annotation ? { annotation } : {}),
    ...(nextLinkName === undefined ? {} : { pageable: { nextLinkName } }),
    chunkTransfer: flagMember(objectMember(value, 'x-ms-capabilities'), 'chunkTransfer'),
    ...(hint === undefined ? {} : { triggerHint: hint }),
    consumes: inputs.consumes,
    produces: producesOf(context, value, pointer),
    ...(security ? { security } : {}),
    ...own,
    extensions: readExtensions(value),
    pointer,
  };
}

function kindOf(trigger: 'single' | 'batch' | undefined, hasNotification: boolean): OperationKind {
  if (!trigger) return 'action';
  if (hasNotification) return 'webhook-trigger';
  return trigger === 'batch' ? 'batch-trigger' : 'polling-trigger';
}

/** The ids that operations declare, in lower case, so that a generated one takes none of them. */
function declaredIds(paths: JsonObject): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const item of Object.values(paths)) {
    if (!isJsonObject(item)) continue;
    for (const operation of Object.values(item)) {
      const id = textMember(operation, 'operationId');
      if (id !== undefined) ids.add(id.trim().toLowerCase());
    }
  }
  return ids;
}

function readOperationId(context: ImportContext, found: Found): string {
  const declared = textMember(found.value, 'operationId')?.trim() ?? '';
  if (declared === '') return generateId(context, found);
  const first = found.taken.get(declared.toLowerCase());
  if (first === undefined) {
    found.taken.set(declared.toLowerCase(), pointerTo(found.pointer, 'operationId'));
    return declared;
  }
  const id = freeId(declared, found);
  const place = context.source.locate(first);
  context.report({
    code: 'import-operation-id-duplicate',
    severity: 'warning',
    message: `The operationId ${JSON.stringify(declared)} names two operations (first at line ${place.line ?? 1}); this one is called ${id}.`,
    pointer: pointerTo(found.pointer, 'operationId'),
    remedy: 'Give one of them another operationId, before workflows use it.',
  });
  return id;
}

function generateId(context: ImportContext, found: Found): string {
  const words = found.path.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
  const base = [found.method, ...words].map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
  const id = found.taken.has(base.toLowerCase()) || found.declared.has(base.toLowerCase()) ? freeId(base, found) : base;
  found.taken.set(id.toLowerCase(), found.pointer);
  context.report({
    code: 'import-operation-id-generated',
    severity: 'info',
    message: `The operation ${found.method.toUpperCase()} ${found.path} has no operationId; it is called ${id}.`,
    pointer: found.pointer,
    part: 'key',
    remedy: `Write "operationId": "${id}" or another name into the definition.`,
  });
  return id;
}

/** The id with the first number that makes it unique, which it then takes. */
function freeId(base: string, found: Found): string {
  let number = 2;
  while (found.taken.has(`${base}${number}`.toLowerCase()) || found.declared.has(`${base}${number}`.toLowerCase())) {
    number += 1;
  }
  found.taken.set(`${base}${number}`.toLowerCase(), found.pointer);
  return `${base}${number}`;
}

function readNotification(
  context: ImportContext,
  { item, value, itemPointer, pointer }: Found,
): Notification | undefined {
  const own = objectMember(value, 'x-ms-notification-content');
  const content = own ?? objectMember(item, 'x-ms-notification-content');
  if (!content || textMember(value, 'x-ms-trigger') === undefined) return undefined;
  const place = pointerTo(own ? pointer : itemPointer, 'x-ms-notification-content');
  const schema = member(content, 'schema');
  if (schema !== undefined) context.resolveSchema(schema, pointerTo(place, 'schema'));
  return {
    description: textMember(content, 'description') ?? '',
    ...(schema === undefined ? {} : { schema: { pointer: pointerTo(place, 'schema'), schema } }),
    pointer: place,
  };
}

function readAnnotation(value: JsonObject | undefined): Annotation | undefined {
  if (!value) return undefined;
  const family = textMember(value, 'family');
  const revision = member(value, 'revision');
  const status = textMember(value, 'status');
  const replacement = objectMember(value, 'replacement');
  const api = textMember(replacement, 'api');
  const operationId = textMember(replacement, 'operationId');
  return {
    ...(family === undefined ? {} : { family }),
    ...(typeof revision === 'number' ? { revision } : {}),
    ...(status === undefined ? {} : { status }),
    ...(replacement
      ? {
          replacement: { ...(api === undefined ? {} : { api }), ...(operationId === undefined ? {} : { operationId }) },
        }
      : {}),
  };
}

function producesOf(context: ImportContext, value: JsonObject, pointer: string): readonly string[] {
  const owner = Array.isArray(value['produces']) ? value : context.definition;
  if (context.dialect === '2.0') return listMember(owner, 'produces').filter((type) => typeof type === 'string');
  const types = readResponses(context, value, pointer)
    .filter(({ status }) => status.startsWith('2') || status === 'default')
    .flatMap(({ contents }) => contents.map(({ mediaType }) => mediaType));
  return [...new Set(types)];
}

function reportShape(context: ImportContext, pointer: string, message: string): void {
  context.report({
    code: 'import-shape',
    severity: 'error',
    message,
    pointer,
    remedy: 'Correct the structure of the definition at this place.',
  });
}

function reportMember(context: ImportContext, pointer: string, name: string): void {
  context.report({
    code: 'import-unknown-method',
    severity: 'warning',
    message: `${JSON.stringify(name)} is neither a method nor another member of a path; it is kept but not used.`,
    pointer: pointerTo(pointer, name),
    part: 'key',
    remedy: `Use one of ${METHODS.join(', ')}.`,
  });
}
