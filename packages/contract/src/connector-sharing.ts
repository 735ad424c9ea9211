import { z } from 'zod';
import { choosableOperation } from './connectors.ts';
import { id, instant, person } from './fields.ts';
import { defineRoute } from './route.ts';

const tag = 'Connectors';

/** What a designer offers in a subscription and region: custom connectors, published ones of the catalogue, built-in ones. */
export const listChoosableConnectors = defineRoute({
  method: 'GET',
  path: '/api/v1/choosable-connectors',
  summary: 'Lists the connectors a workflow can use',
  tag,
  query: z.object({
    subscriptionId: id,
    region: z.string().max(80),
    scope: z.enum(['custom', 'community', 'built-in']).optional(),
    search: z.string().max(200).optional(),
  }),
  answer: z.object({
    connectors: z.array(
      z.object({
        scope: z.enum(['custom', 'community', 'built-in']),
        /** The resource id a connection names as its API: `…/customApis/{name}` or `…/managedApis/{name}`; null for built-in ones. */
        apiId: z.string().nullable(),
        name: z.string(),
        title: z.string(),
        description: z.string(),
        icon: z.string().nullable(),
        color: z.string().nullable(),
        preview: z.boolean(),
        security: z.enum(['none', 'apiKey', 'basic', 'oauth2', 'other']),
        operations: z.array(choosableOperation),
      }),
    ),
  }),
});

/** Who can see a connector: everyone with its tenant, subscription and region. */
export const getAudience = defineRoute({
  method: 'GET',
  path: '/api/v1/connectors/{connectorId}/audience',
  summary: 'Lists who can see a connector',
  tag,
  params: z.object({ connectorId: id }),
  answer: z.object({ members: z.array(person) }),
});

/** Tells exactly those who can see the connector what it is for and how to use it. */
export const announceConnector = defineRoute({
  method: 'POST',
  path: '/api/v1/connectors/{connectorId}/announcements',
  summary: 'Announces a connector to those who can see it',
  tag,
  params: z.object({ connectorId: id }),
  body: z.strictObject({ purpose: z.string().trim().min(1).max(2000), howToUse: z.string().trim().max(8000) }),
  status: 201,
  answer: z.object({ id, notified: z.number().int() }),
});

/** The announcements of a connector, newest first. */
export const listAnnouncements = defineRoute({
  method: 'GET',
  path: '/api/v1/connectors/{connectorId}/announcements',
  summary: 'Lists the announcements of a connector',
  tag,
  params: z.object({ connectorId: id }),
  answer: z.object({
    announcements: z.array(
      z.object({ id, purpose: z.string(), howToUse: z.string(), by: person.nullable(), createdAt: instant }),
    ),
  }),
});
