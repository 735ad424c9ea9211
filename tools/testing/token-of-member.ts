import { randomUUID } from 'node:crypto';
import type { RoleName } from '@tenon/organization';
import { members, roleAssignments } from '@tenon/store';
import { makeApiToken } from '../../packages/server/src/authentication/make-api-token.ts';
import type { ManagedServer } from './managed-server.ts';

/** Makes one more member of the tenant, who holds a role in the subscription or below it, and answers a token of theirs. */
export function tokenOfMember(
  { store, parts, access }: Pick<ManagedServer, 'store' | 'parts' | 'access'>,
  { role, below = '' }: { readonly role: RoleName; readonly below?: string },
): Promise<string> {
  const { tenantId, subscriptionId } = access;
  const memberId = randomUUID();
  const createdAt = new Date();
  const scope = `/tenants/${tenantId}/subscriptions/${subscriptionId}${below}`;
  return store.inTenant(tenantId, async (opened) => {
    const who = { displayName: role, email: null, passwordHash: null, status: 'active' as const };
    await members(opened).insert({ tenantId, memberId, ...who, createdAt });
    await roleAssignments(opened).insert({ tenantId, assignmentId: randomUUID(), memberId, role, scope, createdAt });
    return (await makeApiToken(opened, parts, { tenantId, memberId, name: role })).token;
  });
}
