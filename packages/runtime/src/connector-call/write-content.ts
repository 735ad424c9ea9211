import { randomUUID } from 'node:crypto';
import { type Value, values, valueText, writeValue } from '@tenon/definition';

/** A body as it travels, with the content type to send where the request names none. */
export interface WrittenContent {
  readonly bytes: Uint8Array;
  readonly contentType: string;
}

/**
 * The bytes of a body (semantics 7.2): a text as it is, a content object as its bytes, `$multipart` as multipart, all
 * else as JSON. Undefined for null, which is no body. `contentType` is the one the request names, if it does.
 */
export function writeContent(body: Value, contentType: string | undefined): WrittenContent | undefined {
  if (body === null) return undefined;
  if (typeof body === 'string') return text(body, 'text/plain; charset=utf-8');
  if (values.isObject(body)) {
    const parts = body['$multipart'];
    if (parts !== undefined && values.isArray(parts)) return writeMultipart(parts, contentTypeOf(body) ?? contentType);
    const content = body['$content'];
    if (typeof content === 'string' && body['$content-type'] !== undefined) {
      return { bytes: Buffer.from(content, 'base64'), contentType: contentTypeOf(body) ?? 'application/octet-stream' };
    }
  }
  if (
    values.parseMediaType(contentType ?? '').type.startsWith('text/') &&
    !values.isObject(body) &&
    !values.isArray(body)
  ) {
    return text(valueText(body), 'text/plain; charset=utf-8');
  }
  return text(writeValue(body), 'application/json; charset=utf-8');
}

function text(content: string, contentType: string): WrittenContent {
  return { bytes: Buffer.from(content, 'utf8'), contentType };
}

function contentTypeOf(content: { readonly [name: string]: Value }): string | undefined {
  const type = content['$content-type'];
  return typeof type === 'string' ? type : undefined;
}

function writeMultipart(parts: readonly Value[], contentType: string | undefined): WrittenContent {
  const { type, parameters } = values.parseMediaType(contentType ?? '');
  const named = parameters.get('boundary');
  const boundary = named && /^[\w'()+,./:=? -]{1,70}$/.test(named) ? named : `tenon-${randomUUID()}`;
  const chunks: Buffer[] = [];
  for (const part of parts) {
    if (!values.isObject(part)) continue;
    const inner = part['body'] === undefined ? undefined : writeContent(part['body'], undefined);
    const headers = values.isObject(part['headers']) ? part['headers'] : {};
    const lines = Object.entries(headers).map(([name, value]) => `${oneLine(name)}: ${oneLine(valueText(value))}\r\n`);
    if (inner && !Object.keys(headers).some((name) => name.toLowerCase() === 'content-type')) {
      lines.push(`Content-Type: ${oneLine(inner.contentType)}\r\n`);
    }
    chunks.push(
      Buffer.from(`--${boundary}\r\n${lines.join('')}\r\n`),
      Buffer.from(inner?.bytes ?? []),
      Buffer.from('\r\n'),
    );
  }
  chunks.push(Buffer.from(`--${boundary}--\r\n`));
  const mediaType = type === '' ? 'multipart/form-data' : type;
  return { bytes: Buffer.concat(chunks), contentType: `${mediaType}; boundary=${boundary}` };
}

function oneLine(header: string): string {
  return header.replace(/[\r\n]+/g, ' ');
}
