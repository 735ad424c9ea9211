import { deleteResourceGroup as contract } from '@tenon/contract';
import { Refusal } from '@tenon/diagnostics';
import { resourceGroups } from '@tenon/store';
import { record } from '../audit/record.ts';
import { notFound } from '../routing/not-allowed.ts';
import { route } from '../routing/route.ts';

/** Deletes a resource group in which nothing lives any more. */
export const deleteResourceGroup = route({
  contract,
  permission: 'Microsoft.Resources/resourceGroups/delete',
  at: 'target',
  handle: ({ params, member, parts, inTenant, authorize }) =>
    inTenant(async (scope) => {
      const { subscriptionId, resourceGroup } = params;
      const group = await resourceGroups(scope).find(subscriptionId, resourceGroup);
      if (group === undefined) throw notFound('resource group', resourceGroup);
      authorize({ subscriptionId, resourceGroup: group.name });
      const resident = await resourceGroups(scope).firstResident(subscriptionId, group.name);
      if (resident !== undefined) {
        throw new Refusal(
          'resource-group-not-empty',
          `"${resident}" still lives in the resource group "${group.name}". Delete what is in it first.`,
        );
      }
      await resourceGroups(scope).delete(subscriptionId, group.name);
      await record(scope, parts, {
        by: member,
        action: 'resource-group.deleted',
        target: group.name,
        detail: { subscriptionId },
      });
      return null;
    }),
});
