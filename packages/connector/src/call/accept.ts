import { preferenceOf } from '../import/media-types.ts';
import type { Operation } from '../model/operation.ts';

/** The `Accept` header for an operation: what it produces, JSON first; JSON and then anything where it does not say. */
export function acceptOf(operation: Operation | undefined): string {
  const types = (operation?.produces ?? []).filter((type) => /^[\w.+*-]+\/[\w.+*-]+(?:\s*;.*)?$/.test(type));
  if (types.length === 0) return 'application/json, */*;q=0.8';
  return [...new Set(types)].sort((a, b) => preferenceOf(a) - preferenceOf(b)).join(', ');
}
