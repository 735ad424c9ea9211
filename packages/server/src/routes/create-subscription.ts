import { createSubscription as contract } from '@tenon/contract';
import { resourceGroups, subscriptions } from '@tenon/store';
import { record } from '../audit/record.ts';
import { firstResourceGroup } from '../ownership/first-owner.ts';
import { route } from '../routing/route.ts';
import { checkRegion } from '../tenancy/check-region.ts';
import { describeSubscription } from '../tenancy/describe.ts';

/** Makes a subscription with its first resource group. */
export const createSubscription = route({
  contract,
  permission: 'Microsoft.Resources/subscriptions/write',
  at: 'tenant',
  handle: ({ body, member, parts, inTenant }) =>
    inTenant(async (scope) => {
      const { tenantId } = member;
      const createdAt = parts.clock.now();
      const region = await checkRegion(scope, body.region ?? parts.config.regions[0]);
      const made = { tenantId, subscriptionId: parts.ids.next(), displayName: body.displayName, createdAt };
      await subscriptions(scope).insert(made);
      await resourceGroups(scope).insert({ ...made, name: firstResourceGroup, region, tags: {} });
      await record(scope, parts, {
        by: member,
        action: 'subscription.created',
        target: made.subscriptionId,
        detail: { displayName: body.displayName },
      });
      return describeSubscription(made);
    }),
});
