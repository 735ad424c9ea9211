import { csrfHeader } from '@tenon/contract';
import { Refusal } from '@tenon/diagnostics';
import { apiTokens, signInSessions } from '@tenon/store';
import type { FastifyRequest } from 'fastify';
import type { ServerParts } from '../parts.ts';
import type { Caller } from './caller.ts';
import { checkTokenRights } from './check-token-rights.ts';
import { hashSecret, isSameSecret, toCsrfToken } from './secrets.ts';
import { readSessionCookie } from './session-cookie.ts';

/** A session ends when nobody used it for seven days: the last use that still counts. */
export function lastUseOf(now: Date): Date {
  return new Date(now.getTime() - 7 * 86_400_000);
}

/** What authentication needs. */
export type AuthenticationParts = Pick<ServerParts, 'store' | 'clock' | 'config'>;

/**
 * Who makes a request: the member of its `Authorization: Bearer` API token or else of its session cookie, or undefined
 * when it has neither. Refuses a token that is not valid (`token-not-valid`) or not good for this (`token-rights-missing`), and a request with a cookie that changes
 * something without proof that our own page sent it (`csrf-token-missing`).
 */
export async function authenticate(parts: AuthenticationParts, request: FastifyRequest): Promise<Caller | undefined> {
  const { authorization } = request.headers;
  if (authorization !== undefined) return byToken(parts, request, authorization);
  const cookie = readSessionCookie(request, parts.config.publicUrl());
  return cookie === undefined ? undefined : bySession(parts, request, cookie);
}

/** As `authenticate`, but a request of nobody is refused (`not-signed-in`). */
export async function requireCaller(parts: AuthenticationParts, request: FastifyRequest): Promise<Caller> {
  const caller = await authenticate(parts, request);
  if (caller === undefined) {
    throw new Refusal('not-signed-in', 'Sign in, or send an API token in the header "Authorization: Bearer …".');
  }
  return caller;
}

async function byToken(
  { store, clock }: AuthenticationParts,
  request: FastifyRequest,
  authorization: string,
): Promise<Caller> {
  const token = /^Bearer +([\x21-\x7e]{1,500})$/i.exec(authorization)?.[1];
  const now = clock.now();
  const found = token === undefined ? undefined : await apiTokens(store.system).find(hashSecret(token), now);
  if (found === undefined) {
    throw new Refusal('token-not-valid', 'The API token is unknown, expired or ended. Make a new one in the portal.');
  }
  checkTokenRights(found.rights, request);
  if (isOlderThanAMinute(found.lastUsedAt, now)) await apiTokens(store.system).touch(found.tokenId, now);
  return { ...whois(found), via: { kind: 'token' } };
}

async function bySession(
  { store, clock }: AuthenticationParts,
  request: FastifyRequest,
  cookie: string,
): Promise<Caller | undefined> {
  const now = clock.now();
  const tokenHash = hashSecret(cookie);
  const found = await signInSessions(store.system).find(tokenHash, now, lastUseOf(now));
  if (found === undefined) return undefined;
  const csrfToken = toCsrfToken(cookie);
  checkSameSite(request, csrfToken);
  if (isOlderThanAMinute(found.seenAt, now)) await signInSessions(store.system).touch(tokenHash, now);
  return { ...whois(found), via: { kind: 'session', tokenHash, csrfToken } };
}

function checkSameSite(request: FastifyRequest, csrfToken: string): void {
  if (request.method === 'GET' || request.method === 'HEAD') return;
  const sent = request.headers[csrfHeader];
  if (typeof sent !== 'string' || !isSameSecret(sent, csrfToken)) {
    throw new Refusal(
      'csrf-token-missing',
      `A request with a session cookie that changes something needs the header "${csrfHeader}" with the csrfToken of GET /api/v1/me.`,
    );
  }
}

function whois({ tenantId, memberId, displayName, roles }: Omit<Caller, 'via'>): Omit<Caller, 'via'> {
  return { tenantId, memberId, displayName, roles };
}

/** The moment of last use is kept to the minute, so that reading does not become writing. */
function isOlderThanAMinute(seenAt: Date | null, now: Date): boolean {
  return seenAt === null || now.getTime() - seenAt.getTime() > 60_000;
}
