import { z } from 'zod';
import { displayName, email, id, instant, oneTimeToken, password, person } from './fields.ts';
import { defineRoute, nothing } from './route.ts';
import { heldRole, roleName, session } from './session.ts';

const tag = 'Members';

const member = z.object({
  id,
  displayName: z.string(),
  email: z.string().nullable(),
  status: z.enum(['active', 'disabled']),
  roles: z.array(heldRole.extend({ assignmentId: id })),
  createdAt: instant,
});

const invitation = z.object({
  id,
  email: z.string(),
  roles: z.array(heldRole),
  invitedBy: person.nullable(),
  createdAt: instant,
  expiresAt: instant,
});

/** The members of the own tenant. */
export const listMembers = defineRoute({
  method: 'GET',
  path: '/api/v1/members',
  summary: 'Lists the members of the tenant',
  tag,
  answer: z.object({ members: z.array(member) }),
});

/** Stops or lets back in a member; the last active owner cannot be stopped. */
export const updateMember = defineRoute({
  method: 'PATCH',
  path: '/api/v1/members/{memberId}',
  summary: 'Disables or enables a member',
  tag,
  params: z.object({ memberId: id }),
  body: z.strictObject({ status: z.enum(['active', 'disabled']) }),
  answer: member,
});

/** Invites a person; the answer holds the one-time link, which is shown only this once. No subscriptions means the whole tenant. */
export const inviteMember = defineRoute({
  method: 'POST',
  path: '/api/v1/invitations',
  summary: 'Invites a person to the tenant',
  tag,
  body: z.strictObject({
    email,
    role: z.enum(['Owner', 'Contributor', 'Reader']),
    subscriptionIds: z.array(id).max(100).optional(),
    /** Roles of the instance, which only its operator gives. */
    instanceRoles: z
      .array(z.enum(['Catalogue reviewer', 'Operator']))
      .max(2)
      .optional(),
  }),
  status: 201,
  answer: invitation.extend({ link: z.string() }),
});

/** The invitations that are open. */
export const listInvitations = defineRoute({
  method: 'GET',
  path: '/api/v1/invitations',
  summary: 'Lists the open invitations',
  tag,
  answer: z.object({ invitations: z.array(invitation) }),
});

/** Takes an invitation back. */
export const revokeInvitation = defineRoute({
  method: 'DELETE',
  path: '/api/v1/invitations/{invitationId}',
  summary: 'Takes an invitation back',
  tag,
  params: z.object({ invitationId: id }),
  status: 204,
  answer: nothing,
});

/** What the holder of an invitation link is invited to. */
export const readInvitation = defineRoute({
  method: 'POST',
  path: '/api/v1/invitations/read',
  summary: 'Shows what an invitation link is for',
  tag,
  body: z.strictObject({ token: oneTimeToken }),
  answer: z.object({ tenant: z.string(), email: z.string(), roles: z.array(roleName), expiresAt: instant }),
});

/** Accepts an invitation, makes the member and signs in. */
export const acceptInvitation = defineRoute({
  method: 'POST',
  path: '/api/v1/invitations/accept',
  summary: 'Accepts an invitation and signs in',
  tag,
  body: z.strictObject({ token: oneTimeToken, displayName, password }),
  answer: session,
});

/** Gives a member a role at a scope. */
export const assignRole = defineRoute({
  method: 'POST',
  path: '/api/v1/role-assignments',
  summary: 'Gives a member a role',
  tag,
  body: z.strictObject({ memberId: id, role: roleName, scope: z.string().max(400) }),
  status: 201,
  answer: heldRole.extend({ assignmentId: id, memberId: id }),
});

/** Takes a role from a member; the last owner of a tenant keeps his. */
export const removeRole = defineRoute({
  method: 'DELETE',
  path: '/api/v1/role-assignments/{assignmentId}',
  summary: 'Takes a role from a member',
  tag,
  params: z.object({ assignmentId: id }),
  status: 204,
  answer: nothing,
});
