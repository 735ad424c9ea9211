import type { FastifyReply, FastifyRequest } from 'fastify';

const lifeInSeconds = 30 * 24 * 3600;

/**
 * `__Host-` binds the cookie to exactly this host; browsers take it over https only, so plain http (loopback) does
 * without. Ports share cookies, so there the name tells two servers of one machine apart.
 */
function cookieName(publicUrl: string): string {
  const { protocol, port } = new URL(publicUrl);
  return protocol === 'https:' ? '__Host-tenon' : `tenon-${port || '80'}`;
}

/** The session token that a browser sent. */
export function readSessionCookie(request: FastifyRequest, publicUrl: string): string | undefined {
  return request.cookies[cookieName(publicUrl)];
}

/** Gives the browser its session token: not readable by scripts, and not sent with requests of other sites. */
export function writeSessionCookie(reply: FastifyReply, publicUrl: string, token: string): void {
  reply.setCookie(cookieName(publicUrl), token, { ...attributes(publicUrl), maxAge: lifeInSeconds });
}

/** Takes the session token from the browser. */
export function clearSessionCookie(reply: FastifyReply, publicUrl: string): void {
  reply.clearCookie(cookieName(publicUrl), attributes(publicUrl));
}

function attributes(publicUrl: string) {
  return { path: '/', httpOnly: true, sameSite: 'lax', secure: publicUrl.startsWith('https:') } as const;
}
