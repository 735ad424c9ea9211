import { updateMember as contract } from '@tenon/contract';
import { checkGivenRole } from '@tenon/organization';
import { members, roleAssignments, signInSessions } from '@tenon/store';
import { record } from '../audit/record.ts';
import { describeMember } from '../people/describe-member.ts';
import { checkOwnerRemainsAfter } from '../people/ownership-after.ts';
import { notFound } from '../routing/not-allowed.ts';
import { route } from '../routing/route.ts';

/** Disables or enables a member. Who holds a role that the caller could not give cannot be disabled by him. */
export const updateMember = route({
  contract,
  permission: 'Tenon/members/write',
  at: 'tenant',
  handle: ({ params, body, member: caller, parts, inTenant }) =>
    inTenant(async (scope) => {
      const { tenantId } = caller;
      const member = await members(scope).find(params.memberId);
      if (member === undefined) throw notFound('member', params.memberId);
      const assignments = await roleAssignments(scope).list(member.memberId);
      for (const held of assignments) checkGivenRole(caller.roles, held, tenantId);
      if (body.status === 'disabled') {
        await checkOwnerRemainsAfter(scope, tenantId, { disabled: member.memberId });
        await signInSessions(scope).deleteOthers(member.memberId);
      }
      await members(scope).setStatus(member.memberId, body.status);
      await record(scope, parts, { by: caller, action: `member.${body.status}`, target: member.memberId });
      return describeMember({ ...member, status: body.status }, assignments);
    }),
});
