import { type StoredContent, type Value, values } from '@tenon/definition';
import { content } from '@tenon/runtime';
import type { FastifyRequest } from 'fastify';

/** Query parameters that belong to the signature and not to the workflow. */
const ownParameters = new Set(['api-version', 'sp', 'sv', 'sig', 'se', 'nbf']);
/** Headers that a run never sees: what signs somebody in here, and what belongs to one connection. */
const hiddenHeaders = new Set([
  'cookie',
  'x-csrf-token',
  'connection',
  'keep-alive',
  'proxy-authorization',
  'transfer-encoding',
  'upgrade',
]);

/** The headers of a request in the spelling in which they came, several of one name joined with commas. */
export function incomingHeaders(
  request: FastifyRequest,
  options: { readonly authorization: 'hide' | 'show' },
): Record<string, string> {
  const names = new Map<string, string>();
  const headers: Record<string, string> = {};
  const { rawHeaders } = request.raw;
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    const name = rawHeaders[index] ?? '';
    const lower = name.toLowerCase();
    if (
      hiddenHeaders.has(lower) ||
      lower === '__proto__' ||
      (lower === 'authorization' && options.authorization === 'hide')
    )
      continue;
    const known = names.get(lower);
    if (known === undefined) {
      names.set(lower, name);
      headers[name] = rawHeaders[index + 1] ?? '';
    } else {
      headers[known] += `,${rawHeaders[index + 1] ?? ''}`;
    }
  }
  return headers;
}

/** The query parameters that are the workflow's; several of one name joined with commas. */
export function incomingQueries(query: URLSearchParams): Value | undefined {
  const found = new Map<string, string>();
  for (const [name, value] of query) {
    if (ownParameters.has(name.toLowerCase())) continue;
    const known = found.get(name);
    found.set(name, known === undefined ? value : `${known},${value}`);
  }
  return found.size === 0 ? undefined : values.makeObject(found);
}

/** The body of a request as a value, by its content type, or kept as it came; undefined when there is none. */
export function incomingBody(request: FastifyRequest): Value | undefined {
  const kept = keptContent(request);
  if (kept !== undefined) return kept;
  return Buffer.isBuffer(request.body) ? content.read(request.body, request.headers['content-type']) : undefined;
}

/** What a large body was kept as, if it was. */
export function keptContent({ body }: FastifyRequest): StoredContent | undefined {
  const value = body as Value | undefined;
  return values.isStored(value) ? value : undefined;
}
