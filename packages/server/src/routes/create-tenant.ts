import { createTenant as contract } from '@tenon/contract';
import { toScope } from '@tenon/organization';
import { tenants } from '@tenon/store';
import { record } from '../audit/record.ts';
import { makeTenant } from '../ownership/first-owner.ts';
import { openInvitation } from '../people/open-invitation.ts';
import { route } from '../routing/route.ts';
import { describeTenant } from '../tenancy/describe.ts';

/** Makes another tenant and the invitation of its owner. Who makes it gets no right in it. */
export const createTenant = route({
  contract,
  permission: 'Tenon/tenants/write',
  at: 'instance',
  handle: ({ body, member, parts }) =>
    parts.store.asSystem(async (scope) => {
      const { tenantId } = await makeTenant(scope, parts, body.displayName);
      const invitation = await openInvitation(scope, parts, {
        tenantId,
        email: body.ownerEmail,
        roles: [{ role: 'Owner', scope: toScope({ tenantId }) }],
        invitedBy: null,
      });
      await record(scope, parts, {
        by: member,
        action: 'tenant.created',
        target: tenantId,
        detail: { displayName: body.displayName, ownerEmail: body.ownerEmail },
      });
      return {
        ...describeTenant(await tenants(scope).find(tenantId)),
        invitationLink: invitation.link,
        invitationExpiresAt: invitation.expiresAt.toISOString(),
      };
    }),
});
