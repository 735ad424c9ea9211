import type { AnswerOf, createResourceGroup, createSubscription, getTenant } from '@tenon/contract';
import type { ResourceGroup, Subscription, Tenant } from '@tenon/store';

/** A tenant as the platform API shows one. */
export function describeTenant(tenant: Tenant | undefined): AnswerOf<typeof getTenant> {
  if (tenant === undefined) throw new Error('The tenant of a signed-in member is gone.');
  return { id: tenant.tenantId, displayName: tenant.displayName, createdAt: tenant.createdAt.toISOString() };
}

/** A subscription as the platform API shows one. */
export function describeSubscription(subscription: Subscription): AnswerOf<typeof createSubscription> {
  const { subscriptionId, displayName, createdAt } = subscription;
  return { id: subscriptionId, displayName, createdAt: createdAt.toISOString() };
}

/** A resource group as the platform API shows one. */
export function describeResourceGroup(group: ResourceGroup): AnswerOf<typeof createResourceGroup> {
  return { name: group.name, region: group.region, tags: { ...group.tags } };
}
