import { inviteMember as contract } from '@tenon/contract';
import { checkGivenRole, type HeldRole, toScope } from '@tenon/organization';
import { subscriptions } from '@tenon/store';
import { record } from '../audit/record.ts';
import { knownRoles } from '../people/describe-member.ts';
import { openInvitation } from '../people/open-invitation.ts';
import { notFound } from '../routing/not-allowed.ts';
import { route } from '../routing/route.ts';

/** Invites a person with the roles that the caller may give. */
export const inviteMember = route({
  contract,
  permission: 'Tenon/members/write',
  at: 'tenant',
  handle: ({ body, member: caller, parts, inTenant }) =>
    inTenant(async (scope) => {
      const { tenantId } = caller;
      const { subscriptionIds = [] } = body;
      for (const id of subscriptionIds) {
        if ((await subscriptions(scope).find(id)) === undefined) throw notFound('subscription', id);
      }
      const places =
        subscriptionIds.length === 0
          ? [{ tenantId }]
          : subscriptionIds.map((subscriptionId) => ({ tenantId, subscriptionId }));
      const wanted: readonly HeldRole[] = [
        ...places.map((place) => ({ role: body.role, scope: toScope(place) })),
        ...(body.instanceRoles ?? []).map((role) => ({ role, scope: '/' })),
      ];
      const roles = wanted.map((role) => checkGivenRole(caller.roles, role, tenantId));
      const invitation = await openInvitation(scope, parts, {
        tenantId,
        email: body.email,
        roles,
        invitedBy: caller.memberId,
      });
      await record(scope, parts, {
        by: caller,
        action: 'member.invited',
        target: invitation.invitationId,
        detail: { email: body.email, roles },
      });
      return {
        id: invitation.invitationId,
        email: invitation.email,
        roles: knownRoles(roles),
        invitedBy: { id: caller.memberId, displayName: caller.displayName },
        createdAt: invitation.createdAt.toISOString(),
        expiresAt: invitation.expiresAt.toISOString(),
        link: invitation.link,
      };
    }),
});
