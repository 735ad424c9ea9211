import { setPassword as contract } from '@tenon/contract';
import { Refusal } from '@tenon/diagnostics';
import { members, signInSessions } from '@tenon/store';
import { record } from '../audit/record.ts';
import { hashPassword, isPassword } from '../authentication/password.ts';
import { memberRoute } from '../routing/route.ts';
import { ownSession } from '../session/own-session.ts';

/** Sets the own password; who has one proves it. */
export const setPassword = memberRoute({
  contract,
  perMinute: 20,
  async handle({ body, member, parts, inTenant }) {
    const present = await inTenant((scope) => members(scope).find(member.memberId));
    const { passwordHash = null } = present ?? {};
    if (passwordHash !== null && !(await isPassword(body.currentPassword ?? '', passwordHash))) {
      throw new Refusal('current-password-wrong', 'The current password is wrong.');
    }
    if (present?.email === null) {
      throw new Refusal('email-missing', 'Give yourself an e-mail address first: it is what you sign in with.');
    }
    const hash = await hashPassword(body.password);
    return inTenant(async (scope) => {
      await members(scope).setPassword(member.memberId, hash);
      const kept = member.via.kind === 'session' ? member.via.tokenHash : undefined;
      await signInSessions(scope).deleteOthers(member.memberId, kept);
      await record(scope, parts, { by: member, action: 'member.password-set', target: member.memberId });
      return ownSession(scope, member);
    });
  },
});
