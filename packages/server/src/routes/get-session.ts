import { getSession as contract } from '@tenon/contract';
import { memberRoute } from '../routing/route.ts';
import { ownSession } from '../session/own-session.ts';

/** Who is signed in, and where. */
export const getSession = memberRoute({
  contract,
  handle: ({ member, inTenant }) => inTenant((scope) => ownSession(scope, member)),
});
