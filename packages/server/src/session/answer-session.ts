import type { AnswerOf, getSession } from '@tenon/contract';
import type { FastifyReply } from 'fastify';
import type { OpenedSession } from '../authentication/open-session.ts';
import { writeSessionCookie } from '../authentication/session-cookie.ts';
import type { ServerParts } from '../parts.ts';
import { describeSession } from './describe-session.ts';

/** Sets the cookie of a session that was just opened and tells its member who he is. */
export async function answerSession(
  parts: ServerParts,
  reply: FastifyReply,
  opened: OpenedSession,
): Promise<AnswerOf<typeof getSession>> {
  const session = await parts.store.inTenant(opened.tenantId, (scope) => describeSession(scope, opened));
  writeSessionCookie(reply, parts.config.publicUrl(), opened.token);
  return session;
}
