import { encodeBase64 } from './base64.ts';
import { toBinaryContent } from './binary-content.ts';
import { decodeText } from './decode-text.ts';
import { readForm, readMultipart } from './form-content.ts';
import { isJsonType, parseMediaType } from './media-type.ts';
import { makeObject } from './property.ts';
import { readValue } from './read-value.ts';
import { encodeUtf8 } from './utf8.ts';
import type { Value } from './value.ts';
import { valueText } from './value-text.ts';

/** How bytes become text. An engine may have its own way, which is faster or knows more charsets. */
export interface Coding {
  readonly decode: (bytes: Uint8Array, charset: string) => string;
  readonly toBase64: (bytes: Uint8Array) => string;
}

const ownCoding: Coding = { decode: decodeText, toBase64: encodeBase64 };

/**
 * The value that the bytes of a received message stand for, by its content type (clause 9.5): JSON parsed with exact numbers, text
 * as text, anything else a content object with the bytes, and with the fields of a form or the parts of a multipart message beside
 * it. Undefined for no bytes. What claims to be JSON and is not stays text; what claims nothing is JSON or text.
 */
export function receivedContent(
  bytes: Uint8Array,
  contentType: string | undefined,
  coding: Coding = ownCoding,
): Value | undefined {
  if (bytes.length === 0) return undefined;
  const { type, parameters } = parseMediaType(contentType ?? '');
  const text = (): string => withoutMark(coding.decode(bytes, parameters.get('charset') ?? 'utf-8'));
  if (type === '' || isJsonType(type)) return jsonOrText(text());
  if (type.startsWith('text/')) return text();
  const members: [string, Value][] = [
    ['$content-type', contentType ?? type],
    ['$content', coding.toBase64(bytes)],
  ];
  if (type === 'application/x-www-form-urlencoded') members.push(['$formdata', readForm(text())]);
  if (type.startsWith('multipart/')) {
    members.push(['$multipart', readMultipart(bytes, parameters.get('boundary') ?? '')]);
  }
  return makeObject(members);
}

/** The value that the parts of a received message stand for together. Each is content, of bytes that may end within a character. */
export function joinContent(parts: readonly Value[], contentType: string | undefined): Value | undefined {
  const all = parts.map((part) => toBinaryContent(part)?.bytes ?? encodeUtf8(valueText(part)));
  const bytes = new Uint8Array(all.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of all) {
    bytes.set(part, at);
    at += part.length;
  }
  return receivedContent(bytes, contentType);
}

/** As `receivedContent`, of a message that is given as text: JSON and text types keep it as it is. */
export function receivedText(text: string, contentType: string): Value {
  const { type } = parseMediaType(contentType);
  if (text === '' || type === '' || type.startsWith('text/') || isJsonType(type)) return text;
  return receivedContent(encodeUtf8(text), contentType) ?? text;
}

function jsonOrText(text: string): Value {
  try {
    return readValue(text);
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof RangeError) return text;
    throw error;
  }
}

/** A byte order mark says how bytes are to be read and is no part of the text. */
function withoutMark(text: string): string {
  return text.startsWith('\ufeff') ? text.slice(1) : text;
}
