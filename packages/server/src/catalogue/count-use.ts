import { type CatalogueUse, countCatalogueUse, type Scope } from '@tenon/store';
import type { RouteParts } from '../parts.ts';

const daysOfRuns = 28;

/** How much an entry of the catalogue is used, its runs of the last 28 days. */
export function countUse(system: Scope, { clock }: Pick<RouteParts, 'clock'>, name: string): Promise<CatalogueUse> {
  return countCatalogueUse(system, name, new Date(clock.now().getTime() - daysOfRuns * 86_400_000));
}
