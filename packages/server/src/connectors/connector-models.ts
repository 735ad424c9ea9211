import { type Connector, importConnector } from '@tenon/connector';
import type { Checked } from '@tenon/diagnostics';
import type { SourceFile } from '@tenon/store';

/** The models of connector versions, made from their documents when first asked for. */
export interface ConnectorModels {
  /** The model behind a digest; its documents are imported unless that was done lately. */
  of(version: { readonly digest: string; readonly files: readonly SourceFile[] }): Checked<Connector | undefined>;
}

/** Keeps the models that were used last. A model takes some ten times the room of its documents. */
export function createConnectorModels(capacity = 64): ConnectorModels {
  const kept = new Map<string, Checked<Connector | undefined>>();
  return {
    of({ digest, files }) {
      const model = kept.get(digest) ?? importConnector(toConnectorFiles(files));
      kept.delete(digest);
      kept.set(digest, model);
      const [oldest] = kept.keys();
      if (kept.size > capacity && oldest !== undefined) kept.delete(oldest);
      return model;
    },
  };
}

/** Source documents as the connector room takes them. */
export function toConnectorFiles(files: readonly SourceFile[]): { name: string; content: Uint8Array }[] {
  return files.map(({ name, bytes }) => ({ name, content: bytes }));
}
