import type { Scope } from '../scope.ts';

/** A role that a member holds at a scope, as `@tenon/organization` writes scopes. */
export interface RoleAssignment {
  readonly tenantId: string;
  readonly assignmentId: string;
  readonly memberId: string;
  readonly role: string;
  readonly scope: string;
  readonly createdAt: Date;
}

const columns = `tenant_id as "tenantId", assignment_id as "assignmentId", member_id as "memberId", role, scope,
  created_at as "createdAt"`;

/** Role assignments. */
export function roleAssignments(scope: Scope) {
  return {
    /** Answers false, and changes nothing, when the member holds the role there already. */
    async insert(assignment: RoleAssignment): Promise<boolean> {
      const rows = await scope.query(
        `insert into role_assignments (tenant_id, assignment_id, member_id, role, scope, created_at)
         values ($1, $2, $3, $4, $5, $6) on conflict do nothing returning assignment_id`,
        [
          assignment.tenantId,
          assignment.assignmentId,
          assignment.memberId,
          assignment.role,
          assignment.scope,
          assignment.createdAt,
        ],
      );
      return rows.length > 0;
    },
    async find(assignmentId: string): Promise<RoleAssignment | undefined> {
      return (
        await scope.query<RoleAssignment>(`select ${columns} from role_assignments where assignment_id = $1`, [
          assignmentId,
        ])
      )[0];
    },
    list(memberId?: string): Promise<readonly RoleAssignment[]> {
      return scope.query(
        `select ${columns} from role_assignments where $1::uuid is null or member_id = $1
         order by created_at, assignment_id`,
        [memberId ?? null],
      );
    },
    /** Everyone, of any tenant the scope sees, who holds the role and is active. */
    holders(role: string): Promise<readonly { readonly tenantId: string; readonly memberId: string }[]> {
      return scope.query(
        `select distinct r.tenant_id as "tenantId", r.member_id as "memberId"
         from role_assignments r join members m on m.member_id = r.member_id and m.tenant_id = r.tenant_id
         where r.role = $1 and m.status = 'active'`,
        [role],
      );
    },
    /** Makes others wait who take roles or members away in this tenant, so that two cannot take the last owner. */
    async lock(tenantId: string): Promise<void> {
      await scope.query(`select pg_advisory_xact_lock(hashtextextended('roles of ' || $1, 0))`, [tenantId]);
    },
    async delete(assignmentId: string): Promise<void> {
      await scope.query(`delete from role_assignments where assignment_id = $1`, [assignmentId]);
    },
  };
}
