import { readValue, type Value, values } from '@tenon/definition';

/** The media type of a `Content-Type` header, in lower case and without parameters, or undefined where there is none. */
export function mediaTypeOf(contentType: string | undefined): string | undefined {
  return contentType?.split(';')[0]?.trim().toLowerCase() || undefined;
}

/** A parameter of a header value such as `charset` or `boundary`, without quotes. */
export function headerParameter(header: string | undefined, name: string): string | undefined {
  for (const part of (header ?? '').split(';').slice(1)) {
    const [key, ...rest] = part.split('=');
    if (key?.trim().toLowerCase() !== name) continue;
    return rest
      .join('=')
      .trim()
      .replace(/^"(.*)"$/, '$1');
  }
  return undefined;
}

/**
 * The value that a body stands for, by its content type: JSON parsed with exact numbers, text as text, anything else a
 * content object that holds the bytes (semantics 9.5). Undefined for an empty body. What claims to be JSON and is not stays text.
 */
export function readContent(bytes: Uint8Array, contentType: string | undefined): Value | undefined {
  if (bytes.byteLength === 0) return undefined;
  const mediaType = mediaTypeOf(contentType);
  if (mediaType === undefined) return readJson(bytes, 'utf-8') ?? decodeText(bytes, 'utf-8');
  const charset = headerParameter(contentType, 'charset') ?? 'utf-8';
  if (isJson(mediaType)) return readJson(bytes, charset) ?? decodeText(bytes, charset);
  if (mediaType.startsWith('text/')) return decodeText(bytes, charset);
  const content: [string, Value][] = [
    ['$content-type', contentType ?? mediaType],
    ['$content', Buffer.from(bytes).toString('base64')],
  ];
  if (mediaType === 'application/x-www-form-urlencoded')
    content.push(['$formdata', readForm(decodeText(bytes, charset))]);
  if (mediaType === 'multipart/form-data')
    content.push(['$multipart', readMultipart(bytes, headerParameter(contentType, 'boundary'))]);
  return values.makeObject(content);
}

/** Whether a media type is JSON: `application/json`, `text/json` or any `+json`. */
export function isJson(mediaType: string): boolean {
  return mediaType === 'application/json' || mediaType === 'text/json' || mediaType.endsWith('+json');
}

function readJson(bytes: Uint8Array, charset: string): Value | undefined {
  try {
    return readValue(decodeText(bytes, charset));
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof RangeError) return undefined;
    throw error;
  }
}

function decodeText(bytes: Uint8Array, charset: string): string {
  let decoder: TextDecoder;
  try {
    decoder = new TextDecoder(charset);
  } catch {
    // A charset nobody knows: the bytes are most often UTF-8 all the same.
    decoder = new TextDecoder('utf-8');
  }
  return decoder.decode(bytes);
}

const mostParts = 10_000;

function readForm(text: string): Value {
  const pairs = [...new URLSearchParams(text)].slice(0, mostParts);
  return pairs.map(([key, value]) => ({ key, value }));
}

/** The parts of a multipart body; none when it has no boundary. */
function readMultipart(bytes: Uint8Array, boundary: string | undefined): Value {
  if (!boundary) return [];
  const body = Buffer.from(bytes);
  const delimiter = Buffer.from(`--${boundary}`);
  const parts: Value[] = [];
  let start = body.indexOf(delimiter);
  while (start >= 0 && parts.length < mostParts) {
    const from = start + delimiter.length;
    const next = body.indexOf(delimiter, from);
    if (next < 0) break;
    parts.push(readPart(body.subarray(from, next)));
    start = next;
  }
  return parts;
}

function readPart(part: Buffer): Value {
  const headerEnd = part.indexOf('\r\n\r\n');
  const head = headerEnd < 0 ? '' : part.subarray(0, headerEnd).toString('utf8');
  const end = part.subarray(-2).toString('latin1') === '\r\n' ? part.length - 2 : part.length;
  const content = part.subarray(headerEnd < 0 ? 0 : headerEnd + 4, end);
  const headers: [string, Value][] = [];
  for (const line of head.split('\r\n')) {
    const colon = line.indexOf(':');
    if (colon > 0) headers.push([line.slice(0, colon).trim(), line.slice(colon + 1).trim()]);
  }
  const type = headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1];
  const contentType = typeof type === 'string' ? type : 'text/plain; charset=utf-8';
  return values.makeObject([
    ['headers', values.makeObject(headers)],
    [
      'body',
      values.makeObject([
        ['$content-type', contentType],
        ['$content', content.toString('base64')],
      ]),
    ],
  ]);
}
