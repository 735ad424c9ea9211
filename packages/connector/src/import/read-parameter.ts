import type { SchemaPlace } from '../model/connector.ts';
import type { Parameter, ParameterLocation, ParameterStyle } from '../model/operation.ts';
import { readDynamic, readExtensions, readVisibility } from '../model/read-extensions.ts';
import { readSchema } from '../schema/read-schema.ts';
import type { Schema } from '../schema/schema.ts';
import { pointerTo } from '../source/json-pointer.ts';
import { flagMember, isJsonObject, type JsonObject, member, objectMember, textMember } from '../source/json-value.ts';
import type { ImportContext } from './import-context.ts';

const LOCATIONS: Readonly<Record<string, ParameterLocation>> = {
  path: 'path',
  query: 'query',
  header: 'header',
  cookie: 'cookie',
  formData: 'form',
};

/** One parameter outside the body as a list of one; empty, with a report, when it has no known location. */
export function readParameter(context: ImportContext, value: JsonObject, pointer: string): readonly Parameter[] {
  const written = textMember(value, 'in') ?? '';
  const location = Object.hasOwn(LOCATIONS, written) ? LOCATIONS[written] : undefined;
  const name = textMember(value, 'name') ?? '';
  if (!location || name === '') {
    context.report({
      code: 'import-shape',
      severity: 'error',
      message: location ? 'A parameter has no name.' : `A parameter cannot be in ${JSON.stringify(written)}.`,
      pointer,
      remedy: 'Give it a name, and put it in path, query, header, cookie, formData or body.',
    });
    return [];
  }
  if (textMember(value, 'type') === 'file' && location !== 'form') {
    context.report({
      code: 'import-file-location',
      severity: 'warning',
      message: `The file ${JSON.stringify(name)} is declared as a ${location} parameter; it is taken as text.`,
      pointer,
      remedy: 'Put files in form fields ("in": "formData").',
    });
  }
  const { schema, mediaType } = schemaOf(context, value, pointer);
  return [
    buildParameter(context, {
      value,
      pointer,
      name,
      location,
      schema,
      ...(mediaType === undefined ? {} : { mediaType }),
    }),
  ];
}

function schemaOf(
  context: ImportContext,
  value: JsonObject,
  pointer: string,
): { schema: SchemaPlace; mediaType?: string } {
  if (context.dialect === '2.0') return { schema: { pointer, schema: value } };
  const schema = member(value, 'schema');
  if (schema !== undefined) {
    context.resolveSchema(schema, pointerTo(pointer, 'schema'));
    return { schema: { pointer: pointerTo(pointer, 'schema'), schema } };
  }
  const [mediaType, media] = Object.entries(objectMember(value, 'content') ?? {})[0] ?? [];
  if (mediaType === undefined || !isJsonObject(media)) return { schema: { pointer, schema: {} } };
  const place = pointerTo(pointer, 'content', mediaType, 'schema');
  return { schema: { pointer: place, schema: member(media, 'schema') ?? {} }, mediaType };
}

/** What a parameter is made from. */
export interface ParameterParts {
  readonly value: JsonObject;
  readonly pointer: string;
  readonly name: string;
  readonly location: ParameterLocation;
  readonly schema: SchemaPlace;
  readonly mediaType?: string;
  readonly required?: boolean;
}

/** Puts a parameter together; texts and extensions of the parameter come before those of its schema. */
export function buildParameter(context: ImportContext, parts: ParameterParts): Parameter {
  const { value, location, name } = parts;
  const schema = readSchema(context, parts.schema);
  const visibility = readVisibility(value);
  const fallback = member(value, 'default') ?? schema.default;
  const type = typeOf(schema, location);
  const shape = styleOf(context, { value, location, hasMediaType: parts.mediaType !== undefined });
  return {
    name,
    location,
    label: textMember(value, 'x-ms-summary') || schema.label,
    description: textMember(value, 'description') || schema.description,
    visibility: visibility === 'none' ? schema.visibility : visibility,
    required: parts.required ?? (flagMember(value, 'required') || location === 'path'),
    deprecated: flagMember(value, 'deprecated') || schema.deprecated,
    type,
    ...(schema.format === undefined || type === 'file' ? {} : { format: schema.format }),
    ...(fallback === undefined ? {} : { default: fallback }),
    ...(schema.enum ? { enum: schema.enum } : {}),
    schema: parts.schema,
    encoding: textMember(value, 'x-ms-url-encoding')?.toLowerCase() === 'double' ? 'double' : 'single',
    ...shape,
    allowReserved: flagMember(value, 'allowReserved'),
    allowEmptyValue: flagMember(value, 'allowEmptyValue'),
    ...(parts.mediaType === undefined ? {} : { mediaType: parts.mediaType }),
    dynamic: { ...schema.dynamic, ...readDynamic(value) },
    extensions: readExtensions(value),
    pointer: parts.pointer,
  };
}

/** The type of a value; binary text in a form is a file. */
function typeOf(schema: Schema, location: ParameterLocation): Parameter['type'] {
  return location === 'form' && schema.type === 'string' && schema.format === 'binary' ? 'file' : schema.type;
}

const COLLECTION_FORMATS: ReadonlySet<string> = new Set(['csv', 'ssv', 'tsv', 'pipes', 'multi']);
const STYLES: ReadonlySet<string> = new Set([
  'simple',
  'form',
  'spaceDelimited',
  'pipeDelimited',
  'deepObject',
  'label',
  'matrix',
  'cookie',
]);

/** The styles that spread lists and objects unless they say otherwise. */
const SPREAD: ReadonlySet<string> = new Set(['form', 'deepObject', 'cookie']);

function styleOf(
  context: ImportContext,
  found: { value: JsonObject; location: ParameterLocation; hasMediaType: boolean },
): { style: ParameterStyle; explode: boolean } {
  if (found.hasMediaType) return { style: 'content', explode: false };
  if (context.dialect === '2.0') {
    const format = textMember(found.value, 'collectionFormat') ?? 'csv';
    return { style: (COLLECTION_FORMATS.has(format) ? format : 'csv') as ParameterStyle, explode: format === 'multi' };
  }
  const written = textMember(found.value, 'style') ?? '';
  const usual = found.location === 'path' || found.location === 'header' ? 'simple' : 'form';
  const style = (STYLES.has(written) ? written : usual) as ParameterStyle;
  const explode = member(found.value, 'explode');
  return { style, explode: typeof explode === 'boolean' ? explode : SPREAD.has(style) };
}
