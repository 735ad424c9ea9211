import type { EgressRequest } from './egress.ts';

/** The next request of a redirect, or why it is not followed: `stay` gives the caller the redirecting answer itself. */
export type RedirectStep =
  | { readonly kind: 'stay' }
  | { readonly kind: 'refuse'; readonly message: string }
  | { readonly kind: 'go'; readonly url: URL; readonly request: EgressRequest };

/** Where a redirect would lead, from where, and whether its target is among the hosts the request's secrets are bound to. */
export interface RedirectMove {
  readonly status: number;
  readonly from: URL;
  readonly to: URL;
  readonly targetIsBound: boolean;
}

/** The only headers that go along to another origin. All others may carry a credential: an API key has no fixed name. */
const harmlessHeaders = new Set([
  'accept',
  'accept-language',
  'content-type',
  'if-match',
  'if-modified-since',
  'if-none-match',
  'range',
  'user-agent',
  'x-ms-client-request-id',
]);

/** Whether a status redirects. 300 and 304 do not, for us. */
export function isRedirect(status: number): boolean {
  return [301, 302, 303, 307, 308].includes(status);
}

/**
 * Works out the next request after a redirect. A method is never changed silently: 301 and 302 are followed for GET and HEAD only, 303
 * asks for GET by its definition, 307 and 308 keep method and body. Nothing that may be a credential goes to another origin.
 */
export function followRedirect(request: EgressRequest, move: RedirectMove): RedirectStep {
  const { status, from, to } = move;
  const method = request.method.toUpperCase();
  const isSafe = method === 'GET' || method === 'HEAD';
  if ((status === 301 || status === 302) && !isSafe) return { kind: 'stay' };
  if (from.protocol === 'https:' && to.protocol !== 'https:') {
    return { kind: 'refuse', message: `${from.host} redirects from https to ${to.protocol}//${to.host}.` };
  }
  const becomesGet = status === 303 && !isSafe;
  const { body, clientCertificate: _, boundHosts, ...rest } = request;
  const keepsBody = body !== undefined && !becomesGet;
  if (from.origin === to.origin) {
    const headers = becomesGet ? withoutContentHeaders(request.headers ?? []) : request.headers;
    return {
      kind: 'go',
      url: to,
      request: {
        ...request,
        url: to.href,
        method: becomesGet ? 'GET' : request.method,
        ...(headers ? { headers } : {}),
        ...(keepsBody ? {} : { body: '' }),
      },
    };
  }
  if (keepsBody && boundHosts !== undefined && !move.targetIsBound) {
    return {
      kind: 'refuse',
      message: `${from.host} redirects a request with a body to ${to.host}, which is not a host of this connector.`,
    };
  }
  const carried = (request.headers ?? []).filter(([name]) => harmlessHeaders.has(name.toLowerCase()));
  return {
    kind: 'go',
    url: to,
    request: {
      ...rest,
      url: to.href,
      method: becomesGet ? 'GET' : request.method,
      headers: becomesGet ? withoutContentHeaders(carried) : carried,
      ...(keepsBody ? { body } : {}),
      ...(boundHosts !== undefined && move.targetIsBound ? { boundHosts } : {}),
    },
  };
}

function withoutContentHeaders(
  headers: readonly (readonly [string, string])[],
): readonly (readonly [string, string])[] {
  return headers.filter(([name]) => !name.toLowerCase().startsWith('content-'));
}
