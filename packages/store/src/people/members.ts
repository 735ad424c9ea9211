import type { Scope } from '../scope.ts';

/** A person of a tenant. Without an e-mail address and a password a member signs in by one-time link only. */
export interface Member {
  readonly tenantId: string;
  readonly memberId: string;
  readonly displayName: string;
  readonly email: string | null;
  readonly passwordHash: string | null;
  readonly status: 'active' | 'disabled';
  readonly createdAt: Date;
}

const columns = `tenant_id as "tenantId", member_id as "memberId", display_name as "displayName", email,
  password_hash as "passwordHash", status, created_at as "createdAt"`;

/** Members. E-mail addresses compare ignoring case and are unique within a tenant. */
export function members(scope: Scope) {
  return {
    async insert(member: Member): Promise<void> {
      await scope.query(
        `insert into members (tenant_id, member_id, display_name, email, password_hash, status, created_at)
         values ($1, $2, $3, $4, $5, $6, $7)`,
        [
          member.tenantId,
          member.memberId,
          member.displayName,
          member.email,
          member.passwordHash,
          member.status,
          member.createdAt,
        ],
      );
    },
    async find(memberId: string): Promise<Member | undefined> {
      return (await scope.query<Member>(`select ${columns} from members where member_id = $1`, [memberId]))[0];
    },
    /** Everyone with this address: one at most in a tenant's scope, one for each tenant in the system scope. */
    findByEmail(email: string): Promise<readonly Member[]> {
      return scope.query(
        `select ${columns} from members where email_key = lower($1) order by created_at, member_id limit 20`,
        [email],
      );
    },
    /** Changes what is given; answers false when another member of the tenant has the address. */
    async update(
      memberId: string,
      change: { readonly displayName?: string | undefined; readonly email?: string | undefined },
    ): Promise<boolean> {
      const rows = await scope.query(
        `update members m set display_name = coalesce($2, display_name), email = coalesce($3, email)
         where member_id = $1 and not exists (
           select from members o where o.tenant_id = m.tenant_id and o.email_key = lower($3) and o.member_id <> $1)
         returning member_id`,
        [memberId, change.displayName ?? null, change.email ?? null],
      );
      return rows.length > 0;
    },
    async setPassword(memberId: string, passwordHash: string): Promise<void> {
      await scope.query(`update members set password_hash = $2 where member_id = $1`, [memberId, passwordHash]);
    },
    async setStatus(memberId: string, status: Member['status']): Promise<void> {
      await scope.query(`update members set status = $2 where member_id = $1`, [memberId, status]);
    },
    /** Oldest first. */
    list(): Promise<readonly Member[]> {
      return scope.query(`select ${columns} from members order by created_at, member_id`);
    },
    /** The oldest active owner of any tenant who holds `Operator`: whom the instance belongs to. */
    async findInstanceOwner(): Promise<Member | undefined> {
      return (
        await scope.query<Member>(
          `select ${columns} from members m where status = 'active'
             and exists (select from role_assignments r where r.member_id = m.member_id and r.role = 'Operator')
             and exists (select from role_assignments r where r.member_id = m.member_id and r.role = 'Owner'
               and r.scope = '/tenants/' || m.tenant_id::text)
           order by created_at, member_id limit 1`,
        )
      )[0];
    },
  };
}
