import { Refusal } from '@tenon/diagnostics';
import { members, oneTimeLinks, resourceGroups, subscriptions, tenants } from '@tenon/store';
import { makeApiToken } from '../authentication/make-api-token.ts';
import {
  firstResourceGroup,
  makeFirstOwner,
  type NewTenant,
  type OwnershipParts,
  writeRegions,
} from './first-owner.ts';

/** What a script needs to begin: an API token of the owner and where things go. */
export interface ScriptAccess extends NewTenant {
  readonly token: string;
}

/**
 * Makes the first owner if there is none, and a new API token for the owner of the instance. For whoever may run
 * programs on the server's machine; no route reaches it.
 */
export async function bootstrapForScripts(parts: OwnershipParts): Promise<ScriptAccess> {
  return parts.store.asSystem(async (scope) => {
    await tenants(scope).lockOwnership();
    if ((await tenants(scope).countOwners()) === 0) {
      await oneTimeLinks(scope).deleteAll('first-owner');
      const made = await makeFirstOwner(scope, parts);
      const { memberId, ...place } = made;
      return { ...place, token: (await makeApiToken(scope, parts, { ...place, memberId, name: 'bootstrap' })).token };
    }
    await writeRegions(scope, parts);
    const owner = await members(scope).findInstanceOwner();
    if (owner === undefined) {
      throw new Refusal(
        'owner-missing',
        'Nobody active both owns a tenant and operates this instance. Enable such a member again, or give one the role "Operator".',
      );
    }
    const place = await homeOf(parts, owner.tenantId);
    const { token } = await makeApiToken(scope, parts, { ...owner, name: 'bootstrap' });
    return { ...place, token };
  });
}

/** The owner's oldest subscription and its `default` resource group, or its first one. */
async function homeOf(parts: OwnershipParts, tenantId: string): Promise<NewTenant> {
  return parts.store.inTenant(tenantId, async (scope) => {
    const [subscription] = await subscriptions(scope).list();
    if (subscription === undefined) throw new Error(`The tenant ${tenantId} has no subscription.`);
    const { subscriptionId } = subscription;
    const groups = await resourceGroups(scope).list(subscriptionId);
    const group = groups.find(({ name }) => name === firstResourceGroup) ?? groups[0];
    return {
      tenantId,
      subscriptionId,
      resourceGroup: group?.name ?? firstResourceGroup,
      region: group?.region ?? parts.config.regions[0],
    };
  });
}
