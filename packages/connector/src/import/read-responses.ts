import type { Content, Response } from '../model/operation.ts';
import { pointerTo } from '../source/json-pointer.ts';
import {
  isJsonObject,
  type JsonObject,
  type JsonValue,
  listMember,
  member,
  objectMember,
  textMember,
} from '../source/json-value.ts';
import type { ImportContext } from './import-context.ts';
import { preferenceOf } from './media-types.ts';

/** The answers of an operation in the order of the definition. */
export function readResponses(context: ImportContext, operation: JsonObject, pointer: string): readonly Response[] {
  const declared = objectMember(operation, 'responses') ?? {};
  const responses: Response[] = [];
  for (const [status, value] of Object.entries(declared)) {
    if (status.startsWith('x-') || value === undefined) continue;
    const resolved = context.resolve(value, pointerTo(pointer, 'responses', status));
    if (!resolved || !isJsonObject(resolved.value)) continue;
    responses.push({
      status,
      description: besideReference(value) ?? textMember(resolved.value, 'description') ?? '',
      contents:
        context.dialect === '2.0'
          ? contentsOfSchema(context, { operation, response: resolved.value, pointer: resolved.pointer })
          : readContents(context, resolved.value, resolved.pointer),
      headers: readHeaders(context, resolved.value, resolved.pointer),
      pointer: resolved.pointer,
    });
  }
  return responses;
}

/** The description that stands beside a reference (3.1) and comes before that of what it leads to. */
function besideReference(value: JsonValue): string | undefined {
  return member(value, '$ref') === undefined ? undefined : textMember(value, 'description');
}

function contentsOfSchema(
  context: ImportContext,
  found: { operation: JsonObject; response: JsonObject; pointer: string },
): readonly Content[] {
  const schema = member(found.response, 'schema');
  if (schema === undefined) return [];
  const pointer = pointerTo(found.pointer, 'schema');
  context.resolveSchema(schema, pointer);
  const owner = Array.isArray(found.operation['produces']) ? found.operation : context.definition;
  const types = listMember(owner, 'produces').filter((type) => typeof type === 'string');
  const ordered = [...(types.length > 0 ? types : ['application/json'])].sort(
    (a, b) => preferenceOf(a) - preferenceOf(b),
  );
  return ordered.map((mediaType) => ({ mediaType, schema: { pointer, schema }, pointer }));
}

/** The `content` of a request body or response of 3.x, JSON first. */
export function readContents(context: ImportContext, value: JsonObject, pointer: string): readonly Content[] {
  const contents = Object.entries(objectMember(value, 'content') ?? {}).flatMap(([mediaType, media]): Content[] => {
    const place = pointerTo(pointer, 'content', mediaType);
    if (!isJsonObject(media)) return [];
    const resolved = context.resolve(media, place);
    if (!resolved || !isJsonObject(resolved.value)) return [];
    const name = Object.hasOwn(resolved.value, 'schema') ? 'schema' : 'itemSchema';
    const schema = member(resolved.value, name);
    if (schema === undefined) return [{ mediaType, pointer: resolved.pointer }];
    const schemaPointer = pointerTo(resolved.pointer, name);
    context.resolveSchema(schema, schemaPointer);
    return [{ mediaType, schema: { pointer: schemaPointer, schema }, pointer: resolved.pointer }];
  });
  return contents.sort((a, b) => preferenceOf(a.mediaType) - preferenceOf(b.mediaType));
}

function readHeaders(context: ImportContext, response: JsonObject, pointer: string): Response['headers'] {
  return Object.entries(objectMember(response, 'headers') ?? {}).flatMap(([name, value]) => {
    const resolved = value === undefined ? undefined : context.resolve(value, pointerTo(pointer, 'headers', name));
    if (!resolved || !isJsonObject(resolved.value)) return [];
    const description = textMember(resolved.value, 'description') ?? '';
    if (context.dialect === '2.0')
      return [{ name, description, schema: { pointer: resolved.pointer, schema: resolved.value } }];
    const [content] = Object.hasOwn(resolved.value, 'schema')
      ? []
      : readContents(context, resolved.value, resolved.pointer);
    const own = { pointer: pointerTo(resolved.pointer, 'schema'), schema: member(resolved.value, 'schema') ?? {} };
    return [{ name, description, schema: content?.schema ?? own }];
  });
}
