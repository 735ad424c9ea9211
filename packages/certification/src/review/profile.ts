import { Refusal, type Severity } from '@tenon/diagnostics';
import { checkSuppressions, type Suppression } from './suppression.ts';

/** `draft` while editing, `certification` for publication, `strict` for complete texts throughout. */
export type ProfileName = 'draft' | 'certification' | 'strict';

/** The severity an organization gives to one rule, and why. */
export interface RuleOverride {
  readonly severity: Severity | 'off';
  readonly reason: string;
}

/** What an organization changes about the rules. */
export interface RuleOverrides {
  /** The profile by which its connectors are judged, unless whoever asks names another. */
  readonly profile?: ProfileName;
  readonly rules?: Readonly<Record<string, RuleOverride>>;
  /** Findings that do not count at some places, each with a reason and an author. */
  readonly suppressions?: readonly Suppression[];
  /** Product names that titles and texts must not contain, in place of the default list. */
  readonly reservedNames?: readonly string[];
}

/** What decides severities of one review. */
export interface SeverityPlan {
  readonly profile: ProfileName;
  readonly overrides: Readonly<Record<string, RuleOverride>>;
  /** Severities below which a rule does not fall; those that are lower than what holds anyway change nothing. */
  readonly atLeast: Readonly<Record<string, RuleOverride>>;
}

const sectionsOfDrafts = new Set(['files', 'document', 'connections']);

const errorsWhenStrict = new Set([
  'request-property-summary-required',
  'request-property-description-required',
  'request-property-visibility-explicit',
  'response-property-summary-required',
  'response-property-description-required',
  'response-property-visibility-explicit',
  'operation-visibility-explicit',
  'parameter-visibility-explicit',
  'body-parameter-documented',
]);

/** The rules whose severity no organization changes. */
export const lockedRules: ReadonlySet<string> = new Set([
  'json-syntax-valid',
  'openapi-schema-valid',
  'auth-type-supported',
  'info-contact-required',
  'connection-parameter-secret-is-secure',
  'oauth-client-secret-not-stored',
]);

/** Refuses overrides of rules that do not exist or may not be changed, and those without a reason. */
export function checkOverrides(overrides: RuleOverrides, ruleIds: ReadonlySet<string>): void {
  if (overrides.suppressions !== undefined) checkSuppressions(overrides.suppressions, ruleIds);
  for (const [id, override] of Object.entries(overrides.rules ?? {})) {
    if (!ruleIds.has(id)) {
      throw new Refusal('rule-unknown', `There is no rule "${id}". Take an id from the list of rules.`);
    }
    if (lockedRules.has(id)) {
      throw new Refusal('rule-locked', `The severity of "${id}" cannot be changed. Remove its override.`);
    }
    if (typeof override.reason !== 'string' || override.reason.trim() === '') {
      throw new Refusal('override-reason-required', `The override of "${id}" has no reason. Say why it is needed.`);
    }
    if (!['off', 'info', 'warning', 'error'].includes(override.severity)) {
      throw new Refusal(
        'override-severity-invalid',
        `The override of "${id}" says "${override.severity}". Use error, warning, info or off.`,
      );
    }
  }
}

/** The severity of a finding: what the rule says, as the profile and the organization change it. */
export function severityOf(rule: NamedRule, said: SaidSeverity, plan: SeverityPlan): Severity {
  const severity = withoutFloor(rule, said, plan);
  const floor = Object.hasOwn(plan.atLeast, rule.id) ? plan.atLeast[rule.id]?.severity : undefined;
  return floor === undefined || floor === 'off' || isStricter(severity, floor) ? severity : floor;
}

/** Whether a severity weighs more than another; `off` weighs nothing. */
export function isStricter(one: Severity | 'off', other: Severity | 'off'): boolean {
  return scale.indexOf(one) < scale.indexOf(other);
}

interface NamedRule {
  readonly id: string;
  readonly section: string;
}

interface SaidSeverity {
  readonly severity: Severity;
  readonly isLower: boolean;
}

const scale: readonly (Severity | 'off')[] = ['error', 'warning', 'info', 'off'];

function withoutFloor(rule: NamedRule, said: SaidSeverity, plan: SeverityPlan): Severity {
  const override = Object.hasOwn(plan.overrides, rule.id) ? plan.overrides[rule.id]?.severity : undefined;
  if (override !== undefined && override !== 'off') return override;
  if (plan.profile === 'strict' && errorsWhenStrict.has(rule.id)) return 'error';
  const inDraft = plan.profile === 'draft' && !sectionsOfDrafts.has(rule.section);
  const steps = (said.isLower ? 1 : 0) + (inDraft ? 1 : 0);
  return steps === 0 ? said.severity : lower(said.severity, steps);
}

function lower(severity: Severity, steps: number): Severity {
  const severities: readonly Severity[] = ['error', 'warning', 'info'];
  return severities[Math.min(severities.indexOf(severity) + steps, severities.length - 1)] ?? 'info';
}
