import { z } from 'zod';
import { displayName, oneTimeToken } from './fields.ts';
import { defineRoute } from './route.ts';
import { session } from './session.ts';

/** A region of this instance. */
export const region = z.object({ name: z.string(), displayName: z.string() });

/** What anyone may know of this instance. `owned` is false until the first owner came. */
export const getInstance = defineRoute({
  method: 'GET',
  path: '/api/v1/instance',
  summary: 'Tells whether this instance has an owner, and its regions',
  tag: 'Instance',
  answer: z.object({
    product: z.literal('tenon'),
    version: z.string(),
    owned: z.boolean(),
    publicUrl: z.string(),
    regions: z.array(region),
  }),
});

/** Claims a one-time link: the first one makes the owner, a later one signs the owner in who has no password yet. */
export const claimOneTimeLink = defineRoute({
  method: 'POST',
  path: '/api/v1/bootstrap',
  summary: 'Claims a one-time link and signs its holder in',
  tag: 'Instance',
  body: z.strictObject({ token: oneTimeToken }),
  answer: session,
});

const settings = z.object({
  instanceName: z.string(),
  allowedHosts: z.array(z.string()),
  /** The hosts that are allowed now: those of the settings at the last start, of the command line, and of the example. */
  hostsInForce: z.array(z.string()),
  invitationHours: z.number().int(),
});

/** The settings of the instance; the operator's. */
export const getSettings = defineRoute({
  method: 'GET',
  path: '/api/v1/settings',
  summary: 'Reads the settings of the instance',
  tag: 'Instance',
  answer: settings,
});

/** Changes the settings that are given. `allowedHosts` are `host` or `host:port` that may be called although they are private or plain http; they count from the next start of the server. */
export const updateSettings = defineRoute({
  method: 'PATCH',
  path: '/api/v1/settings',
  summary: 'Changes settings of the instance',
  tag: 'Instance',
  body: z.strictObject({
    instanceName: displayName.optional(),
    allowedHosts: z
      .array(
        z
          .string()
          .max(260)
          .regex(/^(\[[0-9a-f:.]+\]|[a-z0-9.-]+)(:\d{1,5})?$/i, 'must be a host or host:port'),
      )
      .max(200)
      .optional(),
    invitationHours: z.number().int().min(1).max(720).optional(),
  }),
  answer: settings,
});
