import { type RoleName, toScope } from '@tenon/organization';
import { members, regions, resourceGroups, roleAssignments, type Scope, subscriptions, tenants } from '@tenon/store';
import { record } from '../audit/record.ts';
import type { ServerParts } from '../parts.ts';

/** What ownership needs of the server. */
export type OwnershipParts = Pick<ServerParts, 'store' | 'clock' | 'ids' | 'config'>;

/** The resource group that every subscription begins with. */
export const firstResourceGroup = 'default';

/** Who owns a tenant that was just made, and what is in it. */
export interface NewTenant {
  readonly tenantId: string;
  readonly subscriptionId: string;
  readonly resourceGroup: string;
  readonly region: string;
}

/** Makes the regions of the configuration known to the instance. */
export async function writeRegions(scope: Scope, { config }: Pick<ServerParts, 'config'>): Promise<void> {
  for (const name of config.regions) {
    await regions(scope).put({ name, displayName: name.charAt(0).toUpperCase() + name.slice(1) });
  }
}

/** Makes a tenant with one subscription, which holds one resource group in the first region. */
export async function makeTenant(scope: Scope, parts: OwnershipParts, displayName: string): Promise<NewTenant> {
  const createdAt = parts.clock.now();
  const made: NewTenant = {
    tenantId: parts.ids.next(),
    subscriptionId: parts.ids.next(),
    resourceGroup: firstResourceGroup,
    region: parts.config.regions[0],
  };
  await writeRegions(scope, parts);
  await tenants(scope).insert({ tenantId: made.tenantId, displayName, createdAt });
  await subscriptions(scope).insert({ ...made, displayName: 'Default', createdAt });
  await resourceGroups(scope).insert({ ...made, name: made.resourceGroup, tags: {}, createdAt });
  return made;
}

/** Makes the tenant of the first owner and that owner, who is also operator and reviewer of the instance. */
export async function makeFirstOwner(
  scope: Scope,
  parts: OwnershipParts,
): Promise<NewTenant & { readonly memberId: string }> {
  const tenant = await makeTenant(scope, parts, 'My organization');
  const memberId = parts.ids.next();
  const createdAt = parts.clock.now();
  await members(scope).insert({
    tenantId: tenant.tenantId,
    memberId,
    displayName: 'Owner',
    email: null,
    passwordHash: null,
    status: 'active',
    createdAt,
  });
  const held: readonly (readonly [RoleName, string])[] = [
    ['Owner', toScope({ tenantId: tenant.tenantId })],
    ['Operator', '/'],
    ['Catalogue reviewer', '/'],
  ];
  for (const [role, at] of held) {
    await roleAssignments(scope).insert({
      tenantId: tenant.tenantId,
      assignmentId: parts.ids.next(),
      memberId,
      role,
      scope: at,
      createdAt,
    });
  }
  await record(scope, parts, {
    by: { tenantId: tenant.tenantId, memberId },
    action: 'instance.claimed',
    target: toScope({ tenantId: tenant.tenantId }),
  });
  return { ...tenant, memberId };
}
