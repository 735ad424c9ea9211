import { isAllowed, visibleSubscriptions } from '@tenon/organization';
import { type ResourceGroup, regions, resourceGroups, type Subscription, subscriptions, tenants } from '@tenon/store';
import { armRefusal } from '../arm-codes.ts';
import type { ArmContext, ArmJson, ArmRoute } from '../arm-route.ts';
import { filterMatcher, readFilter } from '../filter.ts';
import { cutByKey, nextLink, readPage } from '../paging.ts';
import { sameRegion, seesSubscription } from '../place-of-request.ts';
import { requireObject, tagsOf, textMember } from '../read-body.ts';
import { checkResourceName } from '../resource-id.ts';
import type { ManagementServices } from '../services.ts';
import { deleteResidents } from './delete-residents.ts';
import { tagTest } from './tag-filter.ts';

const subscription = '/subscriptions/{subscriptionId}';
const group = `${subscription}/resourceGroups/{resourceGroupName}`;

/** Tenants, subscriptions, locations and resource groups (Microsoft.Resources). */
export function resourceRoutes(services: ManagementServices): readonly ArmRoute[] {
  return [
    {
      method: 'GET',
      path: '/tenants',
      permission: 'anyone',
      handle: async ({ caller, inTenant }) => {
        const tenant = await inTenant((scope) => tenants(scope).find(caller.tenantId));
        const value = tenant
          ? [{ id: `/tenants/${tenant.tenantId}`, tenantId: tenant.tenantId, displayName: tenant.displayName }]
          : [];
        return { status: 200, body: { value } };
      },
    },
    {
      method: 'GET',
      path: '/subscriptions',
      permission: 'anyone',
      handle: async ({ caller, inTenant }) => {
        const all = await inTenant((scope) => subscriptions(scope).list());
        const visible = visibleSubscriptions(caller.roles, caller.tenantId);
        const shown = all.filter(
          ({ subscriptionId }) => visible.kind === 'all' || visible.subscriptionIds.has(subscriptionId),
        );
        return {
          status: 200,
          body: {
            value: shown.filter(({ subscriptionId }) => seesSubscription(caller, subscriptionId)).map(toSubscription),
          },
        };
      },
    },
    {
      method: 'GET',
      path: subscription,
      permission: 'anyone',
      handle: async ({ subscriptionId, inTenant }) => {
        const found = await inTenant((scope) => subscriptions(scope).find(subscriptionId));
        return { status: 200, body: found && toSubscription(found) };
      },
    },
    {
      method: 'GET',
      path: `${subscription}/locations`,
      permission: 'anyone',
      handle: async ({ subscriptionId, inTenant }) => {
        const known = await inTenant((scope) => regions(scope).list());
        const value = known.map(({ name, displayName }) => ({
          id: `/subscriptions/${subscriptionId}/locations/${name}`,
          name,
          type: 'Region',
          displayName,
          regionalDisplayName: displayName,
        }));
        return { status: 200, body: { value } };
      },
    },
    {
      method: 'GET',
      path: `${subscription}/resourceGroups`,
      permission: 'Microsoft.Resources/resourceGroups/read',
      reach: 'list',
      handle: listGroups,
    },
    {
      method: 'GET',
      path: group,
      permission: 'Microsoft.Resources/resourceGroups/read',
      handle: async (context) => ({ status: 200, body: toGroup(await readGroup(context)) }),
    },
    {
      method: 'HEAD',
      path: group,
      permission: 'Microsoft.Resources/resourceGroups/read',
      handle: async () => ({ status: 204 }),
    },
    {
      method: 'PUT',
      path: group,
      permission: 'Microsoft.Resources/resourceGroups/write',
      handle: (context) => putGroup(context, services),
    },
    {
      method: 'PATCH',
      path: group,
      permission: 'Microsoft.Resources/resourceGroups/write',
      handle: async (context) => {
        const body = context.readBody();
        const tags = body === undefined ? undefined : tagsOf(requireObject(body, 'the tags'));
        const { subscriptionId, resourceGroup } = context;
        if (tags) await context.inTenant((scope) => resourceGroups(scope).setTags(subscriptionId, resourceGroup, tags));
        return { status: 200, body: toGroup(await readGroup(context)) };
      },
    },
    {
      method: 'DELETE',
      path: group,
      permission: 'Microsoft.Resources/resourceGroups/delete',
      handle: async (context) => {
        await deleteResidents(services, context);
        const { subscriptionId, resourceGroup } = context;
        await context.inTenant((scope) => resourceGroups(scope).delete(subscriptionId, resourceGroup));
        return { status: 200 };
      },
    },
  ];
}

async function listGroups(context: ArmContext) {
  const { caller, subscriptionId, query } = context;
  const matches = filterMatcher(readFilter(query.get('$filter')), tagTest);
  const page = readPage(context);
  const all = await context.inTenant((scope) => resourceGroups(scope).list(subscriptionId));
  const shown = all.filter(
    (each) =>
      isAllowed(caller.roles, 'Microsoft.Resources/resourceGroups/read', {
        tenantId: caller.tenantId,
        subscriptionId,
        resourceGroup: each.name,
      }) && matches(each),
  );
  const { rows, last } = cutByKey(shown, ({ name }) => name.toLowerCase(), page);
  return { status: 200, body: { value: rows.map(toGroup), nextLink: last && nextLink(context, last) } };
}

async function readGroup({ subscriptionId, resourceGroup, inTenant }: ArmContext): Promise<ResourceGroup> {
  const found = await inTenant((scope) => resourceGroups(scope).find(subscriptionId, resourceGroup));
  if (found === undefined)
    throw armRefusal('ResourceGroupNotFound', `The resource group '${resourceGroup}' could not be found.`);
  return found;
}

async function putGroup(context: ArmContext, services: ManagementServices) {
  const { caller, subscriptionId, params } = context;
  const name = params['resourceGroupName'] ?? '';
  const body = requireObject(context.readBody(), '{"location", "tags"}');
  const location = textMember(body, 'location');
  const tags = tagsOf(body) ?? {};
  return context.inTenant(async (scope) => {
    const existing = await resourceGroups(scope).find(subscriptionId, name);
    if (existing) {
      if (location !== undefined && !sameRegion(location, existing.region)) {
        throw armRefusal(
          'InvalidResourceGroupLocation',
          `The resource group '${existing.name}' is in '${existing.region}' and cannot move to '${location.slice(0, 80)}'.`,
        );
      }
      await resourceGroups(scope).setTags(subscriptionId, name, tags);
      return { status: 200, body: toGroup({ ...existing, tags }) };
    }
    checkResourceName(name, 90);
    if (location === undefined)
      throw armRefusal('LocationRequired', "The 'location' of a new resource group is required.");
    const region = (await regions(scope).list()).find((each) => sameRegion(each.name, location))?.name;
    if (region === undefined)
      throw armRefusal('LocationNotAvailable', `There is no region '${location.slice(0, 80)}' here.`);
    const made = { tenantId: caller.tenantId, subscriptionId, name, region, tags, createdAt: services.clock.now() };
    await resourceGroups(scope).insert(made);
    return { status: 201, body: toGroup(made) };
  });
}

function toSubscription({ subscriptionId, displayName, tenantId }: Subscription): ArmJson {
  return { id: `/subscriptions/${subscriptionId}`, subscriptionId, displayName, tenantId, state: 'Enabled' };
}

function toGroup({ subscriptionId, name, region, tags }: ResourceGroup): ArmJson {
  return {
    id: `/subscriptions/${subscriptionId}/resourceGroups/${name}`,
    name,
    type: 'Microsoft.Resources/resourceGroups',
    location: region,
    tags,
    properties: { provisioningState: 'Succeeded' },
  };
}
