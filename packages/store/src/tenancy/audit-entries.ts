import type { Scope } from '../scope.ts';
import { storableJson } from '../storable.ts';

/** One thing that was done. `detail` never holds a secret. */
export interface AuditEntry {
  readonly tenantId: string;
  /** A version 7 UUID: newer entries have greater ids. */
  readonly entryId: string;
  readonly at: Date;
  readonly memberId: string | null;
  readonly action: string;
  readonly target: string;
  readonly detail: Readonly<Record<string, unknown>>;
}

/** What was done in a tenant: written once, never changed. */
export function auditEntries(scope: Scope) {
  return {
    async insert(entry: AuditEntry): Promise<void> {
      await scope.query(
        `insert into audit_entries (tenant_id, entry_id, at, member_id, action, target, detail)
         values ($1, $2, $3, $4, $5, $6, $7)`,
        [
          entry.tenantId,
          entry.entryId,
          entry.at,
          entry.memberId,
          entry.action,
          entry.target,
          storableJson(entry.detail),
        ],
      );
    },
    /** Newest first, beginning after `before`. */
    list(options: {
      readonly before?: string | undefined;
      readonly limit: number;
    }): Promise<readonly (AuditEntry & { readonly memberName: string | null })[]> {
      return scope.query(
        `select a.tenant_id as "tenantId", entry_id as "entryId", at, a.member_id as "memberId", action, target, detail,
           m.display_name as "memberName"
         from audit_entries a left join members m on m.member_id = a.member_id and m.tenant_id = a.tenant_id
         where $1::uuid is null or entry_id < $1
         order by entry_id desc limit $2`,
        [options.before ?? null, options.limit],
      );
    },
  };
}
