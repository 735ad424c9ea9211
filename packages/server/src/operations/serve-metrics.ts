import { createHash, timingSafeEqual } from 'node:crypto';
import { Refusal } from '@tenon/diagnostics';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ServerParts } from '../parts.ts';
import type { Gauges } from './gauges.ts';

/**
 * Measures every request, and answers all figures at `/metrics`: to whoever has the token for it, or, where none is set
 * and no address for others is configured, to programs on the same machine.
 */
export function serveMetrics(
  server: FastifyInstance,
  { telemetry, config, bodies, callBodies }: ServerParts,
  gauges: () => Promise<Gauges>,
): void {
  server.addHook('onResponse', async (request, reply) => {
    const route = routeOf(request);
    const seconds = reply.elapsedTime / 1_000;
    telemetry.metrics.observeRequest({ method: request.method, route, status: reply.statusCode, seconds });
    telemetry.timeline.observeRequest({ status: reply.statusCode, seconds });
    // The pattern and not the address: signatures stand in addresses.
    const run = reply.getHeader('x-ms-workflow-run-id');
    request.log.info({ method: request.method, route, status: reply.statusCode, seconds, run }, 'request');
  });
  server.get('/metrics', { config: { beforeOwner: true }, schema: { hide: true } }, async (request, reply) => {
    checkReader(request, config);
    const page = await telemetry.metrics.text(
      await gauges().catch((error: unknown) => {
        // The figures of the process are worth having just when the database is away.
        request.log.warn({ err: error }, 'the database did not tell its figures');
        return undefined;
      }),
      [bodies, callBodies],
    );
    return reply.type(page.contentType).send(page.text);
  });
}

/** The pattern of the route, without the expressions that its parameters must match. The management API finds its routes itself. */
function routeOf({ managementRoute, routeOptions }: FastifyRequest): string {
  return managementRoute ?? routeOptions.url?.replaceAll(/\(\^.*?\$\)/g, '') ?? 'none';
}

function checkReader(
  request: FastifyRequest,
  { metricsToken, isPublic }: Pick<ServerParts['config'], 'metricsToken' | 'isPublic'>,
): void {
  if (metricsToken === undefined) {
    if (!isPublic && isFromThisMachine(request)) return;
    throw new Refusal(
      'metrics-token-not-set',
      'Metrics are shown to programs on the machine of the server only. Set TENON_METRICS_TOKEN, and send it as a bearer token, to read them from elsewhere or behind a proxy.',
    );
  }
  const given = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? '';
  if (timingSafeEqual(digest(given), digest(metricsToken))) return;
  throw new Refusal('metrics-token-wrong', 'Send the token of TENON_METRICS_TOKEN as a bearer token.');
}

/** A proxy on the same machine speaks for somebody else, and says so. */
function isFromThisMachine({ socket, headers }: FastifyRequest): boolean {
  const forwarded = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'].some((name) => headers[name] !== undefined);
  return !forwarded && /^(127\.|::1$|::ffff:127\.)/.test(socket.remoteAddress ?? '');
}

/** Of one length, whatever is compared. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
