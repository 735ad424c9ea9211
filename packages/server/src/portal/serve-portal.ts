import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { pagePolicy } from '../operations/security-headers.ts';
import { answerFailure } from '../routing/answer-failure.ts';
import { notFound } from '../routing/not-allowed.ts';

/**
 * Serves the built portal: files under `/assets/` carry their content in their name and may be kept for ever; every
 * other address that a browser navigates to gets the page. Without a folder there is no portal.
 */
export async function servePortal(server: FastifyInstance, folder: string | undefined): Promise<void> {
  const page = folder === undefined ? undefined : readPage(folder);
  if (folder !== undefined && page !== undefined) {
    await server.register(fastifyStatic, {
      root: folder,
      index: false,
      wildcard: false,
      cacheControl: false,
      setHeaders(reply, path) {
        const immutable = path.startsWith(join(folder, 'assets'));
        reply.header('cache-control', immutable ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    });
  }
  server.setNotFoundHandler(async (request, reply) => {
    if (page !== undefined && isNavigation(request)) return sendPage(reply, page);
    return answerFailure(notFound('address', request.url.split('?', 1)[0] ?? ''), request, reply);
  });
}

function readPage(folder: string): string | undefined {
  const path = join(folder, 'index.html');
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}

/** A page address: asked for as HTML, outside the APIs, and not naming a file. */
function isNavigation(request: FastifyRequest): boolean {
  const path = request.url.split('?', 1)[0] ?? '';
  return (
    (request.method === 'GET' || request.method === 'HEAD') &&
    !/^\/(api|subscriptions|providers|assets)(\/|$)/i.test(path) &&
    // Trigger and content addresses begin like the portal's own pages of workflows.
    !/^\/workflows\/[^/]+\/(triggers|runs|versions)(\/|$)/i.test(path) &&
    (request.headers.accept ?? '').includes('text/html')
  );
}

/** Styles that scripts add carry the nonce of the page, which is new each time. */
function sendPage(reply: FastifyReply, page: string): FastifyReply {
  const nonce = randomBytes(16).toString('base64');
  return reply
    .code(200)
    .header('content-security-policy', pagePolicy(nonce))
    .header('cache-control', 'no-store')
    .type('text/html; charset=utf-8')
    .send(page.replace('<head>', `<head><meta property="csp-nonce" nonce="${nonce}">`));
}
