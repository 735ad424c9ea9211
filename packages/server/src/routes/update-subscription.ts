import { updateSubscription as contract } from '@tenon/contract';
import { subscriptions } from '@tenon/store';
import { record } from '../audit/record.ts';
import { notFound } from '../routing/not-allowed.ts';
import { route } from '../routing/route.ts';
import { describeSubscription } from '../tenancy/describe.ts';

/** Renames a subscription. */
export const updateSubscription = route({
  contract,
  permission: 'Microsoft.Resources/subscriptions/write',
  at: 'target',
  handle: ({ params, body, member, parts, inTenant, authorize }) =>
    inTenant(async (scope) => {
      const { subscriptionId } = params;
      const subscription = await subscriptions(scope).find(subscriptionId);
      if (subscription === undefined) throw notFound('subscription', subscriptionId);
      authorize({ subscriptionId });
      await subscriptions(scope).rename(subscriptionId, body.displayName);
      await record(scope, parts, {
        by: member,
        action: 'subscription.renamed',
        target: subscriptionId,
        detail: { displayName: body.displayName },
      });
      return describeSubscription({ ...subscription, displayName: body.displayName });
    }),
});
