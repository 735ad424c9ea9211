import { z } from 'zod';
import { email, id, instant, note, person, webAddress } from './fields.ts';
import { diagnostic, place } from './problem.ts';
import { defineRoute, nothing } from './route.ts';
import { judgedFor, placesOfRule, placesQuery, ruleProfile, setAsideChange } from './rules.ts';

const publisher = 'Nominations';
/** Which nomination a route is about. */
export const nominationParams = z.object({ nominationId: id });

/** One finding of the certification rules. */
const finding = diagnostic.extend({
  rule: z.string(),
  operationId: z.string().nullable(),
  /** How many places the finding stands for. */
  count: z.number().int(),
  /** The first of its other places; all of them are listed by the rule's places. */
  related: z.array(place).default([]),
  /** Whether a repair is at hand: applied as it is, or as a proposal that a person accepts. */
  fix: z.enum(['safe', 'suggestion', 'none']).default('none'),
});

/** A finding that does not count, with who answers for that. */
const suppressedFinding = finding.extend({
  reason: z.string(),
  author: z.string(),
  role: z.enum(['publisher', 'reviewer']),
  /** The pointer of the suppression, at or below which the finding lies. */
  suppressedAt: z.string(),
});

/** How one criterion of the certification stands; a recommended one never blocks. */
const criterion = z.object({
  id: z.string(),
  title: z.string(),
  level: z.enum(['required', 'recommended']),
  met: z.boolean(),
  /** False while the publisher has not said yet what decides it: that is asked for with the nomination. */
  isDeclared: z.boolean().default(true),
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
  /** All that each rule found, as one: a rule with very many findings does not list them all. */
  totals: z
    .array(
      z.object({
        rule: z.string(),
        severity: z.enum(['error', 'warning', 'info']),
        places: z.number().int(),
        message: z.string(),
      }),
    )
    .default([]),
  suppressed: z.array(suppressedFinding).default([]),
  /** Changes of the organization that do not count for the catalogue, for they would make a rule weaker. */
  setAside: z.array(setAsideChange).default([]),
  criteria: z.array(criterion),
  /** What the criteria come to; `never` when no change of the connector helps. */
  eligible: z.enum(['yes', 'after-changes', 'never', 'unknown']).default('unknown'),
  /** The required criteria that the publisher can still meet by changing something. */
  changesNeeded: z.array(z.string()).default([]),
  /** Rules that could not be judged, and why: they count neither as passed nor as failed. */
  notEvaluated: z.array(z.object({ rule: z.string(), reason: z.string() })).default([]),
  /** Rules that broke down; the others went on. */
  defects: z.array(z.object({ rule: z.string(), message: z.string() })).default([]),
  /** How many findings there are, listed or not. */
  counts: z.object({ error: z.number().int(), warning: z.number().int(), info: z.number().int() }).optional(),
  /** How long the rules took to judge the version. */
  judgedInMs: z.number().optional(),
});

/** What changed between two versions of a connector, and what it means for those who use it. */
export const versionChanges = z.object({
  bump: z.enum(['major', 'minor', 'patch', 'none']),
  oldVersion: z.string(),
  newVersion: z.string(),
  changes: z.array(
    z.object({
      kind: z.string(),
      class: z.enum(['breaking', 'minor', 'patch']),
      operationId: z.string().nullable(),
      message: z.string(),
      reason: z.string(),
    }),
  ),
});

/** How much a published connector is used, over the last 28 days where it says so. */
export const catalogueUse = z.object({
  tenants: z.number().int(),
  connections: z.number().int(),
  /** Connections whose last use or test failed. */
  brokenConnections: z.number().int(),
  workflows: z.number().int(),
  /** Runs of those workflows that ended in the last 28 days. */
  runs: z.number().int(),
  failedRuns: z.number().int(),
  openQuestions: z.number().int(),
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

/** A nomination in a list. */
export const nominationSummary = z.object({
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
export const nominationDetail = nominationSummary.extend({
  declarations,
  report: certificationReport,
  agreement: agreement.nullable(),
  checklist: z.array(z.object({ id: z.string(), title: z.string(), done: z.boolean(), note: z.string() })),
  rings: z.array(z.object({ name: z.string(), reachedAt: instant.nullable() })),
  reviewer: person.nullable(),
  /** Whether the reviewer can try the connector with an account of the publisher. */
  hasTestAccount: z.boolean(),
  catalogueName: z.string().nullable(),
  /** Where the time went: rules, publisher (signing), reviewers (review and staging). What is under way counts until now. */
  times: z.object({ machineMs: z.number(), publisherMs: z.number(), reviewerMs: z.number() }),
  /** How many signed nominations a reviewer takes before this one; null when it does not wait for one. */
  waitingBefore: z.number().int().nullable(),
  /** The publisher's open request to remove the Preview tag, with the use that was measured then. */
  availabilityRequest: z
    .object({ reason: z.string(), by: person.nullable(), at: instant, use: catalogueUse.partial() })
    .nullable(),
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
      'request-availability',
      'decline-availability',
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
    /** The profile of the rule settings unless it is given. */
    profile: ruleProfile.optional(),
    /** For the catalogue, as a nomination is, the organization's own changes only make rules stricter. */
    for: judgedFor.default('catalogue'),
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

/** What the nomination form starts from: the last declarations, and what changed since the version that was nominated then. */
export const getNominationForm = defineRoute({
  method: 'GET',
  path: '/api/v1/connectors/{connectorId}/nomination-form',
  summary: 'Reads what the nomination form of a connector starts from',
  tag: publisher,
  params: z.object({ connectorId: id }),
  answer: z.object({
    /** Null when the connector was never nominated. */
    previous: z
      .object({ nominationId: id, versionNumber: z.number().int(), state: nominationState, declarations })
      .nullable(),
    /** Null when there is nothing to compare. */
    changes: versionChanges.nullable(),
  }),
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

/** Every place at which a rule finds something in the nominated version, in document order and in parts. */
export const listNominatedPlaces = defineRoute({
  method: 'GET',
  path: '/api/v1/nominations/{nominationId}/rules/{rule}/places',
  summary: 'Lists the places at which a rule finds something in a nominated version',
  tag: publisher,
  params: nominationParams.extend({ rule: z.string().max(200) }),
  query: placesQuery,
  answer: placesOfRule,
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

/** Asks the reviewers to remove the Preview tag; the use measured now goes with it. */
export const requestAvailability = defineRoute({
  method: 'POST',
  path: '/api/v1/nominations/{nominationId}/request-availability',
  summary: 'Asks for general availability',
  tag: publisher,
  params: nominationParams,
  body: z.strictObject({ reason: z.string().trim().min(1).max(4000) }),
  answer: nominationDetail,
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
