import { csrfHeader } from '@tenon/contract';
import { type Diagnostic, Refusal } from '@tenon/diagnostics';

/** One request to the server, before it is sent. */
export interface OutgoingRequest {
  readonly method: string;
  readonly path: string;
  readonly body?: unknown;
  readonly signal?: AbortSignal | undefined;
}

/** What the server answered: the parsed body (undefined when there was none) and its headers. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly headers: Headers;
}

/** The event the window gets when the server says that nobody is signed in any more. */
export const signedOutEvent = 'tenon:signed-out';

let csrfToken: string | undefined;

/** Remembers the token that the server asks for on every request that changes something; each session answer carries it. */
export function rememberCsrfToken(token: string | undefined): void {
  csrfToken = token;
}

/**
 * Sends a request with the session's cookie. Answers of both HTTP surfaces that are no success become a `Refusal` with
 * the server's own code, message and diagnostics; a server that cannot be reached becomes a plain error that says so.
 */
export async function send({ method, path, body, signal }: OutgoingRequest): Promise<Answer> {
  const headers = new Headers({ accept: 'application/json' });
  if (body !== undefined) headers.set('content-type', 'application/json');
  if (method !== 'GET' && csrfToken !== undefined) headers.set(csrfHeader, csrfToken);
  const response = await reach(path, {
    method,
    headers,
    credentials: 'same-origin',
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(signal === undefined ? {} : { signal }),
  });
  const parsed = parseBody(await response.text(), response.headers.get('content-type'));
  if (response.ok) return { status: response.status, body: parsed, headers: response.headers };
  if (response.status === 401) window.dispatchEvent(new Event(signedOutEvent));
  throw toRefusal(response.status, parsed);
}

async function reach(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(path, init);
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    throw new Error(
      'The server cannot be reached. Check that it is running and that you are connected, then try again.',
      {
        cause,
      },
    );
  }
}

function parseBody(text: string, contentType: string | null): unknown {
  if (text === '') return undefined;
  if (contentType?.includes('json') !== true) return text;
  return JSON.parse(text) as unknown;
}

/** The refusal behind an answer that is no success. */
export function toRefusal(status: number, body: unknown): Refusal {
  const error = (body as { readonly error?: Partial<WireError> } | undefined)?.error;
  if (typeof error?.code !== 'string' || typeof error.message !== 'string') {
    return new Refusal(
      `http-${status}`,
      `The server answered ${status} without saying why. If it stays so, look at the server's output.`,
    );
  }
  const diagnostics = error.diagnostics ?? error.details?.map(detailDiagnostic) ?? [];
  return new Refusal(error.code, error.message, { diagnostics });
}

interface WireError {
  readonly code: string;
  readonly message: string;
  readonly diagnostics: readonly Diagnostic[];
  readonly details: readonly { readonly code?: string; readonly message?: string; readonly target?: string }[];
}

function detailDiagnostic(detail: WireError['details'][number]): Diagnostic {
  return {
    code: detail.code ?? 'detail',
    severity: 'error',
    message: detail.message ?? 'No message was given.',
    ...(detail.target === undefined ? {} : { place: { pointer: detail.target } }),
  };
}
