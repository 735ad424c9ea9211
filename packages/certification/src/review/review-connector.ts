import type { ConnectorFile } from '@tenon/connector';
import type { Place, Severity } from '@tenon/diagnostics';
import { ruleSections } from '../rules/index.ts';
import type { CatalogueNames, PackageSurvey } from '../survey/survey.ts';
import { type PublishedFiles, surveyPackage } from '../survey/survey-package.ts';
import { measureCompleteness } from './completeness.ts';
import { type Declarations, judgeCriteria } from './criteria.ts';
import { type Gathered, gather, type RawFinding } from './gather.ts';
import { PlaceFinder } from './place-finder.ts';
import {
  checkOverrides,
  isStricter,
  type ProfileName,
  type RuleOverrides,
  type SeverityPlan,
  severityOf,
} from './profile.ts';
import { ruleIds } from './read-overrides.ts';
import type { Rule } from './rule.ts';
import { type SettledRequest, settleRules } from './settle-rules.ts';
import { checkSuppressions, type Suppression, Suppressor } from './suppression.ts';
import type { Finding, RulePlace, RuleTotal, SetAside, Verdict } from './verdict.ts';

/** The version of the rule set: a nomination is judged by the one that was current when it was submitted. */
export const ruleSetVersion = '1.0';

/** How many findings of one rule, and how many places of one finding, a verdict lists; the rest is counted. */
const listed = { findings: 100, places: 25 };

/** What to review and how. */
export interface ReviewRequest {
  readonly files: readonly ConnectorFile[];
  readonly profile?: ProfileName;
  /** What the organization of the connector changes about the rules. */
  readonly overrides?: RuleOverrides;
  /** For whom: the organization it belongs to, or the catalogue, where its overrides only make rules stricter. */
  readonly judgedFor?: 'organization' | 'catalogue';
  /** What the catalogue itself changes about the rules. */
  readonly decided?: RuleOverrides['rules'];
  /** Suppressions of a reviewer, who alone suppresses errors; those among the overrides are the publisher's. */
  readonly suppressedByReviewer?: readonly Suppression[];
  readonly declarations?: Declarations;
  /** The version that users have now; without it the rules about changes are not evaluated. */
  readonly published?: PublishedFiles;
  /** The other connectors of the catalogue; without it the rules about being unique are not evaluated. */
  readonly catalogue?: CatalogueNames;
}

/**
 * Judges a connector by every rule. Reads only what it is given, so the same files always get the same verdict. Throws
 * a `Refusal` for overrides that are not allowed.
 */
export function reviewConnector(asked: ReviewRequest): Verdict {
  const request = settleRules(asked);
  const survey = surveyPackage(request.files, request);
  return toVerdict(survey, request, gatherAll(survey, request));
}

/** Every place at which one rule finds something that counts, also beyond those that a verdict lists; in document order. */
export function listPlaces(asked: ReviewRequest, ruleId: string): readonly RulePlace[] {
  const request = settleRules(asked);
  const survey = surveyPackage(request.files, request);
  const { plan, places, suppressor } = judging(survey, request);
  const listed: RulePlace[] = [];
  for (const { rule, section, gathered } of gatherAll(survey, request, (id) => id === ruleId)) {
    if (gathered.kind !== 'findings') continue;
    for (const raw of gathered.findings) {
      const severity = severityOf({ id: rule.id, section }, raw.said, plan);
      const left = suppressor.leaves(raw, (part) => toFinding(part, severity, places));
      if (left === undefined) continue;
      const found = toFinding(left, severity, places);
      const shared = { severity, message: found.message, fix: found.fix, finding: found.pointer };
      const spots = left.related.map((spot) => places.find(spot));
      for (const place of [placeOf(found), ...spots]) listed.push({ ...shared, ...place });
    }
  }
  return listed;
}

/** What every rule, or every wanted one, had to say about a survey, by rule, in the order of the catalogue. */
export function gatherAll(
  survey: PackageSurvey,
  { overrides = {}, stricter = {}, suppressedByReviewer = [] }: Omit<SettledRequest, 'files'>,
  isWanted: (ruleId: string) => boolean = () => true,
): readonly RuleResult[] {
  checkOverrides(overrides, ruleIds);
  checkOverrides(stricter, ruleIds);
  checkSuppressions(suppressedByReviewer, ruleIds);
  const results: RuleResult[] = [];
  for (const section of ruleSections) {
    for (const rule of section.rules) {
      if (!isWanted(rule.id) || overrides.rules?.[rule.id]?.severity === 'off') continue;
      results.push({ rule, section: section.name, gathered: gather(rule, survey) });
    }
  }
  return results;
}

/** One rule with what it had to say. */
export interface RuleResult {
  readonly rule: Rule;
  readonly section: string;
  readonly gathered: Gathered;
}

/** What decides how a review counts what the rules found. */
function judging(survey: PackageSurvey, { profile, overrides, stricter, suppressedByReviewer }: SettledRequest) {
  const plan: SeverityPlan = {
    profile: profile ?? 'certification',
    overrides: overrides?.rules ?? {},
    atLeast: stricter?.rules ?? {},
  };
  const places = new PlaceFinder(survey);
  const title = survey.definition?.title ?? '';
  const suppressions = { publisher: overrides?.suppressions ?? [], reviewer: suppressedByReviewer ?? [] };
  return { plan, places, title, suppressor: new Suppressor(suppressions, { title, places }) };
}

function toVerdict(survey: PackageSurvey, request: SettledRequest, results: readonly RuleResult[]): Verdict {
  const { plan, places, title, suppressor } = judging(survey, request);
  const counts: Record<Severity, number> = { error: 0, warning: 0, info: 0 };
  const findings: Finding[] = [];
  const totals: RuleTotal[] = [];
  const capped: { rule: string; shown: number; total: number }[] = [];
  for (const { rule, section, gathered } of results) {
    if (gathered.kind !== 'findings' || gathered.findings.length === 0) continue;
    const judged = gathered.findings.flatMap((whole) => {
      const severity = severityOf({ id: rule.id, section }, whole.said, plan);
      const raw = suppressor.leaves(whole, (part) => toFinding(part, severity, places));
      return raw === undefined ? [] : [{ raw, severity }];
    });
    for (const { severity } of judged) counts[severity] += 1;
    judged.sort((a, b) => rank[a.severity] - rank[b.severity]);
    totals.push(...totalOf(rule, judged));
    for (const { raw, severity } of judged.slice(0, listed.findings)) findings.push(toFinding(raw, severity, places));
    if (judged.length > listed.findings) capped.push({ rule: rule.id, shown: listed.findings, total: judged.length });
  }
  const defects = results.flatMap(({ rule, gathered }) =>
    gathered.kind === 'defect' ? [{ rule: rule.id, message: gathered.message }] : [],
  );
  return {
    title,
    ruleSetVersion,
    profile: plan.profile,
    verdict: counts.error > 0 || defects.length > 0 ? 'fail' : 'pass',
    findings: sortFindings(findings),
    errors: counts.error,
    warnings: counts.warning,
    infos: counts.info,
    capped,
    totals,
    suppressed: suppressor.suppressed,
    idleSuppressions: suppressor.idle(),
    setAside: setAside(plan),
    notEvaluated: results.flatMap(({ rule, gathered }) =>
      gathered.kind === 'not-evaluated' ? [{ rule: rule.id, reason: gathered.reason }] : [],
    ),
    completeness: measureCompleteness(survey.definition),
    criteria: judgeCriteria(request.declarations ?? {}, survey),
    defects,
  };
}

/** All findings of a rule as one; of a single one in its own words. */
function totalOf(
  rule: Rule,
  judged: readonly { readonly raw: RawFinding; readonly severity: Severity }[],
): RuleTotal[] {
  const [gravest, second] = judged;
  if (gravest === undefined) return [];
  const sum = (of: 'places' | 'outOf') => judged.reduce((total, { raw }) => total + raw[of], 0);
  const places = sum('places');
  const message =
    second === undefined
      ? gravest.raw.message
      : 'group' in rule && rule.group
        ? rule.group(places, sum('outOf'), 'the definition')
        : `${rule.summary} That is not so at ${places} places.`;
  return [{ rule: rule.id, severity: gravest.severity, places, message }];
}

const rank: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/** By severity, then in document order: the definition comes first, then the properties document, then the rest. */
function sortFindings(findings: Finding[]): readonly Finding[] {
  const ranks = new Map<string, number>();
  for (const { file } of findings) if (!ranks.has(file)) ranks.set(file, fileRank(file));
  return findings.sort(
    (a, b) =>
      rank[a.severity] - rank[b.severity] ||
      (a.file === b.file ? 0 : (ranks.get(a.file) ?? 0) - (ranks.get(b.file) ?? 0)) ||
      (a.line ?? 0) - (b.line ?? 0) ||
      (a.column ?? 0) - (b.column ?? 0) ||
      (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0),
  );
}

/** Of the changes that may only make rules stricter, those that would have made them weaker. */
function setAside({ atLeast }: SeverityPlan): readonly SetAside[] {
  if (Object.keys(atLeast).length === 0) return [];
  return ruleSections
    .flatMap(({ rules }) => rules)
    .flatMap(({ id, severity: own }) => {
      const change = Object.hasOwn(atLeast, id) ? atLeast[id] : undefined;
      return change === undefined || !isStricter(own, change.severity) ? [] : [{ rule: id, ...change }];
    });
}

function placeOf({ file, pointer, line = 1, column = 1, endLine = line, endColumn = column }: Finding): Place {
  return { file, pointer, line, column, endLine, endColumn };
}

function fileRank(file: string): number {
  return /properties\.json$/i.test(file) ? 1 : /\.(?:json|ya?ml)$/i.test(file) ? 0 : 2;
}

function toFinding(raw: RawFinding, severity: Severity, places: PlaceFinder): Finding {
  const place = raw.place ?? places.find(raw.at);
  const { line = 1, column = 1 } = place;
  const finding: Finding = {
    rule: raw.rule.id,
    severity,
    message: raw.message,
    file: place.file ?? '',
    pointer: place.pointer ?? '',
    line,
    column,
    endLine: place.endLine ?? line,
    endColumn: place.endColumn ?? column,
    places: raw.places,
    related: raw.related.slice(0, listed.places).map((spot) => places.find(spot)),
    remedy: raw.rule.remedy,
    fix: raw.fixes.length > 0 ? raw.rule.fix : 'none',
    documentation: `docs/rules/${raw.rule.id}.md`,
  };
  return raw.operation?.id === undefined ? finding : { ...finding, operationId: raw.operation.id };
}
