import {
  type Connection as ConnectionData,
  type Connector,
  completeRequest,
  declaredHosts,
  readAnswer,
  type ShapedRequest,
} from '@tenon/connector';
import type { Egress, EgressAnswer } from '../egress/egress.ts';
import { joinHeaders } from './send-request.ts';

/** How a shaped request is sent. */
export interface ExchangeOptions {
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
  readonly compression?: 'decode' | 'keep';
  readonly headers?: readonly (readonly [string, string])[];
}

/** An exchange with an API: what was sent at last, and what came. */
export interface Exchange {
  readonly request: ShapedRequest;
  readonly answer: EgressAnswer;
}

/**
 * Sends a shaped request, and before it those whose answers it needs. The connection's secrets go to the hosts that the
 * connector declares, and to no other.
 */
export async function exchange(
  egress: Egress,
  {
    connector,
    connection,
    request,
  }: { readonly connector: Connector; readonly connection: ConnectionData; readonly request: ShapedRequest },
  options: ExchangeOptions,
): Promise<Exchange> {
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
  return { request: complete, answer: await egress.send(toEgressRequest(complete, { ...options, boundHosts })) };
}

function toEgressRequest(
  request: ShapedRequest,
  options: ExchangeOptions & { readonly boundHosts: readonly string[] },
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
