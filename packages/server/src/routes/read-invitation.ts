import { readInvitation as contract } from '@tenon/contract';
import { invitations } from '@tenon/store';
import { hashSecret } from '../authentication/secrets.ts';
import { knownRoles } from '../people/describe-member.ts';
import { invitationNotValid } from '../people/invitation-not-valid.ts';
import { openRoute } from '../routing/route.ts';

/** What the holder of an invitation link is invited to. */
export const readInvitation = openRoute({
  contract,
  perMinute: 30,
  async handle({ body, parts }) {
    const { store, clock } = parts;
    const invitation = await invitations(store.system).findOpen(hashSecret(body.token), clock.now());
    if (invitation === undefined) throw invitationNotValid();
    return {
      tenant: invitation.tenantName,
      email: invitation.email,
      roles: [...new Set(knownRoles(invitation.roles).map(({ role }) => role))],
      expiresAt: invitation.expiresAt.toISOString(),
    };
  },
});
