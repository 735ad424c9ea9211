import { listInvitations as contract } from '@tenon/contract';
import { invitations } from '@tenon/store';
import { knownRoles } from '../people/describe-member.ts';
import { route } from '../routing/route.ts';

/** The open invitations of the tenant. */
export const listInvitations = route({
  contract,
  permission: 'Tenon/members/read',
  at: 'tenant',
  handle: ({ parts, inTenant }) =>
    inTenant(async (scope) => {
      const open = await invitations(scope).listOpen(parts.clock.now());
      return {
        invitations: open.map((invitation) => ({
          id: invitation.invitationId,
          email: invitation.email,
          roles: knownRoles(invitation.roles),
          invitedBy:
            invitation.invitedBy === null
              ? null
              : { id: invitation.invitedBy, displayName: invitation.invitedByName ?? '' },
          createdAt: invitation.createdAt.toISOString(),
          expiresAt: invitation.expiresAt.toISOString(),
        })),
      };
    }),
});
