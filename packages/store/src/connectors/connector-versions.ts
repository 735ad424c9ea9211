import type { Scope } from '../scope.ts';
import { storableText } from '../storable.ts';
import { packFiles, type SourceFile, unpackFiles } from './source-files.ts';

/** A version of a connector without its documents. */
export interface ListedVersion {
  readonly tenantId: string;
  readonly connectorVersionId: string;
  readonly connectorId: string;
  /** 1, 2, 3…: the greatest is the newest. */
  readonly number: number;
  readonly state: 'draft' | 'saved';
  readonly title: string;
  readonly description: string;
  readonly host: string;
  /** `data:image/png;base64,…` */
  readonly icon: string | null;
  readonly color: string | null;
  readonly operationCount: number;
  /** SHA-256 of the documents: equal digests are equal models. */
  readonly digest: string;
  readonly note: string;
  readonly createdBy: string | null;
  readonly createdAt: Date;
}

/** A version of a connector with its source documents. */
export interface ConnectorVersion extends ListedVersion {
  readonly files: readonly SourceFile[];
}

const columns = `v.tenant_id as "tenantId", v.connector_version_id as "connectorVersionId",
  v.connector_id as "connectorId", v.number, v.state, v.title, v.description, v.host, v.icon, v.color,
  v.operation_count as "operationCount", v.digest, v.note, v.created_by as "createdBy", v.created_at as "createdAt"`;

type Row = ListedVersion & { readonly packed: Buffer };

/** The versions of connectors: one draft at most, and what was saved, which never changes. */
export function connectorVersions(scope: Scope) {
  async function one(condition: string, values: readonly unknown[]): Promise<ConnectorVersion | undefined> {
    const rows = await scope.query<Row>(
      `select ${columns}, v.files as packed from connector_versions v where ${condition}`,
      values,
    );
    return rows[0] && withFiles(rows[0]);
  }
  return {
    async insert(version: ConnectorVersion): Promise<void> {
      await scope.query(
        `insert into connector_versions (tenant_id, connector_version_id, connector_id, number, state, title,
           description, host, icon, color, operation_count, digest, note, created_by, created_at, files)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`,
        [...listedValues(version), packFiles(version.files)],
      );
    },
    /** Replaces what a draft holds. A saved version is left as it is. */
    async replaceDraft(version: ConnectorVersion): Promise<void> {
      await scope.query(
        `update connector_versions set title = $2, description = $3, host = $4, icon = $5, color = $6,
           operation_count = $7, digest = $8, files = $9, state = $10, note = $11
         where connector_version_id = $1 and state = 'draft'`,
        [
          version.connectorVersionId,
          storableText(version.title),
          storableText(version.description),
          storableText(version.host),
          version.icon,
          version.color,
          version.operationCount,
          version.digest,
          packFiles(version.files),
          version.state,
          version.note,
        ],
      );
    },
    find: (connectorVersionId: string) => one('v.connector_version_id = $1', [connectorVersionId]),
    /** The draft if there is one, else the newest saved version. */
    newest: (connectorId: string) => one('v.connector_id = $1 order by v.number desc limit 1', [connectorId]),
    /** What workflows and connections use. */
    newestSaved: (connectorId: string) =>
      one(`v.connector_id = $1 and v.state = 'saved' order by v.number desc limit 1`, [connectorId]),
    /** Newest first. */
    list(connectorId: string): Promise<readonly (ListedVersion & { readonly createdByName: string | null })[]> {
      return scope.query(
        `select ${columns}, m.display_name as "createdByName" from connector_versions v
         left join members m on m.member_id = v.created_by and m.tenant_id = v.tenant_id
         where v.connector_id = $1 order by v.number desc`,
        [connectorId],
      );
    },
  };
}

function withFiles({ packed, ...listed }: Row): ConnectorVersion {
  return { ...listed, files: unpackFiles(packed) };
}

function listedValues(version: ListedVersion): readonly unknown[] {
  return [
    version.tenantId,
    version.connectorVersionId,
    version.connectorId,
    version.number,
    version.state,
    storableText(version.title),
    storableText(version.description),
    storableText(version.host),
    version.icon,
    version.color,
    version.operationCount,
    version.digest,
    version.note,
    version.createdBy,
    version.createdAt,
  ];
}
