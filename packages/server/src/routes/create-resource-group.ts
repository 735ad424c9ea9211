import { createResourceGroup as contract } from '@tenon/contract';
import { Refusal } from '@tenon/diagnostics';
import { resourceGroups, subscriptions } from '@tenon/store';
import { record } from '../audit/record.ts';
import { notFound } from '../routing/not-allowed.ts';
import { route } from '../routing/route.ts';
import { checkRegion } from '../tenancy/check-region.ts';
import { describeResourceGroup } from '../tenancy/describe.ts';

/** Makes a resource group in a region. */
export const createResourceGroup = route({
  contract,
  permission: 'Microsoft.Resources/resourceGroups/write',
  at: 'target',
  handle: ({ params, body, member, parts, inTenant, authorize }) =>
    inTenant(async (scope) => {
      const { subscriptionId } = params;
      if ((await subscriptions(scope).find(subscriptionId)) === undefined) {
        throw notFound('subscription', subscriptionId);
      }
      authorize({ subscriptionId });
      const region = await checkRegion(scope, body.region);
      const group = {
        tenantId: member.tenantId,
        subscriptionId,
        name: body.name,
        region,
        tags: {},
        createdAt: parts.clock.now(),
      };
      if (!(await resourceGroups(scope).insert(group))) {
        throw new Refusal('name-taken', `The subscription has a resource group "${body.name}" already.`);
      }
      await record(scope, parts, {
        by: member,
        action: 'resource-group.created',
        target: body.name,
        detail: { subscriptionId, region },
      });
      return describeResourceGroup(group);
    }),
});
