import type { ObservedConnectorCall } from '@tenon/runtime';
import { type HourOfOperation, operationCounts, type Store } from '@tenon/store';
import type { Logger } from 'pino';
import type { Clock } from '../parts.ts';
import { latencySteps, stepOf } from './latency-steps.ts';

const everyMs = 10_000;
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** Calls of addresses that no operation has are counted too, but a process keeps no more kinds of counts than this between two writes. */
const mostKinds = 20_000;

/** Counts calls of operations for the publishers of their connectors. */
export interface OperationCounter {
  readonly count: (call: ObservedConnectorCall) => void;
  /** Writes what is counted and not written yet. */
  write(): Promise<void>;
  /** Writes the rest. */
  stop(): Promise<void>;
}

type Counting = { -readonly [K in keyof HourOfOperation]: HourOfOperation[K] } & { readonly latencies: number[] };

/**
 * Counts in memory by connector, operation and hour, and writes that in one statement every ten seconds: what a process counted
 * since is lost when it is killed. Counts are kept as long as the run history.
 */
export function startOperationCounter({
  store,
  clock,
  log,
  retentionDays,
}: {
  readonly store: Pick<Store, 'asSystem'>;
  readonly clock: Clock;
  readonly log: Logger;
  readonly retentionDays: number;
}): OperationCounter {
  let counted = new Map<string, Counting>();
  let forgotAt = 0;
  let working: Promise<void> = Promise.resolve();

  const count = ({ connector, operationId = '', status, milliseconds }: ObservedConnectorCall) => {
    const hour = Math.floor(clock.now().getTime() / hourMs) * hourMs;
    const subject = subjectOf(connector);
    const key = `${subject} ${hour} ${operationId}`;
    let counting = counted.get(key);
    if (counting === undefined) {
      if (counted.size >= mostKinds) return;
      counting = startCounting(subject, operationId, new Date(hour));
      counted.set(key, counting);
    }
    counting.calls += 1;
    counting[fieldOf(status)] += 1;
    const step = stepOf(milliseconds);
    counting.latencies[step] = (counting.latencies[step] ?? 0) + 1;
  };

  const writeOnce = async () => {
    const batch = counted;
    counted = new Map();
    const now = clock.now().getTime();
    if (batch.size > 0) {
      await store
        .asSystem((scope) => operationCounts(scope).add([...batch.values()]))
        .catch((error: unknown) => {
          log.warn({ err: error }, 'calls of operations could not be counted; this is tried again');
          for (const [key, counting] of batch) {
            const meanwhile = counted.get(key);
            if (meanwhile !== undefined) addTo(counting, meanwhile);
            counted.set(key, counting);
          }
        });
    }
    if (now - forgotAt < hourMs) return;
    forgotAt = now;
    await store
      .asSystem((scope) => operationCounts(scope).forget(new Date(now - retentionDays * dayMs)))
      .catch((error: unknown) => log.warn({ err: error }, 'old counts of operations could not be forgotten'));
  };
  const write = () => {
    working = working.then(writeOnce);
    return working;
  };
  const timer = setInterval(() => void write(), everyMs);
  timer.unref();
  return {
    count,
    write,
    async stop() {
      clearInterval(timer);
      await write();
    },
  };
}

/** What counts are kept under: a connector of the catalogue by its name, whoever calls it. */
export function subjectOf(connector: ObservedConnectorCall['connector']): string {
  return connector.kind === 'custom' ? connector.connectorId : `catalogue:${connector.name.toLowerCase()}`;
}

function startCounting(subject: string, operationId: string, hour: Date): Counting {
  return {
    subject,
    operationId,
    hour,
    calls: 0,
    succeeded: 0,
    throttled: 0,
    clientFailures: 0,
    serverFailures: 0,
    unanswered: 0,
    latencies: Array.from({ length: latencySteps.length + 1 }, () => 0),
  };
}

function addTo(counting: Counting, more: Counting): void {
  for (const name of outcomes) counting[name] += more[name];
  counting.calls += more.calls;
  for (const [step, count] of more.latencies.entries())
    counting.latencies[step] = (counting.latencies[step] ?? 0) + count;
}

const outcomes = ['succeeded', 'throttled', 'clientFailures', 'serverFailures', 'unanswered'] as const;

function fieldOf(status: number | undefined): (typeof outcomes)[number] {
  if (status === undefined) return 'unanswered';
  if (status < 400) return 'succeeded';
  if (status === 429) return 'throttled';
  return status < 500 ? 'clientFailures' : 'serverFailures';
}
