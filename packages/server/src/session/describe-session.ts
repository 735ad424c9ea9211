import type { AnswerOf, getSession } from '@tenon/contract';
import { isAllowed, roles as roleTable, visibleSubscriptions } from '@tenon/organization';
import {
  members,
  notices,
  regions,
  resourceGroups,
  roleAssignments,
  type Scope,
  subscriptions,
  tenants,
} from '@tenon/store';

/** The signed-in member with the tenant, the subscriptions and resource groups that he can see. */
export async function describeSession(
  scope: Scope,
  who: { readonly tenantId: string; readonly memberId: string; readonly csrfToken?: string | undefined },
): Promise<AnswerOf<typeof getSession>> {
  const { tenantId, memberId, csrfToken } = who;
  const member = await members(scope).find(memberId);
  const tenant = await tenants(scope).find(tenantId);
  if (member === undefined || tenant === undefined) throw new Error(`The member ${memberId} is gone.`);
  const held = (await roleAssignments(scope).list(memberId)).filter(({ role }) => Object.hasOwn(roleTable, role));
  const visible = visibleSubscriptions(held, tenantId);
  const groups = await resourceGroups(scope).list();
  const seen = (await subscriptions(scope).list()).filter(
    ({ subscriptionId }) => visible.kind === 'all' || visible.subscriptionIds.has(subscriptionId),
  );
  return {
    member: {
      id: memberId,
      displayName: member.displayName,
      email: member.email,
      hasPassword: member.passwordHash !== null,
    },
    tenant: { id: tenantId, displayName: tenant.displayName },
    subscriptions: seen.map(({ subscriptionId, displayName }) => ({
      id: subscriptionId,
      displayName,
      resourceGroups: groups
        .filter(
          (group) =>
            group.subscriptionId === subscriptionId &&
            isAllowed(held, 'Microsoft.Resources/resourceGroups/read', {
              tenantId,
              subscriptionId,
              resourceGroup: group.name,
            }),
        )
        .map(({ name, region }) => ({ name, region })),
    })),
    regions: (await regions(scope).list()).map(({ name, displayName }) => ({ name, displayName })),
    roles: held.map(({ role, scope: at }) => ({ role: role as keyof typeof roleTable, scope: at })),
    unreadNotices: await notices(scope).countUnread(memberId),
    ...(csrfToken === undefined ? {} : { csrfToken }),
  };
}
