import { Readable } from 'node:stream';
import { type StoredContent, type Value, values } from '@tenon/definition';
import { content, type HttpReply } from '@tenon/runtime';
import type { FastifyReply } from 'fastify';

/** Headers that a workflow may not set on our origin: transport, cookies, and what would weaken the browser's guard. */
const droppedHeaders = new Set([
  'clear-site-data',
  'connection',
  'content-length',
  'content-security-policy',
  'content-security-policy-report-only',
  'keep-alive',
  'proxy-authenticate',
  'public-key-pins',
  'service-worker-allowed',
  'set-cookie',
  'strict-transport-security',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'x-content-type-options',
]);

/** A page that a workflow answers is shown in an origin of its own: it cannot act as the person who is signed in here. */
const sandbox = 'sandbox allow-forms allow-popups allow-scripts';

/** Sends what a Response action (or the run itself) answers. */
export function sendReply(reply: FastifyReply, answer: HttpReply, read: ReadStored): FastifyReply {
  const contentType = headerOf(answer.headers, 'content-type');
  const body = toSent(answer.body, contentType, read);
  for (const [name, value] of Object.entries(answer.headers)) {
    if (!droppedHeaders.has(name.toLowerCase()) && isHeader(name, value)) reply.header(name, value);
  }
  reply.header('content-security-policy', sandbox);
  reply.header('x-content-type-options', 'nosniff');
  reply.code(answer.statusCode);
  if (body === undefined || answer.statusCode === 204 || answer.statusCode === 304) return reply.send();
  if (contentType === undefined) reply.header('content-type', body.contentType);
  reply.header('content-length', body.bytes);
  return reply.send(body.content);
}

/** Reads a stored content of the run that answers. */
export type ReadStored = (content: StoredContent) => AsyncIterable<Uint8Array>;

interface SentBody {
  readonly content: Buffer | Readable;
  readonly bytes: number;
  readonly contentType: string;
}

function toSent(body: Value | undefined, contentType: string | undefined, read: ReadStored): SentBody | undefined {
  if (values.isStored(body)) {
    return {
      content: Readable.from(read(body), { objectMode: false }),
      bytes: body.bytes,
      contentType: body.contentType,
    };
  }
  const written = body === undefined ? undefined : content.write(body, contentType);
  if (written === undefined) return undefined;
  const { buffer, byteOffset, byteLength } = written.bytes;
  return {
    content: Buffer.from(buffer, byteOffset, byteLength),
    bytes: byteLength,
    contentType: written.contentType,
  };
}

function headerOf(headers: Readonly<Record<string, string>>, name: string): string | undefined {
  return Object.entries(headers).find(([each]) => each.toLowerCase() === name)?.[1];
}

/** What can be sent as a header; anything else would end the connection. */
function isHeader(name: string, value: string): boolean {
  return /^[!#$%&'*+.^_`|~\w-]+$/.test(name) && !/[^\t\x20-\x7e\x80-\xff]/.test(value);
}
