import { strToU8 } from 'fflate';
import { essenceOf, isJsonType, isXmlType } from '../import/media-types.ts';
import {
  isJsonList,
  isJsonObject,
  type JsonValue,
  listMember,
  objectMember,
  scalarText,
  textMember,
} from '../source/json-value.ts';
import { fromBase64 } from './base64.ts';
import { encodeName, encodeValue } from './encode-url.ts';
import type { DraftBody } from './request-draft.ts';
import { writeXml, type XmlSource } from './serialize-xml.ts';

/** A body ready to be sent with the media type it has. */
export interface SerializedBody {
  readonly body: DraftBody;
  readonly contentType?: string;
}

/** Writes a value as a body of the wanted media type. Content objects (`$content-type`, `$content`, `$formdata`, `$multipart`) are what they say. */
export function serializeBody(value: JsonValue, wanted: string | undefined, xml?: XmlSource): SerializedBody {
  const essence = wanted === undefined ? undefined : essenceOf(wanted);
  if (isJsonObject(value)) {
    const own = serializeContentObject(value, wanted);
    if (own) return own;
  }
  if (essence === 'application/x-www-form-urlencoded' && isJsonObject(value)) {
    return { body: { kind: 'raw', content: formText(formFields(value)) }, contentType: wanted ?? essence };
  }
  if (essence?.startsWith('multipart/') && isJsonObject(value))
    return serializeMultipart(formFields(value).map(partOf), essence);
  const isOther = essence !== undefined && !isJsonType(essence) && essence !== '*/*';
  if (isOther && typeof value === 'string')
    return { body: { kind: 'raw', content: value }, contentType: wanted ?? essence };
  if (isOther && xml !== undefined && isXmlType(essence))
    return { body: { kind: 'raw', content: writeXml(value, xml) }, contentType: wanted ?? essence };
  if (isOther && isJsonList(value) && SEQUENCES.has(essence))
    return { body: { kind: 'raw', content: sequence(value, essence) }, contentType: wanted ?? essence };
  if (isOther && essence.startsWith('text/') && typeof value !== 'object')
    return { body: { kind: 'raw', content: scalarText(value) }, contentType: wanted ?? essence };
  const contentType = wanted !== undefined && isJsonType(wanted) ? wanted : 'application/json';
  if (typeof value === 'string' && isJsonStructure(value))
    return { body: { kind: 'raw', content: value }, contentType };
  return { body: { kind: 'json', value }, contentType };
}

/** Types whose documents are JSON texts one after another. */
const SEQUENCES: ReadonlySet<string> = new Set([
  'application/jsonl',
  'application/jsonlines',
  'application/x-jsonlines',
  'application/ndjson',
  'application/x-ndjson',
  'application/json-seq',
]);

/** Values as JSON texts, each on a line of its own; with the separator of RFC 7464 where the type asks for it. */
function sequence(values: readonly JsonValue[], essence: string): string {
  const before = essence === 'application/json-seq' ? '\u001e' : '';
  return values.map((value) => `${before}${JSON.stringify(value)}\n`).join('');
}

/** Whether a text is a JSON object or list already, as expressions in a workflow often make it. */
function isJsonStructure(text: string): boolean {
  if (!/^\s*[[{]/.test(text)) return false;
  try {
    JSON.parse(text);
    return true;
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}

function serializeContentObject(
  value: { readonly [name: string]: JsonValue | undefined },
  wanted: string | undefined,
): SerializedBody | undefined {
  const form = listMember(value, '$formdata');
  if (form.length > 0) {
    const fields = form.map((field) => ({ name: textMember(field, 'key') ?? '', value: objectOrText(field) }));
    return { body: { kind: 'raw', content: formText(fields) }, contentType: 'application/x-www-form-urlencoded' };
  }
  const parts = listMember(value, '$multipart');
  if (parts.length > 0) return serializeMultipart(parts.map(partOfMessage));
  const content = value['$content'];
  if (typeof content !== 'string') return undefined;
  const declared = textMember(value, '$content-type');
  const bytes = fromBase64(content) ?? strToU8(content);
  return { body: { kind: 'raw', content: bytes }, contentType: declared ?? wanted ?? 'application/octet-stream' };
}

function objectOrText(field: JsonValue): JsonValue {
  return isJsonObject(field) ? (field['value'] ?? '') : '';
}

/** A field of a form. */
export interface FormField {
  readonly name: string;
  readonly value: JsonValue;
  /** The media type of a part that has its own, or several to choose from. */
  readonly mediaType?: string;
  /** Other headers of its part. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly isFile?: boolean;
}

function formFields(value: { readonly [name: string]: JsonValue | undefined }): readonly FormField[] {
  return Object.entries(value).flatMap(([name, item]) => {
    if (item === undefined || item === null) return [];
    return isJsonList(item) ? item.map((one) => ({ name, value: one })) : [{ name, value: item }];
  });
}

/** Fields as `application/x-www-form-urlencoded`. */
export function formText(fields: readonly FormField[]): string {
  return fields
    .map(({ name, value }) => `${encodeName(name)}=${encodeValue(scalarText(value))}`.replaceAll('%20', '+'))
    .join('&');
}

/** One part of a multipart body: its header lines and its content. */
export interface Part {
  readonly headers: readonly string[];
  readonly content: Uint8Array;
}

/** A form field as a part; a content object becomes a file. */
export function partOf(field: FormField): Part {
  const { value } = field;
  const name = `name="${escapeQuoted(field.name)}"`;
  const others = Object.entries(field.headers ?? {}).map(([key, text]) => `${oneLine(key)}: ${oneLine(text)}`);
  if (isJsonObject(value) && typeof value['$content'] === 'string') {
    const type = textMember(value, '$content-type') ?? firstType(field) ?? 'application/octet-stream';
    const fileName = textMember(value, '$filename') ?? textMember(value, 'name') ?? field.name;
    return {
      headers: [
        `Content-Disposition: form-data; ${name}; filename="${escapeQuoted(fileName)}"`,
        `Content-Type: ${oneLine(type)}`,
        ...others,
      ],
      content: fromBase64(value['$content']) ?? strToU8(value['$content']),
    };
  }
  if (field.isFile) {
    return {
      headers: [
        `Content-Disposition: form-data; ${name}; filename="${escapeQuoted(field.name)}"`,
        `Content-Type: ${firstType(field) ?? 'application/octet-stream'}`,
        ...others,
      ],
      content: strToU8(scalarText(value)),
    };
  }
  const isData = typeof value === 'object' && value !== null;
  const type = firstType(field) ?? (isData ? 'application/json' : undefined);
  return {
    headers: [`Content-Disposition: form-data; ${name}`, ...(type ? [`Content-Type: ${type}`] : []), ...others],
    content: strToU8(scalarText(value)),
  };
}

/** The first media type that an encoding allows, unless it is only a pattern. */
function firstType({ mediaType }: FormField): string | undefined {
  return mediaType
    ?.split(',')
    .map((type) => oneLine(type.trim()))
    .find((type) => type !== '' && !type.includes('*'));
}

function partOfMessage(part: JsonValue): Part {
  const headers = Object.entries(objectMember(part, 'headers') ?? {}).flatMap(([name, value]) =>
    typeof value === 'string' ? [`${oneLine(name)}: ${oneLine(value)}`] : [],
  );
  const body = isJsonObject(part) ? (part['body'] ?? '') : '';
  const content = isJsonObject(body) ? body['$content'] : undefined;
  if (typeof content !== 'string') return { headers, content: strToU8(scalarText(body)) };
  const type = textMember(body, '$content-type');
  const hasType = headers.some((line) => /^content-type:/i.test(line));
  return {
    headers: [...headers, ...(type && !hasType ? [`Content-Type: ${oneLine(type)}`] : [])],
    content: fromBase64(content) ?? strToU8(content),
  };
}

/** Parts as a multipart body. The boundary is made from the content, so that the same call is always the same request. */
export function serializeMultipart(parts: readonly Part[], essence = 'multipart/form-data'): SerializedBody {
  let boundary = '';
  for (let attempt = 0; boundary === '' || parts.some(({ content }) => contains(content, boundary)); attempt += 1) {
    boundary = `----tenon-${hash(parts, attempt)}`;
  }
  const pieces: Uint8Array[] = [];
  for (const { headers, content } of parts) {
    pieces.push(strToU8(`--${boundary}\r\n${headers.join('\r\n')}\r\n\r\n`), content, strToU8('\r\n'));
  }
  pieces.push(strToU8(`--${boundary}--\r\n`));
  return {
    body: { kind: 'raw', content: concatenate(pieces) },
    contentType: `${essence}; boundary=${boundary}`,
  };
}

function concatenate(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

/** FNV-1a over all parts, as sixteen hexadecimal digits. */
function hash(parts: readonly Part[], seed: number): string {
  let low = 0x811c9dc5 ^ seed;
  let high = 0x1b873593 ^ seed;
  for (const { content, headers } of parts) {
    for (const bytes of [strToU8(headers.join('\n')), content]) {
      for (const byte of bytes) {
        low = Math.imul(low ^ byte, 0x01000193);
        high = Math.imul(high ^ byte ^ (low >>> 24), 0x01000193);
      }
    }
  }
  return [high, low].map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
}

function contains(bytes: Uint8Array, text: string): boolean {
  const first = text.charCodeAt(0);
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1)) {
    let length = 1;
    while (length < text.length && bytes[at + length] === text.charCodeAt(length)) length += 1;
    if (length === text.length) return true;
  }
  return false;
}

function escapeQuoted(text: string): string {
  return text.replaceAll('"', '%22').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function oneLine(text: string): string {
  return text.replace(/[\r\n]+/g, ' ');
}
