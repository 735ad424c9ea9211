import type { Scope } from '../scope.ts';

/** A tenant: the directory an organization's people sign in with. */
export interface Tenant {
  readonly tenantId: string;
  readonly displayName: string;
  readonly createdAt: Date;
}

const columns = `tenant_id as "tenantId", display_name as "displayName", created_at as "createdAt"`;

/** Tenants. In a tenant's scope there is only its own. */
export function tenants(scope: Scope) {
  return {
    async insert(tenant: Tenant): Promise<void> {
      await scope.query(`insert into tenants (tenant_id, display_name, created_at) values ($1, $2, $3)`, [
        tenant.tenantId,
        tenant.displayName,
        tenant.createdAt,
      ]);
    },
    async find(tenantId: string): Promise<Tenant | undefined> {
      return (await scope.query<Tenant>(`select ${columns} from tenants where tenant_id = $1`, [tenantId]))[0];
    },
    async rename(tenantId: string, displayName: string): Promise<void> {
      await scope.query(`update tenants set display_name = $2 where tenant_id = $1`, [tenantId, displayName]);
    },
    /** Every tenant the scope sees, oldest first, with how many members it has. */
    list(): Promise<readonly (Tenant & { readonly members: number })[]> {
      return scope.query(
        `select ${columns}, (select count(*)::int from members m where m.tenant_id = t.tenant_id) as members
         from tenants t order by created_at, tenant_id`,
      );
    },
    /** How many members of any tenant hold `Owner` of their tenant: none means that nobody owns this instance yet. */
    async countOwners(): Promise<number> {
      const rows = await scope.query<{ count: number }>(
        `select count(*)::int as count from role_assignments
         where role = 'Owner' and scope = '/tenants/' || tenant_id::text`,
      );
      return rows[0]?.count ?? 0;
    },
    /** Lets one transaction at a time ask whether there is an owner and make the first one. */
    async lockOwnership(): Promise<void> {
      await scope.query(`select pg_advisory_xact_lock(7236001)`);
    },
  };
}
