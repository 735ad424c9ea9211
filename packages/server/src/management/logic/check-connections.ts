import { type Plan, type Value, values } from '@tenon/definition';
import { isAllowed } from '@tenon/organization';
import { type Connection, connections, type Scope } from '@tenon/store';
import { armRefusal } from '../arm-codes.ts';
import type { Caller } from '../arm-route.ts';
import { readResourceId } from '../resource-id.ts';

/**
 * The ids of the connections that a definition uses, each of which the caller may use. A connection of somewhere else, or one
 * whose id only the run would know, is refused: who may use what is never read from data. One that does not exist (yet) is left
 * out, and a run that reaches it fails.
 */
export async function usableConnections(
  scope: Scope,
  {
    caller,
    plan,
    parameters,
    subscriptionId,
    region,
  }: {
    readonly caller: Caller;
    readonly plan: Plan;
    readonly parameters: Value;
    readonly subscriptionId: string;
    readonly region: string;
  },
): Promise<readonly string[]> {
  const named = new Map<string, string>();
  for (const use of plan.connections) {
    if (use.connectionId === undefined) {
      throw armRefusal(
        'InvalidTemplate',
        `The template validation failed: 'The connection of '${use.name}' is not known before the run${use.reference === undefined ? '' : `: parameters.$connections has no connectionId for '${use.reference}'`}. Name it as @parameters('$connections')['reference']['connectionId'].'.`,
      );
    }
    named.set(use.connectionId, use.name);
  }
  for (const id of declaredIds(plan, parameters)) if (!named.has(id)) named.set(id, '$connections');

  const usable = new Set<string>();
  for (const [id, place] of named) {
    const connection = await findConnection(scope, id);
    if (connection === undefined) {
      checkForeign(id, { place, subscriptionId });
      continue;
    }
    const permitted = isAllowed(caller.roles, 'Microsoft.Web/connections/use/action', {
      tenantId: caller.tenantId,
      subscriptionId: connection.subscriptionId,
      resourceGroup: connection.resourceGroup,
    });
    if (!permitted) throw notYours(id, place);
    if (connection.subscriptionId !== subscriptionId || connection.region !== region) {
      throw armRefusal(
        'InvalidTemplate',
        `The template validation failed: 'The connection '${connection.name}' of '${place}' is in another subscription or region than the workflow. Make one in the region '${region}'.'.`,
      );
    }
    usable.add(connection.connectionId);
  }
  return [...usable];
}

/** The connection with an id of the management API, if the tenant has it. */
export async function findConnection(scope: Scope, id: string): Promise<Connection | undefined> {
  const read = readResourceId(id);
  if (read?.type !== 'microsoft.web/connections' || read.resourceGroup === undefined) return undefined;
  if (!/^[0-9a-f-]{36}$/i.test(read.subscriptionId)) return undefined;
  return connections(scope).find({
    subscriptionId: read.subscriptionId.toLowerCase(),
    resourceGroup: read.resourceGroup,
    name: read.name,
  });
}

function checkForeign(
  id: string,
  { place, subscriptionId }: { readonly place: string; readonly subscriptionId: string },
): void {
  const read = readResourceId(id);
  const isHere =
    read?.type === 'microsoft.web/connections' && read.subscriptionId.toLowerCase() === subscriptionId.toLowerCase();
  if (!isHere) throw notYours(id, place);
}

function notYours(id: string, place: string): Error {
  return armRefusal(
    'InvalidTemplate',
    `The template validation failed: 'The connection '${id.slice(0, 300)}' of '${place}' could not be found, or you may not use it.'.`,
  );
}

/** Every `connectionId` that the values of `$connections` name, used or not. */
function declaredIds(plan: Plan, parameters: Value): readonly string[] {
  const given = values.isObject(parameters) ? parameters['$connections'] : undefined;
  const declared = plan.findParameter('$connections') ?? (values.isObject(given) ? given['value'] : undefined);
  if (!values.isObject(declared)) return [];
  return Object.values(declared).flatMap((reference) => {
    const id = values.isObject(reference) ? values.findProperty(reference, 'connectionId') : undefined;
    return typeof id === 'string' ? [id] : [];
  });
}
