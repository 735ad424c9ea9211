import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ServerParts } from '../parts.ts';

/**
 * `/health/live` (also `/health`): the process answers. `/health/ready` (also `/ready`): the database answers too, and the
 * server is not stopping, so that a balancer sends it calls.
 */
export function serveHealth(
  server: FastifyInstance,
  { store, telemetry }: Pick<ServerParts, 'store' | 'telemetry'>,
): void {
  const options = { config: { beforeOwner: true }, schema: { hide: true } };
  const live = async () => ({ status: 'ok' });
  const ready = async (request: FastifyRequest, reply: FastifyReply) => {
    if (telemetry.isStopping) return notReady(reply, 'server-stopping', 'The server is stopping.');
    try {
      await store.system.query('select 1');
      return { status: 'ready' };
    } catch (error) {
      request.log.warn({ err: error }, 'not ready');
      return notReady(reply, 'database-unreachable', 'The database does not answer.');
    }
  };
  for (const path of ['/health', '/health/live']) server.get(path, options, live);
  for (const path of ['/ready', '/health/ready']) server.get(path, options, ready);
}

function notReady(reply: FastifyReply, code: string, message: string): FastifyReply {
  return reply.code(503).send({ error: { code, message } });
}
