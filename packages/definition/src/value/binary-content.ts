import { decodeBase64, encodeBase64 } from './base64.ts';
import { decodeText } from './decode-text.ts';
import { parseMediaType } from './media-type.ts';
import { isObject, type Value, type ValueObject } from './value.ts';

/** The media type that `xml()` gives its result. */
export const XML_CONTENT_TYPE = 'application/xml;charset=utf-8';

/** Content that stands for bytes (clause 4). */
export interface BinaryContent {
  readonly contentType: string;
  readonly base64: string;
  readonly bytes: Uint8Array;
}

/** The bytes that a content object stands for; undefined for any other value. */
export function toBinaryContent(value: Value | undefined): BinaryContent | undefined {
  if (!isObject(value)) return undefined;
  const contentType = value['$content-type'];
  const base64 = value['$content'];
  if (typeof contentType !== 'string' || typeof base64 !== 'string') return undefined;
  const bytes = decodeBase64(base64);
  return bytes && { contentType, base64, bytes };
}

/** The content object of bytes. */
export function binaryContent(contentType: string, bytes: Uint8Array): ValueObject {
  return { '$content-type': contentType, $content: encodeBase64(bytes) };
}

/** The text of a content object, by its charset; undefined for any other value. */
export function binaryContentText(value: Value | undefined): string | undefined {
  if (!isObject(value) || !Object.hasOwn(value, '$content')) return undefined;
  const content = toBinaryContent(value);
  return content && contentText(content);
}

/** The text of content, by its charset. */
export function contentText({ contentType, bytes }: BinaryContent): string {
  return decodeText(bytes, parseMediaType(contentType).parameters.get('charset'));
}
