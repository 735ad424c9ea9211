import { Refusal } from '@tenon/diagnostics';
import { type HeldRole, isAllowed } from './is-allowed.ts';
import { fromScope, toScope } from './place.ts';
import { isRoleName, roles } from './role.ts';

/**
 * Whether somebody with the roles `giver` may give `wanted` to a member of a tenant; refuses if not. A role of the
 * tenant is given by who may assign roles at its scope, a role of the instance by its operator.
 * Answers the role with its scope in the one spelling that is kept.
 */
export function checkGivenRole(giver: readonly HeldRole[], wanted: HeldRole, tenantId: string): HeldRole {
  const place = fromScope(wanted.scope);
  if (!isRoleName(wanted.role) || place === undefined) {
    throw new Refusal(
      'role-unknown',
      `"${wanted.role}" at "${wanted.scope}" is no role at a scope. Roles are ${Object.keys(roles).join(', ')}; scopes are "/" and "/tenants/…".`,
    );
  }
  const { level } = roles[wanted.role];
  if (level === 'instance' ? place.tenantId !== undefined : place.tenantId !== tenantId.toLowerCase()) {
    throw new Refusal(
      'role-scope-mismatch',
      level === 'instance'
        ? `"${wanted.role}" is a role of the instance: its scope is "/", not "${wanted.scope}".`
        : `"${wanted.role}" is held in the tenant of the member, at "${toScope({ tenantId })}" or below, not at "${wanted.scope}".`,
    );
  }
  const permission = level === 'instance' ? 'Tenon/tenants/write' : 'Tenon/roleAssignments/write';
  if (!isAllowed(giver, permission, place)) {
    throw new Refusal(
      'role-not-yours-to-give',
      level === 'instance'
        ? `Only an operator of the instance gives "${wanted.role}".`
        : `Only an owner of "${toScope(place)}" gives "${wanted.role}" there.`,
    );
  }
  return { role: wanted.role, scope: toScope(place) };
}

/** A member, as far as it decides whether a tenant still has an owner. */
export interface Ownership {
  readonly memberId: string;
  readonly active: boolean;
  readonly roles: readonly HeldRole[];
}

/** Refuses a change after which nobody active owns the tenant. `after` is everyone as they would be then. */
export function checkOwnerRemains(after: readonly Ownership[], tenantId: string): void {
  const scope = toScope({ tenantId });
  const owned = after.some(
    ({ active, roles: held }) => active && held.some((role) => role.role === 'Owner' && role.scope === scope),
  );
  if (!owned) {
    throw new Refusal(
      'last-owner',
      'This is the last owner of the tenant. Make somebody else an owner of the whole tenant first.',
    );
  }
}
