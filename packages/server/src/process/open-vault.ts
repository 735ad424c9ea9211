import { Refusal } from '@tenon/diagnostics';
import { createVault, type Vault, type VaultKeys } from '@tenon/runtime';
import { type Store, sealingKeys } from '@tenon/store';
import { rotationUnderWay } from './rotation-under-way.ts';

/**
 * Opens the vault with the master key. A key that none of the stored secrets is sealed with is refused: with it every
 * connection would fail, and new secrets would be sealed beside what cannot be read. So is any while the key is being replaced.
 */
export async function openVault(store: Store, keys: VaultKeys): Promise<Vault> {
  const vault = createVault(keys);
  const rotation = await store.asSystem(rotationUnderWay);
  if (rotation !== undefined) {
    throw new Refusal(
      'rotation-unfinished',
      `A change of the master key from ${rotation.from} to ${rotation.to} was begun and is not done. Finish it: tenon admin rotate-key`,
    );
  }
  const sealedWith = await sealingKeys(store.system);
  if (sealedWith.length === 0 || sealedWith.includes(vault.keyId)) return vault;
  throw new Refusal(
    'master-key-differs',
    `The stored secrets are sealed with the master key ${sealedWith.join(', ')}, and the one at hand is ${vault.keyId}. Set TENON_MASTER_KEY to the key that sealed them, or put its file back into the data folder.`,
  );
}
