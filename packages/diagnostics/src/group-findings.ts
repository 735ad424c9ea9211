import type { Severity } from './diagnostic.ts';

/** A finding as grouping reads it: one place, and the others that it stands for. */
interface Groupable {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly remedy?: string | undefined;
  readonly related: readonly unknown[];
}

/** What one rule finds altogether, in words for people. */
interface Total {
  readonly rule: string;
  readonly severity: Severity;
  readonly places: number;
  readonly message: string;
}

/** Everything that one rule finds, told as one. */
interface Group<F> {
  readonly rule: string;
  /** Of its gravest finding. */
  readonly severity: Severity;
  readonly message: string;
  readonly remedy: string | undefined;
  /** How many places there are. */
  readonly count: number;
  /** How many of them the findings list. */
  readonly listed: number;
  readonly findings: readonly F[];
}

/** The findings of a report by rule, the gravest rules first and the rest in the order of their first findings. */
export function groupFindings<F extends Groupable>(
  findings: readonly F[],
  totals: readonly Total[],
): readonly Group<F>[] {
  const totalByRule = new Map(totals.map((total) => [total.rule, total]));
  const groups = [...Map.groupBy(findings, ({ rule }) => rule)].map(([rule, alike]): Group<F> => {
    const listed = alike.reduce((sum, { related }) => sum + 1 + related.length, 0);
    // A report that was kept before there were totals has none.
    const { severity, message, places } = totalByRule.get(rule) ?? {
      severity: alike[0]?.severity ?? 'info',
      message: alike[0]?.message ?? '',
      places: listed,
    };
    return { rule, severity, message, remedy: alike[0]?.remedy, count: places, listed, findings: alike };
  });
  return groups.sort((a, b) => rank[a.severity] - rank[b.severity]);
}

const rank = { error: 0, warning: 1, info: 2 } as const;
