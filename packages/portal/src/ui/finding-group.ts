import { groupFindings } from '@tenon/diagnostics';
import type { ShownDiagnostic, ShownPlace } from './shown-diagnostic.ts';

/** One place of a finding, with what can be done there. */
export interface FoundPlace {
  readonly severity: ShownDiagnostic['severity'];
  readonly message: string;
  readonly place: ShownPlace;
  readonly repair?: ShownDiagnostic['repair'];
}

/** Everything that one rule finds, told as one. */
export interface FindingGroup {
  readonly rule: string;
  readonly severity: ShownDiagnostic['severity'];
  readonly message: string;
  readonly remedy?: string | undefined;
  /** How many places there are; `known` may be fewer. */
  readonly count: number;
  readonly known: readonly FoundPlace[];
  /** Repairs all places at once. */
  readonly repair?: ShownDiagnostic['repair'];
}

interface ReportedFinding extends ShownDiagnostic {
  readonly rule: string;
  readonly related: readonly ShownPlace[];
}

/** The findings of a report by rule, the gravest rules first, each with the places that are known. */
export function placesByRule(
  findings: readonly ReportedFinding[],
  totals: Parameters<typeof groupFindings>[1],
): readonly FindingGroup[] {
  return groupFindings(findings, totals).map(({ findings: alike, ...group }) => ({
    ...group,
    known: alike.flatMap(({ severity, message, place, related }) =>
      [place ?? {}, ...related].map((one) => ({ severity, message, place: one })),
    ),
  }));
}
