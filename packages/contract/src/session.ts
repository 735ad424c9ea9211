import { z } from 'zod';
import { displayName, email, id, password } from './fields.ts';
import { defineRoute, nothing } from './route.ts';

/** The header in which a browser repeats `csrfToken` on every request that changes something. */
export const csrfHeader = 'x-csrf-token';

/** The roles of an organization and, last, the two of the instance. */
export const roleName = z.enum(['Owner', 'Contributor', 'Reader', 'Catalogue reviewer', 'Operator']);

/** A role and the scope it is held at: `/` (the instance), `/tenants/{t}`, and below it `/subscriptions/{s}` and `/resourceGroups/{name}`. */
export const heldRole = z.object({ role: roleName, scope: z.string() });

/** The signed-in member and all that drives the portal's context. */
export const session = z.object({
  member: z.object({
    id,
    displayName: z.string(),
    email: z.string().nullable(),
    hasPassword: z.boolean(),
  }),
  tenant: z.object({ id, displayName: z.string() }),
  subscriptions: z.array(
    z.object({
      id,
      displayName: z.string(),
      resourceGroups: z.array(z.object({ name: z.string(), region: z.string() })),
    }),
  ),
  regions: z.array(z.object({ name: z.string(), displayName: z.string() })),
  roles: z.array(heldRole),
  unreadNotices: z.number().int(),
  /** Send it back in the header `x-csrf-token`; absent for an API token, which needs none. */
  csrfToken: z.string().optional(),
});

/** Signs a member in and sets the session cookie. `tenantId` is needed only where one e-mail and password fit several tenants. */
export const signIn = defineRoute({
  method: 'POST',
  path: '/api/v1/sessions',
  summary: 'Signs in with e-mail and password',
  tag: 'Session',
  body: z.strictObject({ email, password: z.string().max(256), tenantId: id.optional() }),
  answer: session,
});

/** Ends the session. */
export const signOut = defineRoute({
  method: 'DELETE',
  path: '/api/v1/sessions/current',
  summary: 'Signs out',
  tag: 'Session',
  status: 204,
  answer: nothing,
});

/** Who is signed in, and where. */
export const getSession = defineRoute({
  method: 'GET',
  path: '/api/v1/me',
  summary: 'Tells who is signed in',
  tag: 'Session',
  answer: session,
});

/** Changes the own name or e-mail. */
export const updateProfile = defineRoute({
  method: 'PATCH',
  path: '/api/v1/me',
  summary: 'Changes the own name or e-mail address',
  tag: 'Session',
  body: z.strictObject({ displayName: displayName.optional(), email: email.optional() }),
  answer: session,
});

/** Sets the own password. Who has one proves it; every other session of the member ends. */
export const setPassword = defineRoute({
  method: 'PUT',
  path: '/api/v1/me/password',
  summary: 'Sets the own password',
  tag: 'Session',
  body: z.strictObject({ password, currentPassword: z.string().max(256).optional() }),
  answer: session,
});
