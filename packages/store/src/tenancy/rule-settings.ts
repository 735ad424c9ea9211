import type { Scope } from '../scope.ts';
import { storableJson } from '../storable.ts';

/** What a tenant changes about the certification rules, with who changed it last. */
export interface RuleSettings {
  /** JSON of the room `certification`. */
  readonly overrides: unknown;
  readonly changedBy: { readonly memberId: string; readonly displayName: string } | null;
  readonly changedAt: Date;
  /** Grows with every change: a change names the one it read. */
  readonly revision: number;
}

interface Row {
  readonly overrides: unknown;
  readonly memberId: string | null;
  readonly displayName: string | null;
  readonly changedAt: Date;
  readonly revision: number;
}

/** The rule settings of the tenant of the scope. */
export function ruleSettings(scope: Scope) {
  return {
    async find(): Promise<RuleSettings | undefined> {
      const [row] = await scope.query<Row>(
        `select s.overrides, m.member_id as "memberId", m.display_name as "displayName", s.changed_at as "changedAt",
           s.revision
         from rule_settings s left join members m on m.member_id = s.changed_by and m.tenant_id = s.tenant_id`,
      );
      if (row === undefined) return undefined;
      const { memberId, displayName, ...rest } = row;
      return { ...rest, changedBy: memberId === null ? null : { memberId, displayName: displayName ?? '' } };
    },
    /** Writes them in place of the given revision (0: there are none yet); answers false when somebody else changed them meanwhile. */
    async put(settings: {
      readonly tenantId: string;
      readonly overrides: unknown;
      readonly changedBy: string;
      readonly changedAt: Date;
      readonly revision: number;
    }): Promise<boolean> {
      const { tenantId, overrides, changedBy, changedAt, revision } = settings;
      const values = [tenantId, storableJson(overrides), changedBy, changedAt];
      const rows =
        revision === 0
          ? await scope.query(
              `insert into rule_settings (tenant_id, overrides, changed_by, changed_at) values ($1, $2, $3, $4)
               on conflict do nothing returning revision`,
              values,
            )
          : await scope.query(
              `update rule_settings set overrides = $2, changed_by = $3, changed_at = $4, revision = revision + 1
               where tenant_id = $1 and revision = $5 returning revision`,
              [...values, revision],
            );
      return rows.length > 0;
    },
  };
}
