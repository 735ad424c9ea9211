import type { Place } from '@tenon/organization';
import { connectors, type Scope } from '@tenon/store';
import type { KeptNomination } from './kept-nomination.ts';
import { findNomination } from './take-step.ts';

/** What of a call says which nomination is meant, and asks whether the caller may act upon it. */
interface CallOfNomination {
  readonly params: { readonly nominationId: string };
  authorize(place: Omit<Place, 'tenantId'>): void;
}

/** The nomination of a call whose maker may act upon it: where its connector lives, or in the tenant when that is gone. Refuses others. */
export async function findPermittedNomination(
  scope: Scope,
  { params, authorize }: CallOfNomination,
): Promise<KeptNomination> {
  const nomination = await findNomination(scope, params.nominationId);
  const { connectorId } = nomination;
  const connector = connectorId === null ? undefined : await connectors(scope).find(connectorId);
  authorize(
    connector === undefined ? {} : { subscriptionId: connector.subscriptionId, resourceGroup: connector.resourceGroup },
  );
  return nomination;
}
