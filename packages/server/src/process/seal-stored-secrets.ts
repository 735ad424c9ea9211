import { Refusal } from '@tenon/diagnostics';
import type { Vault } from '@tenon/runtime';
import {
  customApiSettings,
  type SourceFile,
  type Store,
  type StoredSources,
  settings,
  storedSources,
} from '@tenon/store';
import { keepClientSecrets } from '../connectors/client-secrets.ts';
import { type ConnectorModels, createConnectorModels } from '../connectors/connector-models.ts';
import { makeContent } from '../connectors/make-version.ts';
import { digestFiles } from '../connectors/read-files.ts';
import { takeClientSecrets } from '../connectors/take-client-secrets.ts';

const doneSetting = 'client-secrets-sealed';

/**
 * Takes the client secrets out of documents that were stored before imports did so, once for a database, and seals them beside their
 * connectors unless a newer one is there. What is stopped on the way is done again at the next start.
 */
export async function sealStoredSecrets(
  store: Store,
  { vault, at }: { readonly vault: Vault; readonly at: Date },
): Promise<void> {
  const isDone = await store.asSystem(async (scope) => (await settings(scope).all()).get(doneSetting) === true);
  if (isDone) return;
  const models = createConnectorModels(1);
  for (const stored of await store.asSystem((scope) => storedSources(scope).list())) {
    await seal({ store, vault, models }, stored);
  }
  await store.asSystem((scope) => settings(scope).put(doneSetting, true, at));
}

interface Sealing {
  readonly store: Store;
  readonly vault: Vault;
  readonly models: ConnectorModels;
}

async function seal({ store, vault, models }: Sealing, stored: StoredSources): Promise<void> {
  const before = await store.asSystem((scope) => storedSources(scope).files(stored));
  const { files, clientSecrets } = withoutSecrets(models, before);
  const digest = digestFiles(files);
  if (digest === digestFiles(before)) return;
  const { tenantId, connectorId } = stored;
  // Sealed first: what is stopped between the two finds the same secret once more.
  if (connectorId !== null) {
    await store.inTenant(tenantId, async (scope) => {
      const { secrets: newer } = await customApiSettings(scope).find(connectorId);
      const secrets = Object.fromEntries(Object.entries(clientSecrets).filter(([field]) => newer[field] === undefined));
      await keepClientSecrets(scope, { vault }, { connector: { tenantId, connectorId }, secrets });
    });
  }
  await store.asSystem((scope) => storedSources(scope).replace(stored, { files, digest }));
}

/** The documents as an import would store them today. What cannot be read any more stays but for its secrets. */
function withoutSecrets(models: ConnectorModels, files: readonly SourceFile[]) {
  try {
    const { content, clientSecrets } = makeContent(models, files);
    return { files: content.files, clientSecrets };
  } catch (error) {
    if (error instanceof Refusal) return takeClientSecrets(files);
    throw error;
  }
}
