import { type Connector, importConnector } from '@tenon/connector';
import { Refusal } from '@tenon/diagnostics';
import {
  type ConnectorReference,
  catalogueEntries,
  connectorVersions,
  type Scope,
  type SourceFile,
} from '@tenon/store';

/** Gives the model of the connector that a connection is to, or of the newest version of one that is tested, be it a draft. */
export type LoadConnector = (
  scope: Scope,
  reference: ConnectorReference | { readonly kind: 'tested'; readonly connectorId: string },
) => Promise<Connector>;

/** How many models are kept. The largest known definition makes a model of some 20 MB. */
const mostModels = 100;
/** A catalogue entry may be suspended at any moment: what is known of it is believed for this long. */
const trustedMs = 2_000;

/** States in which an entry of the catalogue can be called. A deprecated one goes on for those who use it. */
const callableStates = new Set(['preview', 'generally-available', 'deprecated', 'staged']);

/** Loads connector models, each version once. */
export function createConnectorLoader(clock: { now(): Date }): LoadConnector {
  const models = new Map<string, Connector>();
  const entries = new Map<string, { readonly digest: string; readonly readAt: number }>();

  function modelOf(digest: string, files: readonly SourceFile[]): Connector {
    const { value, diagnostics } = importConnector(files.map(({ name, bytes }) => ({ name, content: bytes })));
    if (value === undefined) {
      const first = diagnostics.find(({ severity }) => severity === 'error');
      throw new Refusal(
        'connector-not-usable',
        `The connector's definition cannot be used: ${first?.message ?? 'it is empty'}`,
      );
    }
    const oldest = models.keys().next().value;
    if (models.size >= mostModels && oldest !== undefined) models.delete(oldest);
    models.set(digest, value);
    return value;
  }

  return async (scope, reference) => {
    if (reference.kind === 'tested') {
      const newest = await connectorVersions(scope).newest(reference.connectorId);
      if (newest === undefined) throw new Refusal('connector-not-usable', 'The connector was deleted.');
      return models.get(newest.digest) ?? modelOf(newest.digest, newest.files);
    }
    if (reference.kind === 'custom') {
      const versions = await connectorVersions(scope).list(reference.connectorId);
      const newest = versions.find(({ state }) => state === 'saved');
      if (newest === undefined)
        throw new Refusal(
          'connector-not-usable',
          'The connector has no version that was created yet. Finish its draft.',
        );
      const known = models.get(newest.digest);
      if (known !== undefined) return known;
      const version = await connectorVersions(scope).find(newest.connectorVersionId);
      return modelOf(newest.digest, version?.files ?? []);
    }
    const key = reference.name.toLowerCase();
    const recent = entries.get(key);
    const now = clock.now().getTime();
    const known = recent && now - recent.readAt < trustedMs ? models.get(recent.digest) : undefined;
    if (known !== undefined) return known;
    const entry = await catalogueEntries(scope).find(reference.name);
    if (entry === undefined || !callableStates.has(entry.state)) {
      throw new Refusal(
        'connector-not-usable',
        `The connector '${reference.name}' is not in the catalogue now${entry ? ` (${entry.state})` : ''}.`,
      );
    }
    entries.set(key, { digest: entry.digest, readAt: now });
    return models.get(entry.digest) ?? modelOf(entry.digest, entry.files);
  };
}
