import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { EgressExchange, RuntimeObserver } from '@tenon/runtime';
import { runSeconds } from './run-seconds.ts';

/** What happened in this process in one interval. Times are in milliseconds; null where nothing happened. */
export interface Sample {
  readonly at: Date;
  readonly runsStarted: number;
  readonly runsSucceeded: number;
  readonly runsFailed: number;
  readonly runMsP50: number | null;
  readonly runMsP95: number | null;
  readonly inMemory: number;
  readonly flushes: number;
  readonly flushMsP95: number | null;
  readonly flushWrites: number | null;
  readonly requests: number;
  readonly requestsFailed: number;
  readonly requestMsP95: number | null;
  readonly egress: number;
  readonly egressFailed: number;
  readonly egressMsP95: number | null;
  readonly memoryMb: number;
  readonly loopDelayMs: number;
}

/** The last half hour of this process, in intervals of ten seconds. */
export interface Timeline {
  readonly everySeconds: number;
  readonly runtimeObserver: RuntimeObserver;
  observeEgress(exchange: EgressExchange): void;
  observeRequest(request: { readonly status: number; readonly seconds: number }): void;
  /** The intervals that are over, oldest first. */
  samples(): readonly Sample[];
  /** Ends the present interval at once. */
  close(): void;
  stop(): void;
}

const everySeconds = 10;
const kept = 180;

/** Begins a timeline. Its timer does not keep the process alive. */
export function createTimeline(): Timeline {
  const past: Sample[] = [];
  let now = newInterval();
  let inMemory = 0;
  const loop = monitorEventLoopDelay({ resolution: 50 });
  loop.enable();
  const close = () => {
    const delayMs = Number.isFinite(loop.max) ? Math.max(0, loop.max / 1e6 - 50) : 0;
    past.push({ ...summarize(now), inMemory, memoryMb: process.memoryUsage.rss() / 1_048_576, loopDelayMs: delayMs });
    if (past.length > kept) past.shift();
    now = newInterval();
    loop.reset();
  };
  const timer = setInterval(close, everySeconds * 1_000);
  timer.unref();
  return {
    everySeconds,
    runtimeObserver: {
      flushed({ writes, seconds }) {
        now.flushes.note(seconds * 1_000);
        now.flushWrites += writes;
      },
      takenUp({ history }) {
        inMemory += 1;
        if (history.length <= 1) now.runsStarted += 1;
      },
      recorded(run, events) {
        const end = events.find((event) => event.kind === 'run-completed');
        if (end?.kind !== 'run-completed') return;
        if (end.status === 'Succeeded') now.runsSucceeded += 1;
        else now.runsFailed += 1;
        now.runs.note(runSeconds(run, end.at) * 1_000);
      },
      left() {
        inMemory -= 1;
      },
      heldBack: () => undefined,
    },
    observeEgress({ seconds, outcome }) {
      now.egress.note(seconds * 1_000);
      if (!/^[23]xx$/.test(outcome)) now.egressFailed += 1;
    },
    observeRequest({ seconds, status }) {
      now.requests.note(seconds * 1_000);
      if (status >= 500) now.requestsFailed += 1;
    },
    samples: () => past,
    close,
    stop() {
      clearInterval(timer);
      loop.disable();
    },
  };
}

/** Durations of one interval: all are counted, and the first thousands are kept for the quantiles. */
class Durations {
  count = 0;
  readonly #kept: number[] = [];

  note(ms: number): void {
    this.count += 1;
    if (this.#kept.length < 5_000) this.#kept.push(ms);
  }

  quantile(share: number): number | null {
    const sorted = this.#kept.toSorted((a, b) => a - b);
    return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? null;
  }
}

function newInterval() {
  return {
    runsStarted: 0,
    runsSucceeded: 0,
    runsFailed: 0,
    flushWrites: 0,
    requestsFailed: 0,
    egressFailed: 0,
    runs: new Durations(),
    flushes: new Durations(),
    requests: new Durations(),
    egress: new Durations(),
  };
}

function summarize({ runs, flushes, requests, egress, flushWrites, ...counts }: ReturnType<typeof newInterval>) {
  return {
    at: new Date(),
    ...counts,
    runMsP50: runs.quantile(0.5),
    runMsP95: runs.quantile(0.95),
    flushes: flushes.count,
    flushMsP95: flushes.quantile(0.95),
    flushWrites: flushes.count === 0 ? null : flushWrites / flushes.count,
    requests: requests.count,
    requestMsP95: requests.quantile(0.95),
    egress: egress.count,
    egressMsP95: egress.quantile(0.95),
  };
}
