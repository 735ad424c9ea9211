import { z } from 'zod';
import { operation, testedCall } from './connectors.ts';
import { note } from './fields.ts';
import { nominationDetail, nominationParams, nominationSummary, versionChanges } from './nominations.ts';
import { defineRoute } from './route.ts';
import { placesOfRule, placesQuery, suppressed } from './rules.ts';

const reviewer = 'Reviews';

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
    /** What it would change for those who use the published version; null when there is none. */
    changes: versionChanges.nullable(),
    operations: z.array(operation),
  }),
});

/** The same places as its publisher lists them. */
export const listReviewedPlaces = defineRoute({
  method: 'GET',
  path: '/api/v1/reviews/{nominationId}/rules/{rule}/places',
  summary: 'Lists the places at which a rule finds something in a version under review',
  tag: reviewer,
  params: nominationParams.extend({ rule: z.string().max(200) }),
  query: placesQuery,
  answer: placesOfRule,
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

/** Suppresses a rule at a place for this nomination, and for later ones of the same connector. A reviewer may suppress errors. */
export const suppressInReview = defineRoute({
  method: 'POST',
  path: '/api/v1/reviews/{nominationId}/suppressions',
  summary: 'Suppresses a finding under review',
  tag: reviewer,
  params: nominationParams,
  body: suppressed,
  answer: nominationDetail,
});

/** Takes a reviewer's suppression back. */
export const unsuppressInReview = defineRoute({
  method: 'POST',
  path: '/api/v1/reviews/{nominationId}/suppressions/take-back',
  summary: 'Takes a suppression under review back',
  tag: reviewer,
  params: nominationParams,
  body: suppressed.omit({ reason: true }),
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

/** Leaves the Preview tag for now; the publisher reads why. */
export const declineAvailability = defineRoute({
  method: 'POST',
  path: '/api/v1/reviews/{nominationId}/decline-availability',
  summary: 'Declines a request for general availability',
  tag: reviewer,
  params: nominationParams,
  body: z.strictObject({ reason: z.string().trim().min(1).max(4000) }),
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
