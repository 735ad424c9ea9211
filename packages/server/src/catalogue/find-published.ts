import { type CatalogueEntry, catalogueEntries, type Scope } from '@tenon/store';
import { notFound } from '../routing/not-allowed.ts';
import { isPublished } from './describe-entry.ts';

/** A published entry by name, ignoring case. */
export async function findPublished(scope: Scope, name: string): Promise<CatalogueEntry> {
  const entry = await catalogueEntries(scope).find(name);
  if (entry === undefined || !isPublished(entry)) throw notFound('connector in the catalogue', name);
  return entry;
}
