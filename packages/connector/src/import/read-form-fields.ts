import type { Content, Parameter } from '../model/operation.ts';
import { readExtensions } from '../model/read-extensions.ts';
import { readSchema } from '../schema/read-schema.ts';
import { resolveReference } from '../schema/resolve-reference.ts';
import { pointerTo, valueAt } from '../source/json-pointer.ts';
import { isJsonObject, type JsonObject, member, objectMember, textMember } from '../source/json-value.ts';
import type { ImportContext } from './import-context.ts';
import { essenceOf } from './media-types.ts';
import { buildParameter } from './read-parameter.ts';

/**
 * The fields of a form body of 3.x, one for each property of its schema; undefined when the schema does not say which
 * fields there are, so that the body stays one value.
 */
export function readFormFields(context: ImportContext, content: Content): readonly Parameter[] | undefined {
  if (!content.schema) return undefined;
  const schema = readSchema(context, content.schema);
  const isOpen =
    schema.alternatives.length > 0 || Object.keys(schema.dynamic).length > 0 || schema.additional === 'any';
  if (schema.properties.size === 0 || (isOpen && schema.alternatives.length > 0)) return undefined;
  const media = valueAt(context.definition, content.pointer);
  const encodings = objectMember(media, 'encoding');
  return [...schema.properties].map(([name, place]): Parameter => {
    const encoding = objectMember(encodings, name);
    const style = textMember(encoding, 'style');
    const explode = encoding?.['explode'];
    const resolved = context.resolveSchema(place.schema, place.pointer);
    const parameter = buildParameter(context, {
      value: {
        ...(isJsonObject(resolved?.value) ? readExtensions(resolved.value) : {}),
        ...(style === undefined ? {} : { style }),
        ...(explode === undefined ? {} : { explode }),
      },
      pointer: resolved?.pointer ?? pointerTo(place.pointer),
      name,
      location: 'form',
      schema: place,
      // What only answers have is required of them alone.
      required: schema.required.has(name) && !readSchema(context, place).readOnly,
    });
    const described = textMember(resolved?.value, 'contentMediaType');
    const isEncoded = textMember(resolved?.value, 'contentEncoding') !== undefined;
    // Without a style an object is one document; before 3.1 parts have no style.
    const isDocument =
      (style === undefined && explode === undefined) ||
      (style !== 'deepObject' && isMultipart(content) && context.dialect === '3.0');
    const usual = described ?? (parameter.type === 'object' && isDocument ? 'application/json' : undefined);
    const mediaType = textMember(encoding, 'contentType') ?? usual;
    const partHeaders = headersOf(context, encoding);
    return {
      ...parameter,
      ...(described !== undefined && !isEncoded && parameter.type === 'any' ? { type: 'file' } : {}),
      ...(mediaType === undefined ? {} : { mediaType }),
      ...(Object.keys(partHeaders).length > 0 ? { partHeaders } : {}),
    };
  });
}

function isMultipart({ mediaType }: Content): boolean {
  return essenceOf(mediaType).startsWith('multipart/');
}

/** The headers of a part that have a default or a single choice; others nobody can give a value. */
function headersOf(context: ImportContext, encoding: JsonObject | undefined): Readonly<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const [name, declared] of Object.entries(objectMember(encoding, 'headers') ?? {})) {
    const header = resolveReference(context.definition, declared ?? null, '')?.value;
    const place = { pointer: '', schema: member(header, 'schema') ?? {} };
    const schema = readSchema(context, place);
    const [only, ...others] = schema.enum ?? [];
    const value = schema.default ?? (others.length === 0 ? only : undefined);
    if (
      value !== undefined &&
      value !== null &&
      typeof value !== 'object' &&
      !/^content-(?:type|disposition)$/i.test(name)
    )
      found[name] = String(value);
  }
  return found;
}
