import { Refusal } from '@tenon/diagnostics';
import type { ReadyVersion } from '../carrying/plans.ts';
import type { HttpReply } from '../effects.ts';
import type { FiredTrigger, RequestTriggerCall } from '../runtime.ts';
import type { TriggerOutcome } from './occurrence.ts';
import { recordOutcome } from './record-outcome.ts';
import { type RunStarted, type StartParts, startRun, startRuns } from './start-runs.ts';

/** A judged call of a trigger. */
export interface JudgedCall {
  readonly outcome: TriggerOutcome;
  readonly call: RequestTriggerCall;
  readonly at: Date;
  /** The name of its entry in the trigger's history, where no run gives it one. */
  readonly historyName: string;
}

const accepted: HttpReply = { statusCode: 202, headers: {} };

/** Starts what a call of a trigger came to, and tells what its caller gets. */
export async function carryOutOutcome(
  parts: StartParts,
  ready: ReadyVersion,
  { outcome, call, at, historyName }: JudgedCall,
): Promise<FiredTrigger> {
  const runs = outcome.kind === 'fired' ? outcome.runs : [];
  const [only] = runs;
  const answer = 'answer' in outcome && outcome.answer !== undefined ? outcome.answer : accepted;
  const trigger = ready.plan.findTrigger(call.triggerName);
  if (only !== undefined && trigger?.splitOn === undefined) {
    const event = tracked(only, call.clientTrackingId);
    if (trigger?.concurrency !== undefined) return startInTurn(parts, ready, { event, answer });
    const { response } = await startRun(parts, ready, { event });
    return {
      runName: event.run,
      clientTrackingId: event.clientTrackingId,
      response: response ?? Promise.resolve(answer),
    };
  }
  const { worker } = parts;
  const begun = await parts.store.asSystem(async (scope) => {
    await recordOutcome(scope, ready, { trigger: call.triggerName, outcome, name: historyName, at });
    return startRuns(parts, ready, { events: runs, scope });
  });
  const due = begun.filter((run) => !run.isWaiting);
  for (const run of due.slice(0, takenAtOnce)) void worker.takeSoon(run);
  return {
    runName: historyName,
    clientTrackingId: call.clientTrackingId ?? historyName,
    response: Promise.resolve(answer),
  };
}

/** Starts a run of a trigger that limits how many go on at once; it may have to wait for its turn. */
async function startInTurn(
  { store, queue, worker }: StartParts,
  ready: ReadyVersion,
  { event, answer }: { readonly event: RunStarted; readonly answer: HttpReply },
): Promise<FiredTrigger> {
  const response = event.caller === 'waiting' ? worker.callers.wait(event.run) : Promise.resolve(answer);
  const caller = event.caller === 'waiting' ? worker.number : undefined;
  const [begun] = await store.asSystem((scope) =>
    startRuns({ queue }, ready, { events: [event], scope, ...(caller !== undefined && { caller }) }),
  );
  if (begun === undefined) {
    worker.callers.forget(event.run);
    throw new Refusal(
      'too-many-runs',
      `The workflow "${ready.workflow.name}" has as many runs going on and waiting as its trigger "${event.trigger.name}" allows. Try again later.`,
    );
  }
  if (!begun.isWaiting) void worker.takeSoon(begun);
  return { runName: event.run, clientTrackingId: event.clientTrackingId, response };
}

/** So many runs of a split event are begun here; the others are for whoever has room. */
const takenAtOnce = 10;

/** A tracking id that the caller gave by another way than the header. */
function tracked(event: RunStarted, clientTrackingId: string | undefined): RunStarted {
  if (clientTrackingId === undefined || event.clientTrackingId !== event.run) return event;
  return { ...event, clientTrackingId, trigger: { ...event.trigger, clientTrackingId } };
}
