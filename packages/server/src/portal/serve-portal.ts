import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
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
  if (folder !== undefined) {
    const assets = join(folder, 'assets') + sep;
    await server.register(fastifyStatic, {
      root: folder,
      index: false,
      cacheControl: false,
      dotfiles: 'ignore',
      setHeaders(reply, path) {
        reply.header('cache-control', path.startsWith(assets) ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    });
  }
  const answer = async (request: FastifyRequest, reply: FastifyReply) => {
    const page = folder !== undefined && isNavigation(request) ? await readPage(folder) : undefined;
    if (page !== undefined) return sendPage(reply, page);
    return answerFailure(notFound('address', request.url.split('?', 1)[0] ?? ''), request, reply);
  };
  server.get('/', { schema: { hide: true } }, answer);
  server.setNotFoundHandler(answer);
}

/** Read each time, so that a portal built anew is served without a restart. */
async function readPage(folder: string): Promise<string | undefined> {
  try {
    return await readFile(join(folder, 'index.html'), 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** A page address: asked for as HTML, and outside the APIs and the assets. */
function isNavigation(request: FastifyRequest): boolean {
  const path = request.url.split('?', 1)[0] ?? '';
  return (
    (request.method === 'GET' || request.method === 'HEAD') &&
    !/^\/(api|subscriptions|providers|tenants|assets)(\/|$)/i.test(path) &&
    (request.headers.accept ?? '').includes('text/html')
  );
}

/** Scripts, and styles that scripts add, carry the nonce of the page, which is new each time. */
function sendPage(reply: FastifyReply, page: string): FastifyReply {
  const nonce = randomBytes(16).toString('base64');
  return reply
    .code(200)
    .header('content-security-policy', pagePolicy(nonce))
    .header('cache-control', 'no-store')
    .type('text/html; charset=utf-8')
    .send(withNonce(page, nonce));
}

function withNonce(page: string, nonce: string): string {
  return page
    .replace('<head>', `<head><meta property="csp-nonce" nonce="${nonce}">`)
    .replace(/<(script|link rel="modulepreload")(?=[\s>])/g, `<$1 nonce="${nonce}"`);
}
