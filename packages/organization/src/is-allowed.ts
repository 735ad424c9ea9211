import type { Permission } from './permission.ts';
import { fromScope, liesWithin, type Place } from './place.ts';
import { isRoleName, roles } from './role.ts';

/** A role that somebody holds at a scope (`toScope`). */
export interface HeldRole {
  readonly role: string;
  readonly scope: string;
}

/**
 * Whether one of the held roles permits the act at the place: its scope holds the place, one of its actions
 * matches and none of its notActions. Unknown roles and scopes permit nothing.
 */
export function isAllowed(held: readonly HeldRole[], permission: Permission, place: Place): boolean {
  return held.some(({ role, scope }) => permits(role, permission) && holds(role, scope, place));
}

/** Whether the act is permitted somewhere at or below the place: enough to enter a list, which then shows what may be seen. */
export function isAllowedSomewhere(held: readonly HeldRole[], permission: Permission, place: Place): boolean {
  return held.some(({ role, scope }) => {
    if (!permits(role, permission)) return false;
    const at = fromScope(scope);
    return at !== undefined && (holds(role, scope, place) || (isTenantRole(role) && liesWithin(at, place)));
  });
}

function holds(role: string, scope: string, place: Place): boolean {
  const at = fromScope(scope);
  if (at === undefined) return false;
  // A role of the instance says nothing about what is inside a tenant, and a tenant's role nothing about the instance.
  return isTenantRole(role)
    ? at.tenantId !== undefined && liesWithin(place, at)
    : at.tenantId === undefined && place.tenantId === undefined;
}

function isTenantRole(role: string): boolean {
  return isRoleName(role) && roles[role].level === 'tenant';
}

function permits(name: string, permission: Permission): boolean {
  if (!isRoleName(name)) return false;
  const { actions, notActions } = roles[name];
  const matches = (pattern: string) => matchesPattern(permission.toLowerCase(), pattern.toLowerCase());
  return actions.some(matches) && !notActions.some(matches);
}

/** `*` stands for any text. Takes time proportional to the text times the number of stars. */
function matchesPattern(text: string, pattern: string): boolean {
  const [first = '', ...rest] = pattern.split('*');
  if (rest.length === 0) return text === pattern;
  if (!text.startsWith(first)) return false;
  const last = rest.pop() ?? '';
  let from = first.length;
  for (const part of rest) {
    const found = text.indexOf(part, from);
    if (found < 0) return false;
    from = found + part.length;
  }
  return text.length - last.length >= from && text.endsWith(last);
}
