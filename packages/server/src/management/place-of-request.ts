import { isAllowed, isAllowedSomewhere, type Place } from '@tenon/organization';
import { regions, resourceGroups, type Scope, type Store, subscriptions } from '@tenon/store';
import { armRefusal } from './arm-codes.ts';
import type { ArmRoute, Caller } from './arm-route.ts';

/** Where a request is about, with names as they were created. */
export interface RequestPlace {
  /** The variable segments of the path, a `{location}` spelt as its region is. */
  readonly params: Readonly<Record<string, string>>;
  readonly subscriptionId: string;
  readonly resourceGroup: string;
  readonly region: string;
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/**
 * Finds the subscription and the resource group of a path and asks whether the caller may do this there. What the caller
 * cannot see is not found, so that nobody learns which subscriptions and groups exist.
 */
export async function placeOfRequest(
  store: Store,
  {
    route,
    params,
    caller,
  }: { readonly route: ArmRoute; readonly params: Readonly<Record<string, string>>; readonly caller: Caller },
): Promise<RequestPlace> {
  const wanted = params['subscriptionId'];
  if (wanted === undefined) {
    checkPermission(route, caller, { tenantId: caller.tenantId });
    return { params, subscriptionId: '', resourceGroup: '', region: '' };
  }
  const wantedGroup = params['resourceGroupName'];
  const wantedLocation = params['location'];
  const found = await store.inTenant(caller.tenantId, async (scope) => {
    const subscription = uuid.test(wanted) ? await subscriptions(scope).find(wanted.toLowerCase()) : undefined;
    if (subscription === undefined || !seesSubscription(caller, subscription.subscriptionId)) {
      throw armRefusal('SubscriptionNotFound', `The subscription '${wanted.slice(0, 80)}' could not be found.`);
    }
    const location = wantedLocation === undefined ? undefined : await findLocation(scope, wantedLocation);
    const group =
      wantedGroup === undefined
        ? undefined
        : await resourceGroups(scope).find(subscription.subscriptionId, wantedGroup);
    return { subscriptionId: subscription.subscriptionId, group, location };
  });
  const place = {
    tenantId: caller.tenantId,
    subscriptionId: found.subscriptionId,
    ...(wantedGroup === undefined ? {} : { resourceGroup: wantedGroup }),
  };
  const makesGroup = route.permission === 'Microsoft.Resources/resourceGroups/write' && route.method === 'PUT';
  if (wantedGroup !== undefined && !makesGroup && (found.group === undefined || !seesGroup(caller, place))) {
    throw armRefusal('ResourceGroupNotFound', `The resource group '${wantedGroup.slice(0, 90)}' could not be found.`);
  }
  if (wantedLocation !== undefined && found.location === undefined)
    throw armRefusal('LocationNotAvailable', `There is no region '${wantedLocation.slice(0, 80)}' here.`);
  checkPermission(route, caller, place);
  return {
    params: found.location === undefined ? params : { ...params, location: found.location },
    subscriptionId: found.subscriptionId,
    resourceGroup: found.group?.name ?? wantedGroup ?? '',
    region: found.group?.region ?? '',
  };
}

/** The name of the region that a path means, if there is one. */
async function findLocation(scope: Scope, wanted: string): Promise<string | undefined> {
  return (await regions(scope).list()).find(({ name }) => sameRegion(name, wanted))?.name;
}

/** Region names compare ignoring case and spaces: `West US` is `westus`. */
export function sameRegion(a: string, b: string): boolean {
  const plain = (name: string) => name.replaceAll(' ', '').toLowerCase();
  return plain(a) === plain(b);
}

/** Whether the caller may see anything of a subscription. */
export function seesSubscription(caller: Caller, subscriptionId: string): boolean {
  const place = { tenantId: caller.tenantId, subscriptionId };
  return (
    isAllowedSomewhere(caller.roles, 'Microsoft.Resources/subscriptions/read', place) ||
    isAllowedSomewhere(caller.roles, 'Microsoft.Resources/resourceGroups/read', place)
  );
}

function seesGroup(caller: Caller, place: Place): boolean {
  return isAllowed(caller.roles, 'Microsoft.Resources/resourceGroups/read', place);
}

function checkPermission(route: ArmRoute, caller: Caller, place: Place): void {
  if (route.permission === 'anyone') return;
  const ask = route.reach === 'list' ? isAllowedSomewhere : isAllowed;
  if (ask(caller.roles, route.permission, place)) return;
  throw armRefusal(
    'AuthorizationFailed',
    `You are not permitted '${route.permission}' here. Ask an owner of the subscription for a role that holds it.`,
  );
}
