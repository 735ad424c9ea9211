import type { Scope } from './scope.ts';

/** The row that a sealed text belongs to; opened for another it is refused. */
export interface SealedPlace {
  readonly tenantId: string;
  readonly recordId: string;
  readonly field: string;
  readonly version: number;
}

/** Encrypts texts that are secured, and decrypts them. The runtime's vault is one. */
export interface Sealing {
  seal(place: SealedPlace, text: string): string;
  open(place: SealedPlace, sealed: string): { reveal(): string };
}

/** Encrypts a text for its place. A store that was opened without a vault keeps no secured data. */
export function sealText(scope: Pick<Scope, 'sealing'>, place: SealedPlace, text: string): string {
  if (scope.sealing === undefined) throw new Error(`There is no key to seal '${place.field}' with.`);
  return scope.sealing.seal(place, text);
}

/** Decrypts what `sealText` made for the same place. */
export function openText(scope: Pick<Scope, 'sealing'>, place: SealedPlace, sealed: string): string {
  if (scope.sealing === undefined) throw new Error(`There is no key to open '${place.field}' with.`);
  return scope.sealing.open(place, sealed).reveal();
}

/** The place of what is secured in a run: its events and its messages. */
export function runPlace(tenantId: string, runName: string): SealedPlace {
  return { tenantId, recordId: runName, field: 'event', version: 0 };
}
