import { signOut as contract } from '@tenon/contract';
import { signInSessions } from '@tenon/store';
import { clearSessionCookie } from '../authentication/session-cookie.ts';
import { memberRoute } from '../routing/route.ts';

/** Ends the session. With an API token there is none, and nothing happens. */
export const signOut = memberRoute({
  contract,
  async handle({ member, parts, reply, inTenant }) {
    const { via } = member;
    if (via.kind === 'session') await inTenant((scope) => signInSessions(scope).delete(via.tokenHash));
    clearSessionCookie(reply, parts.config.publicUrl());
    return null;
  },
});
