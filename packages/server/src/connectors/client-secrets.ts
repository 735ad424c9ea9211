import type { Vault } from '@tenon/runtime';
import { type ConnectorRecord, customApiSettings, type Scope, type SealedField } from '@tenon/store';

/** Seals client secrets of a connector by connection parameter, in place of those before. They are never read back by people. */
export async function keepClientSecrets(
  scope: Scope,
  { vault }: { readonly vault: Vault },
  {
    connector,
    secrets,
  }: {
    readonly connector: Pick<ConnectorRecord, 'tenantId' | 'connectorId'>;
    readonly secrets: Readonly<Record<string, string>>;
  },
): Promise<void> {
  if (Object.keys(secrets).length === 0) return;
  const { tenantId, connectorId } = connector;
  const before = await customApiSettings(scope).find(connectorId);
  const sealed = Object.entries(secrets).map(([field, secret]): [string, SealedField] => {
    const version = (before.secrets[field]?.version ?? 0) + 1;
    return [field, { version, sealed: vault.seal({ tenantId, recordId: connectorId, field, version }, secret) }];
  });
  await customApiSettings(scope).put(connectorId, {
    ...before,
    secrets: { ...before.secrets, ...Object.fromEntries(sealed) },
  });
}
