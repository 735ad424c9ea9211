import { checkOwnerRemains } from '@tenon/organization';
import { members, type RoleAssignment, roleAssignments, type Scope } from '@tenon/store';

/** Refuses (`last-owner`) when, with the change, nobody active would own the tenant. Others who change roles wait. */
export async function checkOwnerRemainsAfter(
  scope: Scope,
  tenantId: string,
  change: {
    readonly disabled?: string;
    readonly removed?: RoleAssignment;
  },
): Promise<void> {
  await roleAssignments(scope).lock(tenantId);
  const assignments = (await roleAssignments(scope).list()).filter(
    ({ assignmentId }) => assignmentId !== change.removed?.assignmentId,
  );
  const people = await members(scope).list();
  checkOwnerRemains(
    people.map(({ memberId, status }) => ({
      memberId,
      active: status === 'active' && memberId !== change.disabled,
      roles: assignments.filter((assignment) => assignment.memberId === memberId),
    })),
    tenantId,
  );
}
