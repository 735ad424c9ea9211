import { essenceOf, isFormType } from '../import/media-types.ts';
import type { Connector } from '../model/connector.ts';
import type { Operation, Parameter } from '../model/operation.ts';
import { readSchema } from '../schema/read-schema.ts';
import { isJsonList, isJsonObject, type JsonObject, type JsonValue, scalarText } from '../source/json-value.ts';
import { type FormField, formText, partOf, type SerializedBody, serializeMultipart } from './serialize-body.ts';

/** The fields of a form that a value of one of its parameters becomes. */
export function formFieldsOf(connector: Connector, parameter: Parameter, value: JsonValue): readonly FormField[] {
  const field = {
    name: parameter.name,
    ...(parameter.mediaType === undefined ? {} : { mediaType: parameter.mediaType }),
    ...(parameter.partHeaders ? { headers: parameter.partHeaders } : {}),
    isFile: isFile(connector, parameter),
  };
  if (isJsonObject(value)) return fieldsOfObject(field, parameter, value);
  if (!isJsonList(value)) return [{ ...field, value }];
  if (parameter.style === 'deepObject') return deepItems(field, value);
  const isRepeated = parameter.style === 'multi' || (parameter.explode && parameter.style === 'form');
  if (isRepeated || value.some((item) => typeof item === 'object'))
    return value.map((item) => ({ ...field, value: item }));
  return [{ ...field, value: value.map(scalarText).join(SEPARATORS[parameter.style] ?? ',') }];
}

/** The body of a form: in parts where the operation takes nothing else, or where a field needs a part of its own. */
export function serializeForm(operation: Operation, fields: readonly FormField[]): SerializedBody {
  const types = operation.consumes.filter(isFormType).map(essenceOf);
  const multipart = types.find((type) => type.startsWith('multipart/'));
  const needsParts = fields.some((field) => field.isFile || isJsonObject(field.value));
  if (multipart !== undefined && (needsParts || types.every((type) => type.startsWith('multipart/'))))
    return serializeMultipart(fields.map(partOf), multipart);
  return { body: { kind: 'raw', content: formText(fields) }, contentType: 'application/x-www-form-urlencoded' };
}

/** Whether a field, or each item of its list, is a file. */
function isFile(connector: Connector, { type, schema }: Parameter): boolean {
  const items = type === 'array' ? readSchema(connector, schema).items : undefined;
  const item = items && readSchema(connector, items);
  return type === 'file' || item?.type === 'file' || (item?.type === 'string' && item.format === 'binary');
}

/** An object as one field of JSON (or a file), unless its encoding says by a style that it is spread. */
function fieldsOfObject(
  field: Omit<FormField, 'value'>,
  { name, type, style, explode, mediaType }: Parameter,
  value: JsonObject,
): readonly FormField[] {
  if (typeof value['$content'] === 'string') return [{ ...field, value }];
  if (style === 'deepObject') return deepFields(field, value);
  if (type !== 'object' || style !== 'form' || mediaType !== undefined) return [{ ...field, value }];
  const entries = Object.entries(value).map(([key, item]) => [key, item ?? null] as const);
  if (explode) return entries.map(([key, item]) => ({ ...field, name: key, value: item }));
  return [{ ...field, name, value: entries.flatMap(([key, item]) => [key, scalarText(item)]).join(',') }];
}

/** What stands between the items of a list in one field, where it is no comma. */
const SEPARATORS: Readonly<Partial<Record<Parameter['style'], string>>> = {
  ssv: ' ',
  spaceDelimited: ' ',
  tsv: '\t',
  pipes: '|',
  pipeDelimited: '|',
};

/** An object as fields called `name[member]`. */
function deepFields(field: Omit<FormField, 'value'>, value: JsonObject): readonly FormField[] {
  return Object.entries(value).flatMap(([name, item]) => {
    if (item === undefined || item === null) return [];
    const inner = { ...field, name: `${field.name}[${name}]` };
    if (isJsonList(item)) return deepItems(inner, item);
    return isJsonObject(item) ? deepFields(inner, item) : [{ ...inner, value: item }];
  });
}

/** The items of a list as fields called `name[]`; those of objects by their index, so that their members stay together. */
function deepItems(field: Omit<FormField, 'value'>, items: readonly JsonValue[]): readonly FormField[] {
  return items.flatMap((item, index) =>
    isJsonObject(item)
      ? deepFields({ ...field, name: `${field.name}[${index}]` }, item)
      : [{ ...field, name: `${field.name}[]`, value: item }],
  );
}
