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
  const isSplit = ready.plan.findTrigger(call.triggerName)?.splitOn !== undefined;
  if (only !== undefined && !isSplit) {
    const event = tracked(only, call.clientTrackingId);
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
  for (const run of begun.slice(0, takenAtOnce)) void worker.takeSoon(run);
  return {
    runName: historyName,
    clientTrackingId: call.clientTrackingId ?? historyName,
    response: Promise.resolve(answer),
  };
}

/** So many runs of a split event are begun here; the others are for whoever has room. */
const takenAtOnce = 10;

/** A tracking id that the caller gave by another way than the header. */
function tracked(event: RunStarted, clientTrackingId: string | undefined): RunStarted {
  if (clientTrackingId === undefined || event.clientTrackingId !== event.run) return event;
  return { ...event, clientTrackingId, trigger: { ...event.trigger, clientTrackingId } };
}
