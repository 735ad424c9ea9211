import { catalogueEntries, type ListedEntry, type Scope } from '@tenon/store';
import type { KeptNomination } from '../nominations/kept-nomination.ts';
import type { ServerParts } from '../parts.ts';

/** Changes the state of the catalogue entry that a nomination published, if it is the one that is listed. */
export async function setEntryState(
  system: Scope,
  { clock }: Pick<ServerParts, 'clock'>,
  nomination: KeptNomination,
  state: ListedEntry['state'],
): Promise<void> {
  if (nomination.catalogueName === null) return;
  const entry = await catalogueEntries(system).find(nomination.catalogueName);
  if (entry?.nominationId !== nomination.nominationId) return;
  await catalogueEntries(system).setState(entry.name, state, clock.now());
}
