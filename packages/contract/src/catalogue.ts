import { z } from 'zod';
import { security } from './connector-security.ts';
import { operation } from './connectors.ts';
import { instant } from './fields.ts';
import { catalogueUse } from './nominations.ts';
import { defineRoute } from './route.ts';

const tag = 'Catalogue';

const catalogueSummary = z.object({
  /** The name in `…/managedApis/{name}`. */
  name: z.string(),
  title: z.string(),
  description: z.string(),
  publisher: z.string(),
  preview: z.boolean(),
  icon: z.string().nullable(),
  color: z.string().nullable(),
  categories: z.array(z.string()),
  operationCount: z.number().int(),
  publishedAt: instant,
  updatedAt: instant,
});

/** The published connectors; anyone may read them. `search` finds titles, descriptions and operations, and forgives typing errors. */
export const listCatalogue = defineRoute({
  method: 'GET',
  path: '/api/v1/catalogue',
  summary: 'Searches the catalogue',
  tag,
  query: z.object({
    search: z.string().max(200).optional(),
    category: z.string().max(100).optional(),
    after: z.string().max(300).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(50),
  }),
  answer: z.object({
    connectors: z.array(catalogueSummary),
    /** Give it as `after` for the next page; null on the last one. */
    next: z.string().nullable(),
    categories: z.array(z.object({ name: z.string(), count: z.number().int() })),
  }),
});

/** One published connector with its reference. */
export const getCatalogueEntry = defineRoute({
  method: 'GET',
  path: '/api/v1/catalogue/{name}',
  summary: 'Reads a catalogue entry',
  tag,
  params: z.object({ name: z.string().max(200) }),
  answer: catalogueSummary.extend({
    versionNumber: z.number().int(),
    host: z.string(),
    security,
    supportEmail: z.string(),
    supportUrl: z.string().nullable(),
    website: z.string().nullable(),
    privacyPolicy: z.string().nullable(),
    /** Where one buys or registers for the API; a connection asks for one's own key. */
    subscriptionUrl: z.string().nullable(),
    availabilityPercent: z.number().nullable(),
    scenario: z.string(),
    /** The tenant that published it. */
    publisherTenantId: z.string(),
    operations: z.array(operation),
  }),
});

/** The definition of a published connector, as it was certified. */
export const getCatalogueDefinition = defineRoute({
  method: 'GET',
  path: '/api/v1/catalogue/{name}/definition',
  summary: 'Reads the definition of a catalogue entry',
  tag,
  params: z.object({ name: z.string().max(200) }),
  answer: z.object({ fileName: z.string(), language: z.enum(['json', 'yaml']), text: z.string() }),
});

/** How much the own published connector is used: for its publisher only. */
export const getCatalogueUse = defineRoute({
  method: 'GET',
  path: '/api/v1/catalogue/{name}/use',
  summary: 'Reads how much a published connector is used',
  tag,
  params: z.object({ name: z.string().max(200) }),
  answer: catalogueUse,
});
