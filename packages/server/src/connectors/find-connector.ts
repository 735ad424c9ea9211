import { isAllowed, isShared, worksAt } from '@tenon/organization';
import { type ConnectorRecord, connectors, resourceGroups, type Scope } from '@tenon/store';
import type { Caller } from '../authentication/caller.ts';
import { notFound } from '../routing/not-allowed.ts';

/** A connector that the caller can see. What he cannot see is refused as if it did not exist. */
export async function findConnector(scope: Scope, caller: Caller, connectorId: string): Promise<ConnectorRecord> {
  const connector = await connectors(scope).find(connectorId);
  if (connector === undefined || !(await isVisible(scope, caller, connector))) throw notFound('connector', connectorId);
  return connector;
}

/** A draft is its author's alone; a saved connector is seen by who works in its tenant, subscription and region, or may read its resource group. */
async function isVisible(scope: Scope, caller: Caller, connector: ConnectorRecord): Promise<boolean> {
  if (connector.state === 'draft') return connector.createdBy === caller.memberId;
  if (isAllowed(caller.roles, 'Microsoft.Web/customApis/read', connector)) return true;
  return worksAt(caller, connector, await resourceGroups(scope).list(connector.subscriptionId));
}

/** Whether a connector is offered to the caller's workflows in a subscription and region: the sharing rule. */
export function isOffered(connector: ConnectorRecord, caller: Caller, subscriptionId: string, region: string): boolean {
  return connector.state === 'saved' && isShared(connector, { tenantId: caller.tenantId, subscriptionId, region });
}
