import { isAllowed, type Permission } from '@tenon/organization';
import { resourceGroups, type Scope } from '@tenon/store';
import { armRefusal } from './arm-codes.ts';
import type { ArmContext } from './arm-route.ts';
import { requireObject, textMember } from './read-body.ts';
import { readResourceId } from './resource-id.ts';

/** What is moved: its type in lower case, what one calls it, and what the caller must be permitted where it goes. */
export interface Movable {
  readonly type: 'microsoft.logic/workflows' | 'microsoft.web/customapis';
  readonly noun: string;
  readonly permission: Permission;
}

/** Where a resource goes: a group of the same subscription, spelt as it was created, and a name in it. */
export interface MoveTarget {
  readonly subscriptionId: string;
  readonly resourceGroup: string;
  readonly region: string;
  readonly name: string;
}

/** Reads the `id` of a move. Refuses another subscription, a group that is not there, and one where the caller may not write. */
export async function readMoveTarget(
  scope: Scope,
  context: ArmContext,
  { type, noun, permission }: Movable,
): Promise<MoveTarget> {
  const id = textMember(requireObject(context.readBody(), '{"id"}'), 'id') ?? '';
  const target = readResourceId(id.startsWith('/') ? id : `/${id}`);
  const { caller, subscriptionId } = context;
  if (target?.type !== type || target.resourceGroup === undefined || !isSame(target.subscriptionId, subscriptionId)) {
    throw armRefusal('InvalidRequestContent', `'${id.slice(0, 300)}' is not the id of a ${noun} in this subscription.`);
  }
  const { resourceGroup, name } = target;
  const place = { tenantId: caller.tenantId, subscriptionId, resourceGroup };
  const group = await resourceGroups(scope).find(subscriptionId, resourceGroup);
  const isOwnGroup = isSame(resourceGroup, context.resourceGroup);
  if (group === undefined || !(isOwnGroup || isAllowed(caller.roles, 'Microsoft.Resources/resourceGroups/read', place)))
    throw armRefusal('ResourceGroupNotFound', `The resource group '${resourceGroup.slice(0, 90)}' could not be found.`);
  if (!isOwnGroup && !isAllowed(caller.roles, permission, place)) {
    throw armRefusal('AuthorizationFailed', `You are not permitted '${permission}' in '${group.name}'.`);
  }
  return { subscriptionId, resourceGroup: group.name, region: group.region, name };
}

function isSame(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
