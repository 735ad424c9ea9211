/** Where something is: the instance itself, a tenant, a subscription of it, or a resource group of that. */
export interface Place {
  readonly tenantId?: string;
  readonly subscriptionId?: string;
  readonly resourceGroup?: string;
}

const pattern =
  /^\/tenants\/([0-9a-f-]{36})(?:\/subscriptions\/([0-9a-f-]{36})(?:\/resourcegroups\/([\p{L}\p{N}_.()-]{1,90}))?)?$/iu;

/** A place as the scope of a role assignment: `/`, `/tenants/{t}`, `…/subscriptions/{s}`, `…/resourceGroups/{name}`, ids and names in lower case. */
export function toScope(place: Place): string {
  if (place.tenantId === undefined) return '/';
  const tenant = `/tenants/${place.tenantId.toLowerCase()}`;
  if (place.subscriptionId === undefined) return tenant;
  const subscription = `${tenant}/subscriptions/${place.subscriptionId.toLowerCase()}`;
  if (place.resourceGroup === undefined) return subscription;
  return `${subscription}/resourceGroups/${place.resourceGroup.toLowerCase()}`;
}

/** The inverse of `toScope`; undefined for a text that is no scope. */
export function fromScope(scope: string): Place | undefined {
  if (scope === '/') return {};
  const match = pattern.exec(scope);
  if (match === null) return undefined;
  const [, tenantId, subscriptionId, resourceGroup] = match;
  return {
    ...(tenantId === undefined ? {} : { tenantId: tenantId.toLowerCase() }),
    ...(subscriptionId === undefined ? {} : { subscriptionId: subscriptionId.toLowerCase() }),
    ...(resourceGroup === undefined ? {} : { resourceGroup: resourceGroup.toLowerCase() }),
  };
}

/** Whether `inner` is `outer` or lies in it. */
export function liesWithin(inner: Place, outer: Place): boolean {
  return (
    sameUnlessOpen(inner.tenantId, outer.tenantId) &&
    sameUnlessOpen(inner.subscriptionId, outer.subscriptionId) &&
    sameUnlessOpen(inner.resourceGroup, outer.resourceGroup)
  );
}

function sameUnlessOpen(inner: string | undefined, outer: string | undefined): boolean {
  return outer === undefined || inner?.toLowerCase() === outer.toLowerCase();
}
