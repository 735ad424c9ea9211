import { Refusal } from '@tenon/diagnostics';
import { type Connection, connections, type Scope, workflowConnections } from '@tenon/store';
import type { EffectContext } from '../effects.ts';

/**
 * The connection that an action of a run names. It must be in the workflow's subscription and region and have been granted to the
 * workflow when it was saved: what a run finds in its data names no connection.
 */
export async function findRunConnection(
  scope: Scope,
  connectionId: string,
  context: Pick<EffectContext, 'subscriptionId' | 'region' | 'workflowId' | 'agreedConnectionId'>,
): Promise<Connection> {
  const match =
    /^\/subscriptions\/([0-9a-f-]{36})\/resourceGroups\/([^/]+)\/providers\/Microsoft\.Web\/connections\/([^/]+)\/?$/i.exec(
      connectionId,
    );
  const [, subscriptionId, resourceGroup, name] = match ?? [];
  if (subscriptionId === undefined || resourceGroup === undefined || name === undefined) {
    throw new Refusal('connection-not-found', `'${connectionId.slice(0, 200)}' is not the id of a connection.`);
  }
  const connection = await connections(scope).find({
    subscriptionId: subscriptionId.toLowerCase(),
    resourceGroup: decodeURIComponent(resourceGroup),
    name: decodeURIComponent(name),
  });
  const isHere =
    connection !== undefined &&
    connection.subscriptionId === context.subscriptionId &&
    connection.region === context.region &&
    (context.agreedConnectionId === connectionId ||
      (await workflowConnections(scope).isGranted(context.workflowId, connection.connectionId)));
  if (connection === undefined || !isHere) {
    throw new Refusal(
      'connection-not-found',
      `The connection '${name.slice(0, 100)}' could not be found, or the workflow was saved without the right to use it. Save the workflow again.`,
    );
  }
  if (connection.problem !== undefined) throw new Refusal('connection-unauthenticated', connection.problem.message);
  return connection;
}
