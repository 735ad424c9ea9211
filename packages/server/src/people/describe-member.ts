import type { AnswerOf, updateMember } from '@tenon/contract';
import { type RoleName, roles as roleTable } from '@tenon/organization';
import type { Member, RoleAssignment } from '@tenon/store';

/** A member as the platform API shows one, with the roles among the assignments. */
export function describeMember(member: Member, assignments: readonly RoleAssignment[]): AnswerOf<typeof updateMember> {
  return {
    id: member.memberId,
    displayName: member.displayName,
    email: member.email,
    status: member.status,
    roles: assignments
      .filter(({ memberId }) => memberId === member.memberId)
      .flatMap(({ role, scope, assignmentId }) => (isRoleName(role) ? [{ role, scope, assignmentId }] : [])),
    createdAt: member.createdAt.toISOString(),
  };
}

/** Roles as they were kept, those that this version knows. */
export function knownRoles(
  kept: readonly { readonly role: string; readonly scope: string }[],
): { role: RoleName; scope: string }[] {
  return kept.flatMap(({ role, scope }) => (isRoleName(role) ? [{ role, scope }] : []));
}

function isRoleName(text: string): text is RoleName {
  return Object.hasOwn(roleTable, text);
}
