import { listSubscriptions as contract } from '@tenon/contract';
import { visibleSubscriptions } from '@tenon/organization';
import { subscriptions } from '@tenon/store';
import { route } from '../routing/route.ts';
import { describeSubscription } from '../tenancy/describe.ts';

/** The subscriptions in which the caller holds a role. */
export const listSubscriptions = route({
  contract,
  permission: 'Microsoft.Resources/resourceGroups/read',
  at: 'somewhere',
  handle: ({ member, inTenant }) =>
    inTenant(async (scope) => {
      const visible = visibleSubscriptions(member.roles, member.tenantId);
      const all = await subscriptions(scope).list();
      return {
        subscriptions: all
          .filter(({ subscriptionId }) => visible.kind === 'all' || visible.subscriptionIds.has(subscriptionId))
          .map(describeSubscription),
      };
    }),
});
