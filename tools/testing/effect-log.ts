import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One request that reached the API. */
export interface Effect {
  readonly url: string;
  /** The id under which a run sends it, again if need be. */
  readonly requestId: string;
  readonly at: number;
}

/** An API that logs every effect that reaches it, and answers `done`. */
export interface EffectLog {
  readonly url: string;
  readonly effects: readonly Effect[];
  close(): void;
}

/** Starts one. It answers after the milliseconds of `slow=` in an address; `prepare` may set the status of an answer before that. */
export async function startEffectLog(
  prepare?: (url: string, response: ServerResponse, before: readonly Effect[]) => void,
): Promise<EffectLog> {
  const effects: Effect[] = [];
  const server = createServer((request, response) => {
    const url = request.url ?? '';
    prepare?.(url, response, effects);
    effects.push({ url, requestId: String(request.headers['x-ms-client-request-id']), at: Date.now() });
    setTimeout(() => response.end('done'), Number(/slow=(\d+)/.exec(url)?.[1] ?? 0));
  });
  // Connections outlive a worker's pause, so that what it sends when it wakes needs no new one.
  server.keepAliveTimeout = 120_000;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    effects,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
