import type { FastifyInstance, FastifyReply } from 'fastify';
import type { ManagementServices } from '../management/services.ts';

const ended =
  'This sign-in link is not good any more: it was used, or ten minutes have passed. Begin the sign-in again.';

/** The two addresses that a browser visits for the consent of a connection: the link that begins it, and where the identity provider sends it back. */
export function registerConsentAddresses(app: FastifyInstance, { connectorCalls }: ManagementServices): void {
  app.get('/consent/callback', async (request, reply) => {
    const search = (request.raw.url ?? '').split('?')[1] ?? '';
    return goTo(reply, await connectorCalls.finishConsent(new URLSearchParams(search)));
  });
  app.get<{ Params: { ticket: string } }>('/consent/:ticket', async (request, reply) =>
    goTo(reply, await connectorCalls.startConsent(request.params.ticket)),
  );
}

function goTo(reply: FastifyReply, address: string | undefined): FastifyReply {
  reply.header('cache-control', 'no-store').header('referrer-policy', 'no-referrer');
  if (address === undefined) return reply.code(404).type('text/plain; charset=utf-8').send(ended);
  return reply.redirect(address, 302);
}
