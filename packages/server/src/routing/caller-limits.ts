import type { Duplex } from 'node:stream';
import type { Problem } from '@tenon/contract';

/** How long a caller may take, in milliseconds, so that those who only hold connections open run nobody out of them. */
export interface CallerLimits {
  /** Until all headers of a request are here. */
  readonly headersMs: number;
  /** Until all of a request is here, its body included. */
  readonly requestMs: number;
  /** Without a byte in either direction. Longer than a workflow may take to answer. */
  readonly idleMs: number;
}

/** The limits that hold unless a test sets its own: 100 MB may take five minutes. */
export const callerLimits: CallerLimits = { headersMs: 20_000, requestMs: 300_000, idleMs: 330_000 };

/** The options of the web framework that hold callers to limits. */
export function limitCallers({ headersMs, requestMs, idleMs }: CallerLimits) {
  return {
    requestTimeout: requestMs,
    connectionTimeout: idleMs,
    http: { headersTimeout: headersMs, connectionsCheckingInterval: Math.ceil(headersMs / 4) },
    clientErrorHandler: (error: NodeJS.ErrnoException, socket: Duplex) => answerNoRequest(error, socket),
  };
}

/** Answers what is no HTTP request, or never became one, like any other refusal, and hangs up. */
function answerNoRequest(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const [status, problem] = refusalOf(error.code);
  const body = JSON.stringify({ error: problem } satisfies Problem);
  socket.end(
    [
      `HTTP/1.1 ${status}`,
      'Content-Type: application/json; charset=utf-8',
      `Content-Length: ${Buffer.byteLength(body)}`,
      'Connection: close',
      '',
      body,
    ].join('\r\n'),
    () => socket.destroy(),
  );
}

function refusalOf(code: string | undefined): readonly [status: string, Problem['error']] {
  switch (code) {
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return [
        '408 Request Timeout',
        { code: 'request-too-slow', message: 'The request did not arrive in time. Send it again.' },
      ];
    case 'HPE_HEADER_OVERFLOW':
      return [
        '431 Request Header Fields Too Large',
        { code: 'headers-too-large', message: 'The headers of the request are larger than 16 kB.' },
      ];
    default:
      return ['400 Bad Request', { code: 'request-not-valid', message: 'What was sent is not an HTTP/1.1 request.' }];
  }
}
