import { decodeBase64 } from './base64.ts';
import { binaryContent } from './binary-content.ts';
import { encodeUtf8, utf8Length } from './utf8.ts';
import { isObject, type Value } from './value.ts';
import { writeValue } from './write-value.ts';

/** How many bytes a body has when it is sent: those of content, a text in UTF-8, anything else as JSON. */
export function contentLength(body: Value): number {
  const base64 = base64Of(body);
  if (base64 === undefined) return utf8Length(textOf(body));
  return (base64.length / 4) * 3 - (base64.endsWith('==') ? 2 : base64.endsWith('=') ? 1 : 0);
}

/** The bytes of a body from `from` up to, but not including, `to`, as content of a type. */
export function contentSlice(body: Value, contentType: string, { from, to }: { from: number; to: number }): Value {
  const base64 = base64Of(body);
  if (base64 === undefined) return binaryContent(contentType, encodeUtf8(textOf(body)).slice(from, to));
  const first = Math.floor(from / 3);
  const bytes = decodeBase64(base64.slice(first * 4, Math.ceil(to / 3) * 4)) ?? new Uint8Array();
  return binaryContent(contentType, bytes.slice(from - first * 3, to - first * 3));
}

function base64Of(body: Value): string | undefined {
  const content = isObject(body) && typeof body['$content-type'] === 'string' ? body['$content'] : undefined;
  return typeof content === 'string' ? content.replace(/\s+/g, '') : undefined;
}

function textOf(body: Value): string {
  return typeof body === 'string' ? body : writeValue(body);
}
