import { type HeldRole, isAllowed } from './is-allowed.ts';
import { fromScope } from './place.ts';

/** Where a connector lives, and where a workflow lives that wants to use it. */
export interface Home {
  readonly tenantId: string;
  readonly subscriptionId: string;
  readonly region: string;
}

/**
 * The sharing rule: a custom connector is visible, with no further step, to all that shares its tenant,
 * its subscription and its region; when any one of the three differs it is not.
 */
export function isShared(connector: Home, viewer: Home): boolean {
  return (
    same(connector.tenantId, viewer.tenantId) &&
    same(connector.subscriptionId, viewer.subscriptionId) &&
    same(connector.region, viewer.region)
  );
}

/** A resource group, as far as it decides where a member works. */
export interface GroupInRegion {
  readonly subscriptionId: string;
  readonly name: string;
  readonly region: string;
}

/**
 * Whether a member works at a home: in its tenant and subscription, and in its region. Who may read the whole
 * subscription works in all its regions; who may read single resource groups works in theirs.
 */
export function worksAt(
  member: { readonly tenantId: string; readonly roles: readonly HeldRole[] },
  home: Home,
  groups: readonly GroupInRegion[],
): boolean {
  if (!same(member.tenantId, home.tenantId)) return false;
  const subscription = { tenantId: home.tenantId, subscriptionId: home.subscriptionId };
  if (isAllowed(member.roles, 'Microsoft.Resources/subscriptions/read', subscription)) return true;
  return groups.some(
    (group) =>
      same(group.subscriptionId, home.subscriptionId) &&
      same(group.region, home.region) &&
      isAllowed(member.roles, 'Microsoft.Resources/resourceGroups/read', {
        ...subscription,
        resourceGroup: group.name,
      }),
  );
}

/** The subscriptions of a tenant in which the roles let something be seen: all, or those named. */
export function visibleSubscriptions(
  held: readonly HeldRole[],
  tenantId: string,
): { readonly kind: 'all' } | { readonly kind: 'some'; readonly subscriptionIds: ReadonlySet<string> } {
  if (isAllowed(held, 'Microsoft.Resources/subscriptions/read', { tenantId })) return { kind: 'all' };
  const places = held
    .map(({ scope }) => fromScope(scope))
    .filter((place) => place?.tenantId === tenantId.toLowerCase());
  const subscriptionIds = places.flatMap((place) =>
    place?.subscriptionId === undefined ? [] : [place.subscriptionId],
  );
  return { kind: 'some', subscriptionIds: new Set(subscriptionIds) };
}

function same(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
