import { binaryContent } from './binary-content.ts';
import { makeObject } from './property.ts';
import { decodeUtf8 } from './utf8.ts';
import type { Value, ValueObject } from './value.ts';

/** How many fields or parts a form may have; the rest is left out. */
const MAX_PARTS = 10_000;

/** The fields of a form in URL encoding, as `{key, value}` in their order. */
export function readForm(text: string): readonly ValueObject[] {
  if (text === '') return [];
  return text
    .split('&', MAX_PARTS)
    .filter((pair) => pair !== '')
    .map((pair) => {
      const equals = pair.indexOf('=');
      const key = equals < 0 ? pair : pair.slice(0, equals);
      return { key: decodeField(key), value: decodeField(equals < 0 ? '' : pair.slice(equals + 1)) };
    });
}

function decodeField(text: string): string {
  return text
    .replaceAll('+', ' ')
    .replace(/(?:%[0-9a-fA-F]{2})+/g, (part) =>
      decodeUtf8(Uint8Array.from(part.slice(1).split('%'), (digits) => Number.parseInt(digits, 16))),
    );
}

/** The parts of a multipart message, as `{headers, body}` with the body as binary content. */
export function readMultipart(bytes: Uint8Array, boundary: string): readonly ValueObject[] {
  if (boundary === '') return [];
  const text = toLatin1(bytes);
  const parts: ValueObject[] = [];
  const delimiter = `--${boundary}`;
  let at = text.startsWith(delimiter) ? 0 : text.indexOf(`\n${delimiter}`) + 1;
  if (at === 0 && !text.startsWith(delimiter)) return [];
  while (parts.length < MAX_PARTS && !text.startsWith('--', at + delimiter.length)) {
    const start = text.indexOf('\n', at + delimiter.length) + 1;
    const next = text.indexOf(`\n${delimiter}`, start - 1);
    if (start === 0 || next < 0) break;
    const end = text[next - 1] === '\r' ? next - 1 : next;
    parts.push(readPart(bytes, text, { start, end: Math.max(start, end) }));
    at = next + 1;
  }
  return parts;
}

function readPart(bytes: Uint8Array, text: string, { start, end }: { start: number; end: number }): ValueObject {
  const headers: [string, Value][] = [];
  let at = start;
  for (;;) {
    const newline = text.indexOf('\n', at);
    const lineEnd = newline < 0 || newline > end ? end : newline;
    const line = decodeUtf8(bytes.slice(at, lineEnd)).trimEnd();
    at = Math.min(end, lineEnd + 1);
    if (line === '' || lineEnd >= end) break;
    const colon = line.indexOf(':');
    if (colon > 0) headers.push([line.slice(0, colon).trim(), line.slice(colon + 1).trim()]);
  }
  const type = headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1];
  const body = binaryContent(typeof type === 'string' ? type : 'text/plain', bytes.slice(at, end));
  return { headers: makeObject(headers), body };
}

function toLatin1(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8_192) text += String.fromCharCode(...bytes.subarray(at, at + 8_192));
  return text;
}
