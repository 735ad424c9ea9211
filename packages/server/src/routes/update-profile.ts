import { updateProfile as contract } from '@tenon/contract';
import { Refusal } from '@tenon/diagnostics';
import { members } from '@tenon/store';
import { memberRoute } from '../routing/route.ts';
import { ownSession } from '../session/own-session.ts';

/** Changes the own name or e-mail address. */
export const updateProfile = memberRoute({
  contract,
  handle: ({ body, member, inTenant }) =>
    inTenant(async (scope) => {
      if (!(await members(scope).update(member.memberId, body))) {
        throw new Refusal('email-taken', `Another member of this tenant has the e-mail address "${body.email}".`);
      }
      return ownSession(scope, member);
    }),
});
