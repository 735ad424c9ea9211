import type { AnswerOf, getConnectorAnalytics } from '@tenon/contract';
import type { HourOfOperation, OperationCounts } from '@tenon/store';
import { quantileOf } from '../operations/latency-steps.ts';

type Analytics = AnswerOf<typeof getConnectorAnalytics>;

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** How the operations of a connector did in the last days: by hour up to three days, by day beyond. */
export function describeAnalytics(
  hours: readonly HourOfOperation[],
  { days, now }: { readonly days: number; readonly now: Date },
): Analytics {
  const every = days <= 3 ? 'hour' : 'day';
  const span = every === 'hour' ? hourMs : dayMs;
  const first = firstSpan(days, now);
  const bySpan = Map.groupBy(hours, ({ hour }) => Math.floor(hour.getTime() / span) * span);
  const byOperation = Map.groupBy(hours, ({ operationId }) => operationId);
  const spans = Array.from({ length: Math.floor((now.getTime() - first) / span) + 1 }, (_, at) => first + at * span);
  return {
    every,
    total: describe(hours),
    series: spans.map((at) => ({ at: new Date(at).toISOString(), ...describe(bySpan.get(at) ?? []) })),
    operations: [...byOperation]
      .map(([operationId, of]) => ({ operationId, ...describe(of) }))
      .sort((a, b) => b.calls - a.calls || (a.operationId < b.operationId ? -1 : 1)),
  };
}

/** The beginning of the first span that the last days are told in. */
export function firstSpan(days: number, now: Date): number {
  const span = days <= 3 ? hourMs : dayMs;
  return Math.floor(now.getTime() / span) * span - days * dayMs + span;
}

function describe(counts: readonly OperationCounts[]): Analytics['total'] {
  const sum = (name: Exclude<keyof OperationCounts, 'latencies'>) => counts.reduce((all, one) => all + one[name], 0);
  const latencies: number[] = [];
  for (const one of counts)
    for (const [step, count] of one.latencies.entries()) latencies[step] = (latencies[step] ?? 0) + count;
  const calls = sum('calls');
  const succeeded = sum('succeeded');
  const throttled = sum('throttled');
  return {
    calls,
    succeeded,
    throttled,
    clientFailures: sum('clientFailures'),
    serverFailures: sum('serverFailures'),
    unanswered: sum('unanswered'),
    successRate: calls > throttled ? succeeded / (calls - throttled) : null,
    msP50: quantileOf(latencies, 0.5),
    msP95: quantileOf(latencies, 0.95),
  };
}
