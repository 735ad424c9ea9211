import type { Scope } from '../scope.ts';
import { composeFlush } from './compose-flush.ts';
import type { EncodedEvents } from './encode-events.ts';

/** Names a run across tenants. */
export interface RunKey {
  readonly tenantId: string;
  readonly workflowId: string;
  readonly runName: string;
}

/** A run that begins, with its first events. */
export interface NewRun extends RunKey {
  readonly version: string;
  readonly triggerName: string;
  readonly clientTrackingId?: string;
  readonly originName?: string;
  /** JSON that tells the runtime whom to report the end to. */
  readonly parent?: string;
  readonly region: string;
  readonly startedAt: Date;
  /** The worker that holds it at once, in epoch 1; without one it waits in epoch 0 to be taken. */
  readonly worker?: number;
  /** The worker whose caller waits for the response. */
  readonly caller?: number;
  /** It waits for its turn: nobody takes it before it is admitted. */
  readonly isWaiting?: boolean;
}

/** What a flush writes for one run. */
export interface RunWrite extends RunKey {
  readonly epoch: number;
  /** Present when the run is new; then no epoch is compared. */
  readonly begin?: NewRun;
  /** New events, numbered from `sequence`. */
  readonly append?: EncodedEvents & { readonly sequence: number };
  /** Numbers of the messages that the new events take account of. */
  readonly consumed?: readonly number[];
  /** The run is over: it leaves the live runs. */
  readonly end?: RunEnd;
  /** The run leaves memory until `wakeAt` or the next message; not done when a message beyond `inbox` has come. */
  readonly rest?: { readonly wakeAt?: Date; readonly inbox: number };
}

/** How a run ended. */
export interface RunEnd {
  readonly status: string;
  readonly code: string;
  /** JSON of the run's error. */
  readonly error?: string;
  readonly endedAt: Date;
}

/** What became of the writes of a flush. */
export interface FlushOutcome {
  /** Runs whose writes are durable. A run that is missing belongs to another worker now, and nothing of it was written. */
  readonly held: ReadonlySet<string>;
  /** Runs that rest. */
  readonly rested: ReadonlySet<string>;
}

/**
 * Writes for many runs in one statement: all of it becomes durable at once, or none.
 *
 * Why no interleaving with a take-over can lose or double an event: `held` locks the row of each run
 * whose epoch is still the writer's, and everything else of the statement is written for those runs only.
 * Taking a run over updates the same row. So either the take-over commits first: then the lock waits for it,
 * PostgreSQL looks at the new version of the row, the epoch differs, and nothing of that run is written. Or this
 * statement commits first: then the take-over waits for it and the new holder, who reads the journal after his
 * own commit, sees every event written here. Should both ever believe to hold the same epoch, the
 * journal's key (run, number of the first event) still lets only one of them write.
 */
export async function flushRuns(scope: Scope, writes: readonly RunWrite[]): Promise<FlushOutcome> {
  const { text, name, values } = composeFlush(writes);
  const rows = await scope.query<{ run_name: string; rested: boolean }>(text, values, name);
  const held = new Set(rows.map((row) => row.run_name));
  const rested = new Set(rows.filter((row) => row.rested).map((row) => row.run_name));
  for (const { begin, rest, runName } of writes) {
    if (begin === undefined) continue;
    held.add(runName);
    if (rest !== undefined) rested.add(runName);
  }
  return { held, rested };
}
