import type { Scope } from '../scope.ts';
import { packFiles, type SourceFile, unpackFiles } from './source-files.ts';

/** A place where the documents of a connector are stored: a version, the copy of a nomination, an entry of the catalogue. */
export interface StoredSources {
  readonly kind: 'version' | 'nomination' | 'entry';
  readonly id: string;
  readonly tenantId: string;
  /** Null when the connector was deleted. */
  readonly connectorId: string | null;
}

const tables = {
  version: { table: 'connector_versions', key: 'connector_version_id::text', tenant: 'tenant_id', order: 'number' },
  nomination: { table: 'nominations', key: 'nomination_id::text', tenant: 'tenant_id', order: 'version_number' },
  entry: { table: 'catalogue_entries', key: 'name', tenant: 'publisher_tenant_id', order: 'version_number' },
} as const;

/** The documents of all connectors of all tenants, wherever they are stored; only the system scope reaches them. */
export function storedSources(scope: Scope) {
  return {
    /** The newest first. */
    list(): Promise<readonly StoredSources[]> {
      const each = Object.entries(tables).map(
        ([kind, { table, key, tenant, order }]) =>
          `select '${kind}' as kind, ${key} as id, ${tenant} as tenant_id, connector_id, ${order} as number from ${table}`,
      );
      return scope.query(
        `select kind, id, tenant_id as "tenantId", connector_id as "connectorId"
         from (${each.join(' union all ')}) s order by number desc`,
      );
    },
    /** Nothing when they are gone meanwhile. */
    async files({ kind, id }: StoredSources): Promise<readonly SourceFile[]> {
      const { table, key } = tables[kind];
      const [row] = await scope.query<{ files: Buffer }>(`select files from ${table} where ${key} = $1`, [id]);
      return row === undefined ? [] : unpackFiles(row.files);
    },
    /** Puts other documents in place of those before, with their digest where one is kept. */
    async replace(
      { kind, id }: StoredSources,
      { files, digest }: { readonly files: readonly SourceFile[]; readonly digest: string },
    ): Promise<void> {
      const { table, key } = tables[kind];
      const values = [id, packFiles(files)];
      if (kind === 'nomination') await scope.query(`update ${table} set files = $2 where ${key} = $1`, values);
      else await scope.query(`update ${table} set files = $2, digest = $3 where ${key} = $1`, [...values, digest]);
    },
  };
}
