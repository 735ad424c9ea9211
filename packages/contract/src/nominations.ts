import { z } from 'zod';
import { testedCall } from './connectors.ts';
import { email, id, instant, note, person, webAddress } from './fields.ts';
import { diagnostic } from './problem.ts';
import { defineRoute, nothing } from './route.ts';

const publisher = 'Nominations';
const reviewer = 'Reviews';
const nominationParams = z.object({ nominationId: id });

/** One finding of the certification rules. */
const finding = diagnostic.extend({
  rule: z.string(),
  operationId: z.string().nullable(),
  /** How many places the finding stands for. */
  count: z.number().int(),
});

/** How one criterion of the certification stands; a recommended one never blocks. */
const criterion = z.object({
  id: z.string(),
  title: z.string(),
  level: z.enum(['required', 'recommended']),
  met: z.boolean(),
  reason: z.string(),
});

/** What the rules say of one version. */
const certificationReport = z.object({
  ruleSetVersion: z.string(),
  profile: z.string(),
  verdict: z.enum(['pass', 'fail']),
  /** Filled of expected labels, descriptions and visibilities, 0 to 1. */
  completeness: z.number(),
  findings: z.array(finding),
  criteria: z.array(criterion),
});

/** What the publisher declares with a nomination. */
const declarations = z.strictObject({
  /** The organization that owns the API. */
  organization: z.string().trim().min(1).max(200),
  /** Who owns the API: the publisher; somebody who granted him the right; somebody else, which he says openly; or somebody else without a right. */
  ownership: z.enum(['owner', 'rights-granted', 'independent', 'none']),
  supportEmail: email,
  supportUrl: webAddress.optional(),
  /** Guaranteed availability in percent, if any. */
  availabilityPercent: z.number().min(0).max(100).optional(),
  /** What people do with the connector. */
  scenario: z.string().trim().min(1).max(4000),
  website: webAddress.optional(),
  privacyPolicy: webAddress.optional(),
  /** Where one buys or registers for the API. */
  subscriptionUrl: webAddress.optional(),
  categories: z.array(z.string().max(100)).max(2).optional(),
  /** How a reviewer gets a test account; never a secret. */
  testAccountNote: note.optional(),
});

/** Where a nomination is on its way. */
const nominationState = z.enum([
  'nominated',
  'agreement-sent',
  'agreement-signed',
  'in-review',
  'approved',
  'staged',
  'preview',
  'generally-available',
  'refused',
  'withdrawn',
  'suspended',
  'deprecated',
]);

const agreement = z.object({
  text: z.string(),
  /** SHA-256 of the text, hexadecimal. */
  hash: z.string(),
  sentAt: instant,
  signature: z.object({ name: z.string(), title: z.string(), by: person, at: instant, hash: z.string() }).nullable(),
});

const nominationSummary = z.object({
  id,
  state: nominationState,
  connector: z.object({ id: id.nullable(), name: z.string(), title: z.string(), icon: z.string().nullable() }),
  versionNumber: z.number().int(),
  publisher: z.object({ tenantId: id, organization: z.string() }),
  submittedBy: person.nullable(),
  submittedAt: instant,
  updatedAt: instant,
});

/** A nomination with its whole story. */
const nominationDetail = nominationSummary.extend({
  declarations,
  report: certificationReport,
  agreement: agreement.nullable(),
  checklist: z.array(z.object({ id: z.string(), title: z.string(), done: z.boolean(), note: z.string() })),
  rings: z.array(z.object({ name: z.string(), reachedAt: instant.nullable() })),
  reviewer: person.nullable(),
  /** Whether the reviewer can try the connector with an account of the publisher. */
  hasTestAccount: z.boolean(),
  catalogueName: z.string().nullable(),
  /** Every step: what, when, who, and why. */
  history: z.array(z.object({ state: z.string(), at: instant, by: person.nullable(), note: z.string() })),
  /** The steps the caller may take now. */
  nextSteps: z.array(
    z.enum([
      'sign',
      'start-review',
      'check',
      'approve',
      'refuse',
      'stage',
      'publish',
      'withdraw',
      'promote',
      'suspend',
      'resume',
    ]),
  ),
});

/** Judges the newest version of a connector by the rules, without nominating it. */
export const validateConnector = defineRoute({
  method: 'POST',
  path: '/api/v1/connectors/{connectorId}/validate',
  summary: 'Judges a connector by the certification rules',
  tag: publisher,
  params: z.object({ connectorId: id }),
  body: z.strictObject({
    profile: z.enum(['draft', 'certification', 'strict']).default('certification'),
    declarations: declarations.partial().optional(),
  }),
  answer: certificationReport,
});

/** Nominates the newest saved version. With error findings or an unmet required criterion it is refused (`nomination-has-findings`) with all of them as diagnostics. */
export const nominateConnector = defineRoute({
  method: 'POST',
  path: '/api/v1/nominations',
  summary: 'Nominates a connector for the catalogue',
  tag: publisher,
  body: z.strictObject({ connectorId: id, declarations }),
  status: 201,
  answer: nominationDetail,
});

/** The nominations of the own tenant. */
export const listNominations = defineRoute({
  method: 'GET',
  path: '/api/v1/nominations',
  summary: 'Lists the nominations of the tenant',
  tag: publisher,
  query: z.object({ connectorId: id.optional() }),
  answer: z.object({ nominations: z.array(nominationSummary) }),
});

/** One nomination of the own tenant. */
export const getNomination = defineRoute({
  method: 'GET',
  path: '/api/v1/nominations/{nominationId}',
  summary: 'Reads a nomination',
  tag: publisher,
  params: nominationParams,
  answer: nominationDetail,
});

/** Signs the agreement: the hash proves which text was read. */
export const signAgreement = defineRoute({
  method: 'POST',
  path: '/api/v1/nominations/{nominationId}/sign',
  summary: 'Signs the agreement of a nomination',
  tag: publisher,
  params: nominationParams,
  body: z.strictObject({
    name: z.string().trim().min(1).max(200),
    title: z.string().trim().min(1).max(200),
    hash: z.string().max(128),
    accepted: z.literal(true),
  }),
  answer: nominationDetail,
});

/** Gives the reviewer an account to try the connector with: connection values by name. Nobody can read them back; they are deleted after the review. */
export const putTestAccount = defineRoute({
  method: 'PUT',
  path: '/api/v1/nominations/{nominationId}/test-account',
  summary: 'Gives the reviewer a test account',
  tag: publisher,
  params: nominationParams,
  body: z.strictObject({ values: z.record(z.string().max(200), z.string().max(4000)) }),
  status: 204,
  answer: nothing,
});

/** Takes a nomination back, or its entry out of the catalogue. */
export const withdrawNomination = defineRoute({
  method: 'POST',
  path: '/api/v1/nominations/{nominationId}/withdraw',
  summary: 'Withdraws a nomination or a published connector',
  tag: publisher,
  params: nominationParams,
  body: z.strictObject({ reason: z.string().trim().min(1).max(4000) }),
  answer: nominationDetail,
});

/** The nominations that wait for a reviewer or are in review, oldest first; `all` shows every one. */
export const listReviews = defineRoute({
  method: 'GET',
  path: '/api/v1/reviews',
  summary: 'Lists the nominations to review',
  tag: reviewer,
  query: z.object({ all: z.enum(['true', 'false']).optional() }),
  answer: z.object({ nominations: z.array(nominationSummary) }),
});

/** One nomination as its reviewer sees it, with the definition under review. */
export const getReview = defineRoute({
  method: 'GET',
  path: '/api/v1/reviews/{nominationId}',
  summary: 'Reads a nomination under review',
  tag: reviewer,
  params: nominationParams,
  answer: nominationDetail.extend({
    definition: z.object({ fileName: z.string(), language: z.enum(['json', 'yaml']), text: z.string() }),
  }),
});

/** Takes a signed nomination into review. Who wrote or nominated the version cannot review it. */
export const startReview = defineRoute({
  method: 'POST',
  path: '/api/v1/reviews/{nominationId}/start',
  summary: 'Takes a nomination into review',
  tag: reviewer,
  params: nominationParams,
  answer: nominationDetail,
});

/** Calls one operation of the nominated version with the publisher's test account, which stays hidden. */
export const testNominatedOperation = defineRoute({
  method: 'POST',
  path: '/api/v1/reviews/{nominationId}/operations/{operationId}/test',
  summary: 'Tries an operation with the test account',
  tag: reviewer,
  params: nominationParams.extend({ operationId: z.string().max(500) }),
  body: z.strictObject({ values: z.record(z.string(), z.unknown()) }),
  answer: testedCall,
});

/** Ticks or unticks a point of the checklist. */
export const updateChecklist = defineRoute({
  method: 'PATCH',
  path: '/api/v1/reviews/{nominationId}/checklist/{point}',
  summary: 'Ticks a point of the checklist',
  tag: reviewer,
  params: nominationParams.extend({ point: z.string().max(100) }),
  body: z.strictObject({ done: z.boolean(), note: note.optional() }),
  answer: nominationDetail,
});

/** Approves; every point of the checklist must be ticked. */
export const approveNomination = defineRoute({
  method: 'POST',
  path: '/api/v1/reviews/{nominationId}/approve',
  summary: 'Approves a nomination',
  tag: reviewer,
  params: nominationParams,
  body: z.strictObject({ note: note.optional() }),
  answer: nominationDetail,
});

/** Refuses with a reason the publisher reads. */
export const refuseNomination = defineRoute({
  method: 'POST',
  path: '/api/v1/reviews/{nominationId}/refuse',
  summary: 'Refuses a nomination',
  tag: reviewer,
  params: nominationParams,
  body: z.strictObject({ reason: z.string().trim().min(1).max(4000) }),
  answer: nominationDetail,
});

/** Stages an approved version in the next ring. */
export const stageNomination = defineRoute({
  method: 'POST',
  path: '/api/v1/reviews/{nominationId}/stage',
  summary: 'Stages an approved connector in the next ring',
  tag: reviewer,
  params: nominationParams,
  answer: nominationDetail,
});

/** Publishes a fully staged version in the catalogue as Preview. */
export const publishNomination = defineRoute({
  method: 'POST',
  path: '/api/v1/reviews/{nominationId}/publish',
  summary: 'Publishes a staged connector as Preview',
  tag: reviewer,
  params: nominationParams,
  answer: nominationDetail,
});

/** Removes the Preview tag. */
export const promoteNomination = defineRoute({
  method: 'POST',
  path: '/api/v1/reviews/{nominationId}/promote',
  summary: 'Makes a published connector generally available',
  tag: reviewer,
  params: nominationParams,
  body: z.strictObject({ note: note.optional() }),
  answer: nominationDetail,
});

/** Takes a published connector out of the catalogue until its fault is mended. */
export const suspendNomination = defineRoute({
  method: 'POST',
  path: '/api/v1/reviews/{nominationId}/suspend',
  summary: 'Suspends a published connector',
  tag: reviewer,
  params: nominationParams,
  body: z.strictObject({ reason: z.string().trim().min(1).max(4000) }),
  answer: nominationDetail,
});

/** Puts a suspended connector back into the catalogue. */
export const resumeNomination = defineRoute({
  method: 'POST',
  path: '/api/v1/reviews/{nominationId}/resume',
  summary: 'Puts a suspended connector back',
  tag: reviewer,
  params: nominationParams,
  body: z.strictObject({ reason: z.string().trim().min(1).max(4000) }),
  answer: nominationDetail,
});
