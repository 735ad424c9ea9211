import helmet from '@fastify/helmet';
import type { FastifyInstance, FastifyReply } from 'fastify';

/** Headers of every answer. The policy of pages, which need a nonce, is set where they are served. */
export async function sendSecurityHeaders(server: FastifyInstance, publicUrl: () => string): Promise<void> {
  await server.register(helmet, {
    contentSecurityPolicy: false,
    // Over plain http, which is loopback, a browser must not be told to insist on https.
    hsts: false,
    crossOriginEmbedderPolicy: false,
    referrerPolicy: { policy: 'no-referrer' },
    xFrameOptions: { action: 'deny' },
  });
  server.addHook('onSend', async (request, reply) => {
    completeHeaders(reply, publicUrl);
    reply.header('x-request-id', request.id);
  });
}

/** The headers of an answer to what cannot be routed at all, which passes no hook. */
export function guardUnrouted(reply: FastifyReply, publicUrl: () => string): void {
  completeHeaders(reply, publicUrl);
  reply.headers({
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
  });
}

function completeHeaders(reply: FastifyReply, publicUrl: () => string): void {
  if (!reply.hasHeader('content-security-policy')) reply.header('content-security-policy', answerPolicy);
  if (publicUrl().startsWith('https:')) reply.header('strict-transport-security', 'max-age=31536000');
  if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
}

/** What is not a page loads nothing and is framed by nobody. */
const answerPolicy = "default-src 'none'; frame-ancestors 'none'";

/**
 * The policy of the portal's page: scripts that carry its nonce and what they load, styles likewise, requests to this server.
 * Text becomes HTML through the sanitizer's Trusted Types policy only, and never becomes code.
 */
export function pagePolicy(nonce: string): string {
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "object-src 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types dompurify',
  ].join('; ');
}
