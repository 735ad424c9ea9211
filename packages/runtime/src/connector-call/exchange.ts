import {
  type Connection as ConnectionData,
  type Connector,
  completeRequest,
  declaredHosts,
  readAnswer,
  type ShapedRequest,
} from '@tenon/connector';
import type { HeldBytes } from '../bodies/held-bytes.ts';
import type { BodyKeeper } from '../bodies/keep-body.ts';
import type { Egress, EgressAnswer, EgressRequest, StreamedBody } from '../egress/egress.ts';
import { type CodeRun, changeRequest } from './custom-code.ts';
import { joinHeaders } from './send-request.ts';

/** How a shaped request is sent. */
export interface ExchangeOptions {
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
  readonly held?: HeldBytes;
  readonly keeper?: BodyKeeper;
  /** Sent in the place of the body that was shaped. */
  readonly body?: StreamedBody;
  readonly compression?: 'decode' | 'keep';
  readonly headers?: readonly (readonly [string, string])[];
}

/** An exchange with an API: what was sent at last, and what came. */
export interface Exchange {
  readonly request: ShapedRequest;
  readonly answer: EgressAnswer;
}

/**
 * Sends a shaped request, changed by the connector's code where it has some, and before it those whose answers it needs.
 * The connection's secrets go to the hosts that the connector declares, and to no other.
 */
export async function exchange(
  { egress, code }: { readonly egress: Egress; readonly code: CodeRun },
  {
    connector,
    connection,
    request,
    secrets,
  }: {
    readonly connector: Connector;
    readonly connection: ConnectionData;
    readonly request: ShapedRequest;
    readonly secrets: readonly string[];
  },
  given: ExchangeOptions,
): Promise<Exchange> {
  const { keeper, body: streamed, ...shared } = given;
  const options = { ...shared, ...certificateOf(connector, connection) };
  const boundHosts = [...declaredHosts(connector, connection), hostOf(request.url)];
  const bodies = [];
  for (const preparation of request.preparations) {
    const answer = await egress.send(toEgressRequest(preparation.request, { ...options, boundHosts }));
    if (answer.kind === 'failed' || answer.status >= 400) return { request: preparation.request, answer };
    bodies.push(
      readAnswer(connector, { status: answer.status, headers: joinHeaders(answer.headers), body: answer.body }).body,
    );
  }
  const complete = request.preparations.length === 0 ? request : completeRequest(request, bodies);
  const changed = await changeRequest(code, { connector, connection, request: complete, secrets });
  const hosts = [...boundHosts, hostOf(changed.url)];
  const own = {
    ...toEgressRequest(changed, { ...options, boundHosts: hosts }),
    ...(keeper === undefined ? {} : { keeper }),
    ...(streamed === undefined ? {} : { body: streamed }),
  };
  return { request: changed, answer: await egress.send(own) };
}

/** The client certificate of a connection whose connector asks for mutual TLS. */
function certificateOf(connector: Connector, { values }: ConnectionData): Pick<EgressRequest, 'clientCertificate'> {
  if (![...connector.security.values()].some(({ kind }) => kind === 'mutual-tls')) return {};
  const pfx = values['client_certificate'];
  if (typeof pfx !== 'string' || pfx === '') return {};
  const passphrase = values['client_certificate_password'];
  return {
    clientCertificate: {
      pfx: Buffer.from(pfx, 'base64'),
      ...(typeof passphrase === 'string' && passphrase !== '' ? { passphrase } : {}),
    },
  };
}

function toEgressRequest(
  request: ShapedRequest,
  options: ExchangeOptions & Pick<EgressRequest, 'clientCertificate'> & { readonly boundHosts: readonly string[] },
) {
  const { headers = [], ...rest } = options;
  const own = Object.entries(request.headers);
  const added = headers.filter(([name]) => !own.some(([each]) => each.toLowerCase() === name.toLowerCase()));
  return {
    ...rest,
    method: request.method,
    url: request.url,
    headers: [...own, ...added],
    ...(request.body === undefined ? {} : { body: request.body }),
  };
}

function hostOf(url: string): string {
  return URL.parse(url)?.host ?? '';
}
