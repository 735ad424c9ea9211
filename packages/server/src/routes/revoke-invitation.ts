import { revokeInvitation as contract } from '@tenon/contract';
import { invitations } from '@tenon/store';
import { record } from '../audit/record.ts';
import { notFound } from '../routing/not-allowed.ts';
import { route } from '../routing/route.ts';

/** Takes an invitation back. */
export const revokeInvitation = route({
  contract,
  permission: 'Tenon/members/write',
  at: 'tenant',
  handle: ({ params, member, parts, inTenant }) =>
    inTenant(async (scope) => {
      if (!(await invitations(scope).delete(params.invitationId))) throw notFound('invitation', params.invitationId);
      await record(scope, parts, { by: member, action: 'invitation.revoked', target: params.invitationId });
      return null;
    }),
});
