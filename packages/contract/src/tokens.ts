import { z } from 'zod';
import { displayName, id, instant } from './fields.ts';
import { defineRoute, nothing } from './route.ts';

/** What a token is good for: reading, reading and running workflows, or all that its member may do. */
export const tokenRights = z.enum(['read', 'run', 'all']);

const apiToken = z.object({
  id,
  name: z.string(),
  /** The first characters, to tell tokens apart. */
  prefix: z.string(),
  rights: tokenRights,
  createdAt: instant,
  expiresAt: instant.nullable(),
  lastUsedAt: instant.nullable(),
});

/** The caller's own API tokens. */
export const listApiTokens = defineRoute({
  method: 'GET',
  path: '/api/v1/tokens',
  summary: 'Lists the own API tokens',
  tag: 'API tokens',
  answer: z.object({ tokens: z.array(apiToken) }),
});

/** Makes an API token with the caller's own rights, or fewer; `token` is shown only this once. */
export const createApiToken = defineRoute({
  method: 'POST',
  path: '/api/v1/tokens',
  summary: 'Makes an API token',
  tag: 'API tokens',
  body: z.strictObject({
    name: displayName,
    expiresInDays: z.number().int().min(1).max(3650).optional(),
    rights: tokenRights.default('all'),
  }),
  status: 201,
  answer: apiToken.extend({ token: z.string() }),
});

/** Ends an API token. */
export const revokeApiToken = defineRoute({
  method: 'DELETE',
  path: '/api/v1/tokens/{tokenId}',
  summary: 'Ends an API token',
  tag: 'API tokens',
  params: z.object({ tokenId: id }),
  status: 204,
  answer: nothing,
});
