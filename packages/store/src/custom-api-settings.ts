import type { SealedField } from './connections.ts';
import type { Scope } from './scope.ts';

/** What the management API keeps of a custom connector beyond its documents. */
export interface CustomApiSettings {
  readonly tags: Readonly<Record<string, string>>;
  /** Members of the resource that are answered as they came. */
  readonly kept: Readonly<Record<string, unknown>>;
  /** Client secrets of OAuth settings, by connection parameter. */
  readonly secrets: Readonly<Record<string, SealedField>>;
}

const nothing: CustomApiSettings = { tags: {}, kept: {}, secrets: {} };

/** Settings of custom connectors; a connector that has none has empty ones. */
export function customApiSettings(scope: Scope) {
  return {
    async find(connectorId: string): Promise<CustomApiSettings> {
      const rows = await scope.query<CustomApiSettings>(
        'select tags, kept, secrets from custom_api_settings where connector_id = $1',
        [connectorId],
      );
      return rows[0] ?? nothing;
    },
    async put(connectorId: string, settings: CustomApiSettings): Promise<void> {
      await scope.query(
        `insert into custom_api_settings (tenant_id, connector_id, tags, kept, secrets) values ($1, $2, $3, $4, $5)
         on conflict (connector_id) do update set tags = excluded.tags, kept = excluded.kept, secrets = excluded.secrets`,
        [
          scope.tenantId,
          connectorId,
          JSON.stringify(settings.tags),
          JSON.stringify(settings.kept),
          JSON.stringify(settings.secrets),
        ],
      );
    },
  };
}
