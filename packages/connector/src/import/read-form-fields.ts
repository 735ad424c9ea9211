import type { Content, Parameter } from '../model/operation.ts';
import { readSchema } from '../schema/read-schema.ts';
import { pointerTo, valueAt } from '../source/json-pointer.ts';
import { objectMember, textMember } from '../source/json-value.ts';
import type { ImportContext } from './import-context.ts';
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
  return [...schema.properties].map(([name, place]) => {
    const encoding = objectMember(encodings, name);
    const contentType = textMember(encoding, 'contentType');
    const style = textMember(encoding, 'style');
    const explode = encoding?.['explode'];
    const resolved = context.resolveSchema(place.schema, place.pointer);
    const parameter = buildParameter(context, {
      value: {
        ...(style === undefined ? {} : { style }),
        ...(explode === undefined ? {} : { explode }),
      },
      pointer: resolved?.pointer ?? pointerTo(place.pointer),
      name,
      location: 'form',
      schema: place,
      required: schema.required.has(name),
    });
    return contentType === undefined ? parameter : { ...parameter, mediaType: contentType };
  });
}
