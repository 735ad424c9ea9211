import type { FastifyInstance, FastifyReply } from 'fastify';
import type { ManagementServices } from '../management/services.ts';

/** Where an identity provider sends browsers back to: registered there, with the connector at its end, so it never changes. */
export function consentRedirectUrl(publicUrl: string, registration: string): string {
  return `${publicUrl}/consent/callback/${encodeURIComponent(registration)}`;
}

const ended =
  'This sign-in link is not good any more: it was used, or ten minutes have passed. Begin the sign-in again.';

const notYours =
  'This sign-in was begun by somebody else, or you are not signed in to Tenon in this browser. Sign in to Tenon as the member who began it, and open the link again. If you did not begin it, somebody wants to use your account: close this page.';

/** How long a browser is known as the one that began a consent: as long as the consent lasts. */
const browserSeconds = 600;

/** The two addresses that a browser visits for the consent of a connection: the link that begins it, and where the identity provider sends it back. */
export function registerConsentAddresses(
  app: FastifyInstance,
  { connectorCalls, authenticate, publicUrl }: ManagementServices,
): void {
  app.get<{ Params: { registration: string } }>('/consent/callback/:registration', async (request, reply) => {
    const search = (request.raw.url ?? '').split('?')[1] ?? '';
    const address = await connectorCalls.finishConsent({
      registration: request.params.registration,
      query: new URLSearchParams(search),
      cookieOf: (name) => request.cookies[name],
    });
    return address === undefined ? tell(reply, 404, ended) : goTo(reply, address);
  });
  app.get<{ Params: { ticket: string } }>('/consent/:ticket', async (request, reply) => {
    const caller = await authenticate(request);
    const started = await connectorCalls.startConsent({ ticket: request.params.ticket, memberId: caller?.memberId });
    switch (started.kind) {
      case 'started': {
        const { name, value } = started.browser;
        const isSecure = publicUrl().startsWith('https:');
        // It comes back with a redirect from another site, which only a lax cookie survives.
        reply.setCookie(name, value, {
          path: '/consent',
          httpOnly: true,
          sameSite: 'lax',
          secure: isSecure,
          maxAge: browserSeconds,
        });
        return goTo(reply, started.address);
      }
      case 'other-member':
        return tell(reply, 403, notYours);
      case 'ended':
        return tell(reply, 404, ended);
    }
  });
}

function goTo(reply: FastifyReply, address: string): FastifyReply {
  return keptNowhere(reply).redirect(address, 302);
}

function tell(reply: FastifyReply, status: number, text: string): FastifyReply {
  return keptNowhere(reply).code(status).type('text/plain; charset=utf-8').send(text);
}

function keptNowhere(reply: FastifyReply): FastifyReply {
  return reply.header('cache-control', 'no-store').header('referrer-policy', 'no-referrer');
}
