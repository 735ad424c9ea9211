import type { Store } from '@tenon/store';
import type { FastifyInstance } from 'fastify';

/** `/health`: the process answers. `/ready`: the database answers too. */
export function serveHealth(server: FastifyInstance, store: Store): void {
  const options = { config: { beforeOwner: true }, schema: { hide: true } };
  server.get('/health', options, async () => ({ status: 'ok' }));
  server.get('/ready', options, async (request, reply) => {
    try {
      await store.system.query('select 1');
      return { status: 'ready' };
    } catch (error) {
      request.log.warn({ err: error }, 'not ready');
      return reply
        .code(503)
        .send({ error: { code: 'database-unreachable', message: 'The database does not answer.' } });
    }
  });
}
