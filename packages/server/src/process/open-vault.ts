import { Refusal } from '@tenon/diagnostics';
import { createVault, type Vault } from '@tenon/runtime';
import { type Store, sealingKeys } from '@tenon/store';

/**
 * Opens the vault with the master key. A key that none of the stored secrets is sealed with is refused: with it every
 * connection would fail, and new secrets would be sealed beside what cannot be read.
 */
export async function openVault(store: Store, masterKey: Buffer): Promise<Vault> {
  const vault = createVault({ masterKey });
  const sealedWith = await sealingKeys(store.system);
  if (sealedWith.length === 0 || sealedWith.includes(vault.keyId)) return vault;
  throw new Refusal(
    'master-key-differs',
    `The stored secrets are sealed with the master key ${sealedWith.join(', ')}, and the one at hand is ${vault.keyId}. Set TENON_MASTER_KEY to the key that sealed them, or put its file back into the data folder.`,
  );
}
