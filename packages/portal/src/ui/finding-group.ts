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

interface Total {
  readonly rule: string;
  readonly severity: ShownDiagnostic['severity'];
  readonly places: number;
  readonly message: string;
}

/** The findings of a report by rule, the gravest rules first. */
export function groupFindings(findings: readonly ReportedFinding[], totals: readonly Total[]): readonly FindingGroup[] {
  const byRule = Map.groupBy(findings, ({ rule }) => rule);
  const totalByRule = new Map(totals.map((total) => [total.rule, total]));
  const groups = [...byRule].map(([rule, alike]): FindingGroup => {
    const known = alike.flatMap(({ severity, message, place, related }) =>
      [place ?? {}, ...related].map((one) => ({ severity, message, place: one })),
    );
    // A report that was kept before there were totals has none.
    const { severity, message, places } = totalByRule.get(rule) ?? {
      severity: alike[0]?.severity ?? 'info',
      message: alike[0]?.message ?? '',
      places: known.length,
    };
    return { rule, severity, message, remedy: alike[0]?.remedy, count: places, known };
  });
  return groups.sort((a, b) => rank[a.severity] - rank[b.severity]);
}

const rank = { error: 0, warning: 1, info: 2 } as const;
