import { once } from 'node:events';
import { type IncomingMessage, request as requestInClear } from 'node:http';
import { request as requestByTls } from 'node:https';
import { buffer } from 'node:stream/consumers';
import { createSecureContext } from 'node:tls';
import type { Connection, Connector, readAnswer, ShapedRequest } from '@tenon/connector';
import { UsageFailure } from '../../usage-failure.ts';

type RawAnswer = Parameters<typeof readAnswer>[1];

/** The certificate by which a client signs in (PKCS #12), and what opens it. */
export interface ClientCertificate {
  readonly pfx: Buffer;
  readonly passphrase?: string;
}

/** The client certificate of a connection, where the connector asks for one; refuses one that cannot be read. */
export function certificateOf(connector: Connector, connection: Connection | undefined): ClientCertificate | undefined {
  if (![...connector.security.values()].some(({ kind }) => kind === 'mutual-tls')) return undefined;
  const pfx = connection?.values['client_certificate'];
  if (typeof pfx !== 'string' || pfx === '') return undefined;
  const passphrase = connection?.values['client_certificate_password'];
  const certificate = {
    pfx: Buffer.from(pfx, 'base64'),
    ...(typeof passphrase === 'string' && passphrase !== '' ? { passphrase } : {}),
  };
  try {
    createSecureContext(certificate);
  } catch (cause) {
    throw new UsageFailure(
      'The client certificate cannot be read. Give "client_certificate" as a PFX (PKCS #12) in base64, and its "client_certificate_password".',
      { cause },
    );
  }
  return certificate;
}

/** How long one call may take, as for a synchronous action of a workflow. */
const TIMEOUT_MS = 120_000;

/** Sends one request from this machine, as its user; redirects are not followed, so that credentials go nowhere else. */
export async function exchange(request: ShapedRequest, certificate: ClientCertificate | undefined): Promise<RawAnswer> {
  try {
    return await (certificate || !isFetchable(request) ? sent(request, certificate) : fetched(request));
  } catch (cause) {
    const reason = cause instanceof Error && cause.cause instanceof Error ? cause.cause : cause;
    const { origin } = new URL(request.url);
    throw new Error(`${origin} did not answer: ${reason instanceof Error ? reason.message : String(reason)}`, {
      cause,
    });
  }
}

async function fetched(request: ShapedRequest): Promise<RawAnswer> {
  const response = await fetch(request.url, {
    method: request.method,
    headers: request.headers,
    redirect: 'manual',
    signal: AbortSignal.timeout(TIMEOUT_MS),
    ...(request.body === undefined ? {} : { body: request.body as string | Uint8Array<ArrayBuffer> }),
  });
  return {
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: new Uint8Array(await response.arrayBuffer()),
  };
}

/** Whether `fetch` can send a request: it gives no body to GET and HEAD, and does not send TRACE. */
function isFetchable({ method, body }: ShapedRequest): boolean {
  return method !== 'TRACE' && (body === undefined || (method !== 'GET' && method !== 'HEAD'));
}

/** Sends what `fetch` does not, which knows no client certificates either. */
async function sent(
  { method, url, headers, body }: ShapedRequest,
  certificate: ClientCertificate | undefined,
): Promise<RawAnswer> {
  const length = body === undefined ? {} : { 'Content-Length': String(Buffer.byteLength(body)) };
  const options = { method, headers: { ...headers, ...length }, signal: AbortSignal.timeout(TIMEOUT_MS) };
  const request = /^https:/i.test(url)
    ? requestByTls(url, { ...certificate, ...options })
    : requestInClear(url, options);
  request.end(body);
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  return {
    status: response.statusCode ?? 0,
    headers: Object.fromEntries(
      Object.entries(response.headers).map(([name, value]) => [
        name,
        Array.isArray(value) ? value.join(',') : (value ?? ''),
      ]),
    ),
    body: await buffer(response),
  };
}
