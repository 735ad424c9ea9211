import { listResourceGroups as contract } from '@tenon/contract';
import { resourceGroups, subscriptions } from '@tenon/store';
import { notFound } from '../routing/not-allowed.ts';
import { route } from '../routing/route.ts';
import { describeResourceGroup } from '../tenancy/describe.ts';

/** The resource groups of a subscription that the caller can see. */
export const listResourceGroups = route({
  contract,
  permission: 'Microsoft.Resources/resourceGroups/read',
  at: 'somewhere',
  handle: ({ params, inTenant, may }) =>
    inTenant(async (scope) => {
      const { subscriptionId } = params;
      if ((await subscriptions(scope).find(subscriptionId)) === undefined) {
        throw notFound('subscription', subscriptionId);
      }
      const groups = (await resourceGroups(scope).list(subscriptionId)).filter(({ name }) =>
        may('Microsoft.Resources/resourceGroups/read', { subscriptionId, resourceGroup: name }),
      );
      return { resourceGroups: groups.map(describeResourceGroup) };
    }),
});
