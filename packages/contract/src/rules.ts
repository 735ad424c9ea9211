import { z } from 'zod';
import { id, instant, person } from './fields.ts';
import { place } from './problem.ts';
import { defineRoute, nothing } from './route.ts';

const tag = 'Rules';

/** How strict the rules are. */
export const ruleProfile = z.enum(['draft', 'certification', 'strict']);
/** For whom a connector is judged. */
export const judgedFor = z.enum(['organization', 'catalogue']);
const changedSeverity = z.enum(['error', 'warning', 'info', 'off']);
const reason = z.string().trim().min(1, 'must say why').max(2000);

/** A change of a rule that does not count where it would make the rule weaker. */
export const setAsideChange = z.object({ rule: z.string(), severity: changedSeverity, reason: z.string() });

const overrides = z.object({
  profile: ruleProfile.optional(),
  /** By rule. */
  rules: z.record(z.string().max(200), z.object({ severity: changedSeverity, reason: z.string() })).optional(),
  /** Names that titles and texts must not contain. */
  reservedNames: z.array(z.string().max(200)).max(500).optional(),
});

const ruleSettings = z.object({
  overrides,
  /** Names the state of the settings: a change repeats the one it read. */
  revision: z.number().int(),
  changedBy: person.nullable(),
  changedAt: instant.nullable(),
});

/** What the organization changes about the certification rules; the same JSON is a file for `tenon connector validate --rules`. */
export const getRuleSettings = defineRoute({
  method: 'GET',
  path: '/api/v1/rule-settings',
  summary: 'Reads what the organization changes about the rules',
  tag,
  answer: ruleSettings,
});

/** Changes them as a whole. A rule that is off or has another severity needs a reason; six rules cannot be changed (`rule-locked`). */
export const putRuleSettings = defineRoute({
  method: 'PUT',
  path: '/api/v1/rule-settings',
  summary: 'Changes what the organization changes about the rules',
  tag,
  body: z.strictObject({ overrides: z.record(z.string(), z.unknown()), revision: z.number().int().min(0) }),
  answer: ruleSettings,
});

const connectorParams = z.object({ connectorId: id });
const suppression = z.object({
  id,
  rule: z.string(),
  pointer: z.string(),
  reason: z.string(),
  author: z.string(),
  createdAt: instant,
});
/** What is suppressed, and why. */
export const suppressed = z.strictObject({
  rule: z.string().max(200),
  /** The place at or below which the rule does not count; empty for the whole connector. */
  pointer: z.string().max(4000),
  reason,
});

/** The findings of a connector that its publisher answers for. */
export const listSuppressions = defineRoute({
  method: 'GET',
  path: '/api/v1/connectors/{connectorId}/suppressions',
  summary: 'Lists the suppressed findings of a connector',
  tag,
  params: connectorParams,
  answer: z.object({ suppressions: z.array(suppression) }),
});

/** Answers for a finding instead of mending it. Errors count all the same for the catalogue: only a reviewer suppresses them there. */
export const suppressFinding = defineRoute({
  method: 'POST',
  path: '/api/v1/connectors/{connectorId}/suppressions',
  summary: 'Suppresses a rule at a place of a connector',
  tag,
  params: connectorParams,
  body: suppressed,
  status: 201,
  answer: suppression,
});

/** Takes a suppression back. */
export const unsuppressFinding = defineRoute({
  method: 'DELETE',
  path: '/api/v1/connectors/{connectorId}/suppressions/{suppressionId}',
  summary: 'Takes a suppression back',
  tag,
  params: connectorParams.extend({ suppressionId: id }),
  status: 204,
  answer: nothing,
});

/** Which part of the places of a rule is wanted. */
export const placesQuery = z.object({
  from: z.coerce.number().int().min(0).default(0),
  count: z.coerce.number().int().min(1).max(500).default(100),
});

/** A part of the places of a rule, and how many there are. */
export const placesOfRule = z.object({
  total: z.number().int(),
  places: z.array(
    z.object({
      place,
      severity: z.enum(['error', 'warning', 'info']),
      message: z.string(),
      fix: z.enum(['safe', 'suggestion', 'none']),
    }),
  ),
});

/** Every place at which a rule finds something, in document order and in parts. */
export const listRulePlaces = defineRoute({
  method: 'GET',
  path: '/api/v1/connectors/{connectorId}/rules/{rule}/places',
  summary: 'Lists the places at which a rule finds something',
  tag,
  params: connectorParams.extend({ rule: z.string().max(200) }),
  query: placesQuery.extend({ for: judgedFor.default('catalogue') }),
  answer: placesOfRule,
});
