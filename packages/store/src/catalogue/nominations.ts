import { packFiles, type SourceFile, unpackFiles } from '../connectors/source-files.ts';
import type { Scope } from '../scope.ts';
import { storableJson, storableText } from '../storable.ts';

/** A nomination as it is kept. `life`, `declarations`, `rules`, `report` and `checklist` are JSON of the rooms above. */
export interface NominationRecord {
  readonly tenantId: string;
  readonly nominationId: string;
  readonly connectorId: string | null;
  readonly connectorVersionId: string | null;
  readonly connectorName: string;
  readonly title: string;
  readonly icon: string | null;
  readonly color: string | null;
  readonly versionNumber: number;
  readonly state: string;
  readonly life: unknown;
  readonly declarations: unknown;
  /** The rules it was submitted under. */
  readonly rules: unknown;
  readonly report: unknown;
  readonly checklist: unknown;
  readonly catalogueName: string | null;
  readonly submittedBy: string | null;
  readonly submittedAt: Date;
  readonly updatedAt: Date;
  /** Grows with every change: an update names the one it read. */
  readonly revision: number;
}

const columns = `n.tenant_id as "tenantId", n.nomination_id as "nominationId", n.connector_id as "connectorId",
  n.connector_version_id as "connectorVersionId", n.connector_name as "connectorName", n.title, n.icon, n.color,
  n.version_number as "versionNumber", n.state, n.life, n.declarations, n.rules, n.report, n.checklist,
  n.catalogue_name as "catalogueName", n.submitted_by as "submittedBy", n.submitted_at as "submittedAt",
  n.updated_at as "updatedAt", n.revision`;

type Listed = NominationRecord & { readonly submittedByName: string | null };

const listed = `select ${columns}, m.display_name as "submittedByName" from nominations n
  left join members m on m.member_id = n.submitted_by and m.tenant_id = n.tenant_id`;

/** Nominations: a tenant's own in its scope, everyone's in the system scope. */
export function nominations(scope: Scope) {
  return {
    /** Answers false, and changes nothing, when the connector has a nomination that is still on its way. */
    async insert(nomination: NominationRecord & { readonly files: readonly SourceFile[] }): Promise<boolean> {
      const rows = await scope.query(
        `insert into nominations (tenant_id, nomination_id, connector_id, connector_version_id, connector_name, title,
           icon, color, version_number, state, life, declarations, report, checklist, catalogue_name,
           submitted_by, submitted_at, updated_at, files, rules)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)
         on conflict do nothing returning nomination_id`,
        [
          nomination.tenantId,
          nomination.nominationId,
          nomination.connectorId,
          nomination.connectorVersionId,
          nomination.connectorName,
          storableText(nomination.title),
          nomination.icon,
          nomination.color,
          nomination.versionNumber,
          nomination.state,
          storableJson(nomination.life),
          storableJson(nomination.declarations),
          storableJson(nomination.report),
          storableJson(nomination.checklist),
          nomination.catalogueName,
          nomination.submittedBy,
          nomination.submittedAt,
          nomination.updatedAt,
          packFiles(nomination.files),
          storableJson(nomination.rules),
        ],
      );
      return rows.length > 0;
    },
    async find(nominationId: string): Promise<Listed | undefined> {
      return (await scope.query<Listed>(`${listed} where n.nomination_id = $1`, [nominationId]))[0];
    },
    /** The documents that were nominated. */
    async files(nominationId: string): Promise<readonly SourceFile[]> {
      const rows = await scope.query<{ files: Buffer }>(`select files from nominations where nomination_id = $1`, [
        nominationId,
      ]);
      return rows[0] === undefined ? [] : unpackFiles(rows[0].files);
    },
    /** Newest first; of one connector if given. */
    list(connectorId?: string): Promise<readonly Listed[]> {
      return scope.query(
        `${listed} where $1::uuid is null or n.connector_id = $1 order by n.submitted_at desc, n.nomination_id desc`,
        [connectorId ?? null],
      );
    },
    /** Oldest first; those in one of the states, or all. */
    queue(states?: readonly string[]): Promise<readonly Listed[]> {
      return scope.query(
        `${listed} where $1::text[] is null or n.state = any ($1) order by n.submitted_at, n.nomination_id limit 500`,
        [states ?? null],
      );
    },
    /** How many nominations wait in a state since before an instant. */
    async countWaiting(state: string, before: Date): Promise<number> {
      const rows = await scope.query<{ count: number }>(
        `select count(*)::int as count from nominations where state = $1 and updated_at < $2`,
        [state, before],
      );
      return rows[0]?.count ?? 0;
    },
    /** Writes what changes in a step; answers false when somebody else changed the nomination meanwhile. */
    async update(nomination: NominationRecord): Promise<boolean> {
      const rows = await scope.query(
        `update nominations set state = $3, life = $4, checklist = $5, catalogue_name = $6,
           updated_at = $7, rules = $8, report = $9, revision = revision + 1
         where nomination_id = $1 and revision = $2 returning revision`,
        [
          nomination.nominationId,
          nomination.revision,
          nomination.state,
          storableJson(nomination.life),
          storableJson(nomination.checklist),
          nomination.catalogueName,
          nomination.updatedAt,
          storableJson(nomination.rules),
          storableJson(nomination.report),
        ],
      );
      return rows.length > 0;
    },
  };
}
