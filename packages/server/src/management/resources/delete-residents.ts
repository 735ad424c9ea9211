import { connections, connectors, integrationAccounts, workflows } from '@tenon/store';
import type { ArmContext } from '../arm-route.ts';
import type { ManagementServices } from '../services.ts';

const batch = 200;

/** Deletes what lives in a resource group: workflows (with their subscriptions ended), connections, integration accounts, connectors. */
export async function deleteResidents(
  services: ManagementServices,
  { caller, inTenant, subscriptionId, resourceGroup }: ArmContext,
): Promise<void> {
  const { tenantId } = caller;
  for (;;) {
    const found = await inTenant((scope) => workflows(scope).list({ subscriptionId, resourceGroup, limit: batch }));
    for (const { workflowId } of found) {
      await inTenant((scope) => workflows(scope).setState(workflowId, 'Disabled', services.clock.now()));
      await services.runtime.workflowChanged({ tenantId, workflowId });
      await inTenant((scope) => workflows(scope).delete(workflowId));
    }
    if (found.length < batch) break;
  }
  await inTenant(async (scope) => {
    for (;;) {
      const found = await connections(scope).list({ subscriptionId, resourceGroup, limit: batch });
      for (const { connectionId } of found) await connections(scope).delete(connectionId);
      if (found.length < batch) break;
    }
    for (const { accountId } of await integrationAccounts(scope).list({ subscriptionId, resourceGroup })) {
      await integrationAccounts(scope).delete(accountId);
    }
    for (const { connectorId } of await connectors(scope).list({ subscriptionId, resourceGroup })) {
      await connectors(scope).delete(connectorId);
    }
  });
}
