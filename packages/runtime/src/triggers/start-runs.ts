import type { RunEvent } from '@tenon/run';
import { encodeEvents, flushRuns, type NewRun, type RunKey, runLimits, type Scope, type Store } from '@tenon/store';
import { fromInstant } from '../carrying/instants.ts';
import type { ReadyVersion } from '../carrying/plans.ts';
import { runSealing } from '../carrying/run-sealing.ts';
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
 * waits for, when somebody does. `kept` is what it takes over from an earlier run.
 */
export async function startRun(
  { worker }: StartParts,
  ready: ReadyVersion,
  { event, kept = [], ...options }: StartOptions & { readonly event: RunStarted; readonly kept?: readonly RunEvent[] },
): Promise<{ readonly response: Promise<HttpReply> | undefined }> {
  const hasCaller = event.caller === 'waiting' && options.parent === undefined;
  const response = hasCaller ? worker.callers.wait(event.run) : undefined;
  try {
    await worker.begin({
      row: newRun(ready, event, options),
      subscriptionId: ready.workflow.subscriptionId,
      plan: ready.plan,
      events: [event, ...kept],
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

/**
 * Starts runs in the transaction of `scope`: all of them or none. They are carried out as workers take them. Where the
 * trigger limits how many may go on at once, the others wait for their turn; those that may not even wait are left
 * out of the answer.
 */
export async function startRuns(
  { queue }: Pick<StartParts, 'queue'>,
  ready: ReadyVersion,
  {
    events,
    scope,
    caller,
  }: { readonly events: readonly RunStarted[]; readonly scope: Scope; readonly caller?: number },
): Promise<readonly NewRun[]> {
  const rows = await takePlaces(scope, ready, { events, caller });
  for (let first = 0; first < rows.length; first += batchSize) {
    const writes = rows.slice(first, first + batchSize).map((begin, index) => ({
      tenantId: begin.tenantId,
      workflowId: begin.workflowId,
      runName: begin.runName,
      epoch: 0,
      begin,
      append: {
        sequence: 0,
        ...encodeEvents(events.slice(first + index, first + index + 1), runSealing(scope, begin, ready.plan)),
      },
    }));
    await flushRuns(scope, writes);
    const due = writes.filter(({ begin }) => !begin.isWaiting);
    const wakeUps = due.map(({ workflowId, runName }) => ({ payload: { workflowId, runName } }));
    await queue.enqueue('runs', regionOf(ready), wakeUps, scope);
  }
  return rows;
}

async function takePlaces(
  scope: Scope,
  ready: ReadyVersion,
  { events, caller }: { readonly events: readonly RunStarted[]; readonly caller: number | undefined },
): Promise<NewRun[]> {
  const rows = events.map((event) => ({ ...newRun(ready, event, {}), ...(caller !== undefined && { caller }) }));
  const trigger = rows[0] && ready.plan.findTrigger(rows[0].triggerName);
  if (trigger?.concurrency === undefined) return rows;
  const { runs, waiting: places } = trigger.concurrency;
  const { running, waiting } = await runLimits(scope).count(ready.workflow.workflowId, trigger.name);
  const free = Math.max(0, runs - running);
  // The items of one event all find a place: the event was accepted as a whole.
  const mayWait = trigger.splitOn === undefined ? Math.max(0, places - waiting) : rows.length;
  return rows.slice(0, free + mayWait).map((row, index) => (index < free ? row : { ...row, isWaiting: true }));
}

/** Lets runs of a limited trigger begin that have waited for their turn, when there is room; answers them. */
export async function admitWaiting(
  { store, queue }: Pick<StartParts, 'store' | 'queue'>,
  ready: ReadyVersion,
  triggerName: string,
): Promise<readonly RunKey[]> {
  const limit = ready.plan.findTrigger(triggerName)?.concurrency?.runs ?? Number.MAX_SAFE_INTEGER;
  const { workflowId } = ready.workflow;
  return store.asSystem(async (scope) => {
    const { running, waiting } = await runLimits(scope).count(workflowId, triggerName);
    if (waiting === 0 || running >= limit) return [];
    const admitted = await runLimits(scope).admit(workflowId, triggerName, Math.min(limit - running, waiting));
    const wakeUps = admitted.map(({ runName }) => ({ payload: { workflowId, runName } }));
    await queue.enqueue('runs', regionOf(ready), wakeUps, scope);
    return admitted;
  });
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
