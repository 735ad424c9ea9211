import { assignRole as contract } from '@tenon/contract';
import { Refusal } from '@tenon/diagnostics';
import { checkGivenRole, fromScope } from '@tenon/organization';
import { members, resourceGroups, roleAssignments, type Scope, subscriptions } from '@tenon/store';
import { record } from '../audit/record.ts';
import { notFound } from '../routing/not-allowed.ts';
import { memberRoute } from '../routing/route.ts';

/** Gives a member of the tenant a role that the caller may give. */
export const assignRole = memberRoute({
  contract,
  handle: ({ body, member: caller, parts, inTenant }) =>
    inTenant(async (scope) => {
      const { tenantId } = caller;
      const given = checkGivenRole(caller.roles, body, tenantId);
      if ((await members(scope).find(body.memberId)) === undefined) throw notFound('member', body.memberId);
      await checkScopeExists(scope, given.scope);
      const assignmentId = parts.ids.next();
      const made = { ...given, tenantId, assignmentId, memberId: body.memberId, createdAt: parts.clock.now() };
      if (!(await roleAssignments(scope).insert(made))) {
        throw new Refusal('name-taken', `The member holds "${given.role}" at "${given.scope}" already.`);
      }
      await record(scope, parts, { by: caller, action: 'role.assigned', target: body.memberId, detail: { ...given } });
      return { assignmentId, memberId: body.memberId, role: body.role, scope: given.scope };
    }),
});

async function checkScopeExists(scope: Scope, at: string): Promise<void> {
  const { subscriptionId, resourceGroup } = fromScope(at) ?? {};
  if (subscriptionId === undefined) return;
  const found =
    resourceGroup === undefined
      ? await subscriptions(scope).find(subscriptionId)
      : await resourceGroups(scope).find(subscriptionId, resourceGroup);
  if (found === undefined) throw notFound('scope', at);
}
