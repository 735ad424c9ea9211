import type { Scope } from '../scope.ts';

/** How many runs are in which state, over all processes. */
export interface RunFigures {
  /** Held by a worker, in its memory. */
  readonly carried: number;
  /** Out of memory until a time, a callback or a message. */
  readonly asleep: number;
  /** Waiting for their turn at a trigger that limits how many go on. */
  readonly waiting: number;
  /** Due since more than 10 s, and nobody has taken them: more than there are workers for, or none of their region. */
  readonly overdue: number;
}

/** Counts the live runs; their number decides what it costs, about 20 ms for 100,000. */
export async function runFigures(scope: Scope): Promise<RunFigures> {
  const rows = await scope.query<RunFigures & { readonly [name: string]: number }>(
    `select count(*) filter (where worker is not null)::int as carried,
            count(*) filter (where worker is null and status <> 'Waiting')::int as asleep,
            count(*) filter (where status = 'Waiting')::int as waiting,
            count(*) filter (where worker is null and status <> 'Waiting' and wake_at < now() - interval '10 seconds')::int as overdue
     from live_runs`,
  );
  return rows[0] ?? { carried: 0, asleep: 0, waiting: 0, overdue: 0 };
}

/** One worker as the others see it. */
export interface WorkerFigures {
  readonly worker: number;
  readonly regions: readonly string[];
  readonly startedAt: Date;
  /** Seconds since its last sign of life. */
  readonly silentSeconds: number;
  readonly runs: number;
}

/** The workers that are registered, and how many runs each holds. */
export async function workerFigures(scope: Scope): Promise<readonly WorkerFigures[]> {
  const rows = await scope.query<{
    worker: number;
    regions: string;
    started_at: Date;
    silent_seconds: number;
    runs: number;
  }>(
    `select w.worker, w.regions, w.started_at, extract(epoch from now() - w.beat_at)::float8 as silent_seconds,
            (select count(*)::int from live_runs l where l.worker = w.worker) as runs
     from workers w order by w.worker limit 1000`,
  );
  return rows.map(({ worker, regions, started_at: startedAt, silent_seconds: silentSeconds, runs }) => ({
    worker,
    regions: regions.split(' '),
    startedAt,
    silentSeconds,
    runs,
  }));
}
