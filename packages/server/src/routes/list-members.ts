import { listMembers as contract } from '@tenon/contract';
import { members, roleAssignments } from '@tenon/store';
import { describeMember } from '../people/describe-member.ts';
import { route } from '../routing/route.ts';

/** The members of the own tenant. */
export const listMembers = route({
  contract,
  permission: 'Tenon/members/read',
  at: 'tenant',
  handle: ({ inTenant }) =>
    inTenant(async (scope) => {
      const assignments = await roleAssignments(scope).list();
      const people = await members(scope).list();
      return { members: people.map((member) => describeMember(member, assignments)) };
    }),
});
