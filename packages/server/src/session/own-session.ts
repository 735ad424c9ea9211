import type { AnswerOf, getSession } from '@tenon/contract';
import type { Scope } from '@tenon/store';
import type { Caller } from '../authentication/caller.ts';
import { describeSession } from './describe-session.ts';

/** The session of the caller of a request. */
export function ownSession(scope: Scope, caller: Caller): Promise<AnswerOf<typeof getSession>> {
  const csrfToken = caller.via.kind === 'session' ? caller.via.csrfToken : undefined;
  return describeSession(scope, { tenantId: caller.tenantId, memberId: caller.memberId, csrfToken });
}
