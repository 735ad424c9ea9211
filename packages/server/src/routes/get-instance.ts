import { getInstance as contract } from '@tenon/contract';
import { regions } from '@tenon/store';
import { createOwnerGate } from '../ownership/owner-gate.ts';
import { openRoute } from '../routing/route.ts';

/** What anyone may know of this instance. */
export const getInstance = openRoute({
  contract,
  beforeOwner: true,
  async handle({ parts }) {
    const { store, config } = parts;
    const known = await regions(store.system).list();
    return {
      product: 'tenon' as const,
      version: config.version,
      owned: await createOwnerGate(store).isOwned(),
      publicUrl: config.publicUrl(),
      regions: known.map(({ name, displayName }) => ({ name, displayName })),
    };
  },
});
