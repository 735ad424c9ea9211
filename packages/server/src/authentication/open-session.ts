import { type Scope, signInSessions } from '@tenon/store';
import type { ServerParts } from '../parts.ts';
import { lastUseOf } from './authenticate.ts';
import { hashSecret, toCsrfToken } from './secrets.ts';

const longestDays = 30;

/** A session that was just opened: `token` goes into the cookie. */
export interface OpenedSession {
  readonly tenantId: string;
  readonly memberId: string;
  readonly token: string;
  readonly csrfToken: string;
}

/** Opens a session for a member. It ends after 30 days, or 7 without use. */
export async function openSession(
  scope: Scope,
  { ids, clock }: Pick<ServerParts, 'ids' | 'clock'>,
  member: { readonly tenantId: string; readonly memberId: string },
): Promise<OpenedSession> {
  const token = ids.secret();
  const createdAt = clock.now();
  await signInSessions(scope).deleteExpired(createdAt, lastUseOf(createdAt));
  await signInSessions(scope).insert({
    tenantId: member.tenantId,
    memberId: member.memberId,
    tokenHash: hashSecret(token),
    createdAt,
    expiresAt: new Date(createdAt.getTime() + longestDays * 86_400_000),
  });
  return { tenantId: member.tenantId, memberId: member.memberId, token, csrfToken: toCsrfToken(token) };
}
