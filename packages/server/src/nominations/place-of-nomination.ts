import type { Place } from '@tenon/organization';
import { connectors, type Scope } from '@tenon/store';
import type { KeptNomination } from './kept-nomination.ts';

/** Where a nomination is acted upon: where its connector lives, or the tenant when that is gone. */
export async function placeOfNomination(
  scope: Scope,
  { connectorId }: KeptNomination,
): Promise<Omit<Place, 'tenantId'>> {
  const connector = connectorId === null ? undefined : await connectors(scope).find(connectorId);
  if (connector === undefined) return {};
  return { subscriptionId: connector.subscriptionId, resourceGroup: connector.resourceGroup };
}
