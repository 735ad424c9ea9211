import type { Scope } from '../scope.ts';

/** The sealed connection values with which a reviewer tries a nominated connector. */
export interface TestAccount {
  readonly tenantId: string;
  readonly nominationId: string;
  /** Counts the values that were given; the seal is bound to it. */
  readonly version: number;
  readonly sealed: string;
  readonly changedAt: Date;
}

/** Test accounts of nominations. */
export function testAccounts(scope: Scope) {
  return {
    async find(nominationId: string): Promise<TestAccount | undefined> {
      const rows = await scope.query<TestAccount>(
        `select tenant_id as "tenantId", nomination_id as "nominationId", version, sealed, changed_at as "changedAt"
         from test_accounts where nomination_id = $1`,
        [nominationId],
      );
      return rows[0];
    },
    async put(account: TestAccount): Promise<void> {
      await scope.query(
        `insert into test_accounts (tenant_id, nomination_id, version, sealed, changed_at) values ($1, $2, $3, $4, $5)
         on conflict (nomination_id) do update set version = excluded.version, sealed = excluded.sealed,
           changed_at = excluded.changed_at`,
        [account.tenantId, account.nominationId, account.version, account.sealed, account.changedAt],
      );
    },
    async delete(nominationId: string): Promise<void> {
      await scope.query(`delete from test_accounts where nomination_id = $1`, [nominationId]);
    },
  };
}
