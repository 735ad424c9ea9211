import { removeRole as contract } from '@tenon/contract';
import { checkGivenRole } from '@tenon/organization';
import { roleAssignments } from '@tenon/store';
import { record } from '../audit/record.ts';
import { checkOwnerRemainsAfter } from '../people/ownership-after.ts';
import { notFound } from '../routing/not-allowed.ts';
import { memberRoute } from '../routing/route.ts';

/** Takes a role from a member: who may give it may take it. */
export const removeRole = memberRoute({
  contract,
  handle: ({ params, member: caller, parts, inTenant }) =>
    inTenant(async (scope) => {
      const assignment = await roleAssignments(scope).find(params.assignmentId);
      if (assignment === undefined) throw notFound('role assignment', params.assignmentId);
      checkGivenRole(caller.roles, assignment, caller.tenantId);
      await checkOwnerRemainsAfter(scope, caller.tenantId, { removed: assignment });
      await roleAssignments(scope).delete(assignment.assignmentId);
      await record(scope, parts, {
        by: caller,
        action: 'role.removed',
        target: assignment.memberId,
        detail: { role: assignment.role, scope: assignment.scope },
      });
      return null;
    }),
});
