import type { RunEvent } from '@tenon/run';
import { encodeEvents, flushRuns, type NewRun, type Scope, type Store } from '@tenon/store';
import { fromInstant } from '../carrying/instants.ts';
import type { ReadyVersion } from '../carrying/plans.ts';
import type { Worker } from '../carrying/worker.ts';
import type { HttpReply } from '../effects.ts';
import type { Queue } from '../engine/queue.ts';

/** The first event of a run. */
export type RunStarted = Extract<RunEvent, { readonly kind: 'run-started' }>;

/** What starting runs needs. */
export interface StartParts {
  readonly store: Store;
  readonly queue: Queue;
  readonly worker: Worker;
}

/** What is known of a run beyond its first event. */
export interface StartOptions {
  /** The run that is repeated. */
  readonly originName?: string;
  /** Whom to report the response to, instead of a caller here. */
  readonly parent?: string;
}

/**
 * Starts one run, here if this process serves its region; resolves when it is durable. Answers the reply that its caller
 * waits for, when somebody does.
 */
export async function startRun(
  { worker }: StartParts,
  ready: ReadyVersion,
  { event, ...options }: StartOptions & { readonly event: RunStarted },
): Promise<{ readonly response: Promise<HttpReply> | undefined }> {
  const hasCaller = event.caller === 'waiting' && options.parent === undefined;
  const response = hasCaller ? worker.callers.wait(event.run) : undefined;
  try {
    await worker.begin({
      row: newRun(ready, event, options),
      subscriptionId: ready.workflow.subscriptionId,
      plan: ready.plan,
      events: [event],
      hasCaller,
    });
  } catch (error) {
    worker.callers.forget(event.run);
    throw error;
  }
  return { response };
}

/** Runs that are written in one statement at most. */
const batchSize = 500;

/** Starts many runs in the transaction of `scope`: all of them or none. They are carried out as workers take them. */
export async function startRuns(
  { queue }: Pick<StartParts, 'queue'>,
  ready: ReadyVersion,
  { events, scope }: { readonly events: readonly RunStarted[]; readonly scope: Scope },
): Promise<readonly NewRun[]> {
  const rows = events.map((event) => newRun(ready, event, {}));
  for (let first = 0; first < rows.length; first += batchSize) {
    const writes = rows.slice(first, first + batchSize).map((begin, index) => ({
      tenantId: begin.tenantId,
      workflowId: begin.workflowId,
      runName: begin.runName,
      epoch: 0,
      begin,
      append: { sequence: 0, ...encodeEvents(events.slice(first + index, first + index + 1)) },
    }));
    await flushRuns(scope, writes);
    const wakeUps = writes.map(({ workflowId, runName }) => ({ payload: { workflowId, runName } }));
    await queue.enqueue('runs', regionOf(ready), wakeUps, scope);
  }
  return rows;
}

function newRun(ready: ReadyVersion, event: RunStarted, { originName, parent }: StartOptions): NewRun {
  const { workflow, version } = ready;
  return {
    tenantId: workflow.tenantId,
    workflowId: workflow.workflowId,
    runName: event.run,
    version,
    triggerName: event.trigger.name,
    region: regionOf(ready),
    startedAt: fromInstant(event.at),
    ...(event.clientTrackingId !== event.run && { clientTrackingId: event.clientTrackingId }),
    ...(originName !== undefined && { originName }),
    ...(parent !== undefined && { parent }),
  };
}

/** Regions are written with capitals and spaces by some, and mean the same. */
export function regionKey(region: string): string {
  return region.toLowerCase().replaceAll(' ', '');
}

function regionOf({ workflow }: ReadyVersion): string {
  return regionKey(workflow.location);
}
