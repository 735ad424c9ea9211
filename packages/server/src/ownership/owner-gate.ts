import { Refusal } from '@tenon/diagnostics';
import { type Store, tenants } from '@tenon/store';

/** Knows whether the instance has an owner. Once it has, it always has, and nothing is asked again. */
export interface OwnerGate {
  isOwned(): Promise<boolean>;
  /** Refuses (`owner-required`) while there is no owner. */
  check(): Promise<void>;
}

/** Makes the gate that keeps everything shut until the first owner came. */
export function createOwnerGate(store: Store): OwnerGate {
  let owned = false;
  async function isOwned(): Promise<boolean> {
    owned ||= (await tenants(store.system).countOwners()) > 0;
    return owned;
  }
  return {
    isOwned,
    async check() {
      if (await isOwned()) return;
      throw new Refusal(
        'owner-required',
        'Nobody owns this instance yet. Open the one-time link that the start of the server printed.',
      );
    },
  };
}
