import {
  type Declarations,
  type Finding,
  type ProfileName,
  type ReviewRequest,
  reviewConnector,
  type Verdict,
} from '@tenon/certification';
import type { AnswerOf, validateConnector } from '@tenon/contract';
import type { Place } from '@tenon/diagnostics';
import type { SourceFile } from '@tenon/store';
import { toConnectorFiles } from '../connectors/connector-models.ts';
import type { FrozenRules } from '../rules/frozen-rules.ts';
import type { ComparedWith } from './compared-with.ts';

/** What the rules say of one version, as the platform API shows it. */
export type Report = AnswerOf<typeof validateConnector>;

const titles: Readonly<Record<Verdict['criteria']['criteria'][number]['criterion'], string>> = {
  ownership: 'The publisher owns the API or may offer it',
  authentication: 'The API asks for OAuth 2.0, an API key or basic authentication',
  support: 'Users can ask for help',
  availability: 'The API is available at least 99.9 % of the time',
};

/** What to judge a version by. */
export interface JudgedBy {
  readonly judgedFor: 'organization' | 'catalogue';
  readonly rules: FrozenRules;
  /** In place of the one that the rules name. */
  readonly profile?: ProfileName | undefined;
  readonly declarations?: Partial<DeclaredFields> | undefined;
  readonly compared?: ComparedWith;
}

/** Judges documents by every rule. */
export function judgeVersion(files: readonly SourceFile[], judgedBy: JudgedBy): Report {
  return toReport(reviewConnector(toRequest(files, judgedBy)));
}

/** What the rules are asked. */
export function toRequest(
  files: readonly SourceFile[],
  { judgedFor, rules, profile, declarations = {}, compared = {} }: JudgedBy,
): ReviewRequest {
  return {
    files: toConnectorFiles(files),
    judgedFor,
    ...rules,
    ...(profile === undefined ? {} : { profile }),
    declarations: toDeclarations(declarations),
    ...compared,
  };
}

/** The fields of a nomination that the criteria read. */
export interface DeclaredFields {
  readonly ownership: 'owner' | 'rights-granted' | 'independent' | 'none' | undefined;
  readonly supportEmail: string | undefined;
  readonly supportUrl: string | undefined;
  readonly availabilityPercent: number | undefined;
}

function toDeclarations(fields: Partial<DeclaredFields>): Declarations {
  const { ownership, supportEmail, supportUrl, availabilityPercent } = fields;
  const supportContact = supportEmail ?? supportUrl;
  return {
    ...(ownership === undefined ? {} : { ownership }),
    ...(supportContact === undefined ? {} : { supportContact }),
    ...(availabilityPercent === undefined ? {} : { availabilityPercent }),
  };
}

/** A verdict as the platform API shows it. */
export function toReport(verdict: Verdict): Report {
  const { ruleSetVersion, profile, findings, completeness, criteria } = verdict;
  const unmet = criteria.criteria.some(({ requirement, status }) => requirement === 'required' && status === 'not-met');
  return {
    ruleSetVersion,
    profile,
    verdict: unmet ? 'fail' : verdict.verdict,
    completeness: completeness.percent / 100,
    findings: findings.map(describeFinding),
    totals: [...verdict.totals],
    suppressed: verdict.suppressed.map((finding) => {
      const { reason, author, role, suppressedAt } = finding;
      return { ...describeFinding(finding), reason, author, role, suppressedAt };
    }),
    setAside: verdict.setAside.map(({ rule, severity, reason }) => ({ rule, severity, reason })),
    criteria: criteria.criteria.map(({ criterion, requirement, status, message }) => ({
      id: criterion,
      title: titles[criterion],
      level: requirement,
      met: status === 'met',
      isDeclared: status !== 'not-declared',
      reason: message,
    })),
    eligible: criteria.eligible,
    changesNeeded: [...criteria.changesNeeded],
    notEvaluated: [...verdict.notEvaluated],
    defects: [...verdict.defects],
    counts: { error: verdict.errors, warning: verdict.warnings, info: verdict.infos },
  };
}

function describeFinding(finding: Finding) {
  const { rule, severity, message, remedy, operationId, places, related, fix } = finding;
  return {
    code: rule,
    rule,
    severity,
    message,
    place: toPlace(finding),
    remedy,
    operationId: operationId ?? null,
    count: places,
    related: related.map(toPlace),
    fix,
  };
}

/** A place whose members may be there without a value. */
type LoosePlace = { readonly [K in keyof Place]?: Place[K] | undefined };

/** A place as it travels: nothing beside its own members. */
export function toPlace({ file, pointer, line, column, endLine, endColumn }: LoosePlace): Place {
  return {
    ...(file === undefined ? {} : { file }),
    ...(pointer === undefined ? {} : { pointer }),
    ...(line === undefined ? {} : { line }),
    ...(column === undefined ? {} : { column }),
    ...(endLine === undefined ? {} : { endLine }),
    ...(endColumn === undefined ? {} : { endColumn }),
  };
}

/** What a report comes to, as the life of a nomination keeps it. */
export function toJudgement(report: Report) {
  const count = (severity: 'error' | 'warning') =>
    report.counts?.[severity] ?? report.findings.filter((finding) => finding.severity === severity).length;
  const unmet = report.criteria.filter(({ level, met }) => level === 'required' && !met).length;
  return {
    ruleSetVersion: report.ruleSetVersion,
    profile: report.profile,
    verdict: report.verdict,
    errors: count('error') + unmet,
    warnings: count('warning'),
  };
}

/** Everything that stands against certification: findings that are errors, and required criteria that are not met. */
export function blockingDiagnostics(report: Report) {
  const unmet = report.criteria.filter(({ level, met }) => level === 'required' && !met);
  return [
    ...unmet.map(({ id, reason }) => ({
      code: `criterion-${id}`,
      severity: 'error' as const,
      message: reason,
    })),
    ...report.findings
      .filter(({ severity }) => severity === 'error')
      .map(({ code, severity, message, place, remedy }) => ({
        code,
        severity,
        message,
        ...(place === undefined ? {} : { place: toPlace(place) }),
        ...(remedy === undefined ? {} : { remedy }),
      })),
  ];
}
