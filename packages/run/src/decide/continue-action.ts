import { EvaluationFailure, values } from '@tenon/definition';
import { continueCall, continueScript, continueWebhook, finalOutcome } from '../calls/continue-call.ts';
import { addMs } from '../instant.ts';
import { shown } from '../scope/records.ts';
import type { ActionRun } from '../state/state.ts';
import { continueTransform } from '../transform/continue-transform.ts';
import { completeAction } from './complete-action.ts';
import { emit, failed, invalidTemplate, lookFrom, type Outcome, succeeded, type Turn } from './turn.ts';
import { unsubscribe } from './unsubscribe.ts';

/** Goes on with an action to which something happened: a child finished, a reply came, a timer fired. */
export function continueAction(turn: Turn, run: ActionRun): void {
  if (run.fired?.has('timeout')) {
    // A single request is not interrupted before its own time limit (clause 7.1).
    if (run.call?.open?.purpose === 'call') return;
    unsubscribe(turn, run);
    completeAction(turn, run, finalOutcome(run) ?? timedOut(run));
    return;
  }
  try {
    const outcome = goOnWith(turn, run);
    if (outcome) completeAction(turn, run, outcome);
  } catch (error) {
    if (!(error instanceof EvaluationFailure)) throw error;
    completeAction(turn, run, invalidTemplate(run, error));
  }
}

function timedOut(run: ActionRun): Outcome {
  const message = `The execution of template action '${run.action.name}' is failed: the action took longer than its 'limit.timeout'.`;
  return { status: 'TimedOut', code: 'ActionTimedOut', error: { code: 'ActionTimedOut', message } };
}

function goOnWith(turn: Turn, run: ActionRun): Outcome | undefined {
  switch (run.action.body.kind) {
    case 'scope':
    case 'if':
    case 'switch':
      return containerOutcome(run.child?.hasFailed ?? false);
    case 'foreach':
      return containerOutcome(run.loop?.hasFailed ?? false);
    case 'until':
      return continueUntil(turn, run, run.action.body);
    case 'wait':
      return run.fired?.has('delay') ? succeeded() : undefined;
    case 'call':
      return continueCall(turn, run);
    case 'webhook':
      return continueWebhook(turn, run);
    case 'script':
      return continueScript(run);
    case 'transform':
      return continueTransform(run);
    default:
      return undefined;
  }
}

function containerOutcome(hasFailed: boolean): Outcome {
  if (!hasFailed) return { status: 'Succeeded', code: 'NotSpecified' };
  return failed('An action failed. No dependent actions succeeded.', 'ActionFailed');
}

type UntilBody = Extract<ActionRun['action']['body'], { kind: 'until' }>;

/** After an iteration: the condition first, then the limits (clause 7.19). */
function continueUntil(turn: Turn, run: ActionRun, body: UntilBody): Outcome | undefined {
  const { loop } = run;
  if (!loop) return undefined;
  if (loop.stop !== undefined) {
    if (loop.stop !== 'met' && body.failsAtLimit) {
      const limit = loop.stop === 'count' ? `${loop.started} iterations` : 'its time limit';
      return failed(`The loop '${run.action.name}' reached ${limit} before its condition was met.`, 'ActionFailed');
    }
    return containerOutcome(loop.hasFailed);
  }
  if (loop.finished < loop.started) return undefined;
  const scope = lookFrom(turn, run);
  turn.view.frame = loop.frames.at(-1) ?? run.frame;
  turn.view.self = run;
  const isMet = body.condition.evaluate(scope);
  const at = turn.surroundings.now;
  const stop = isMet ? 'met' : limitReached(turn, run, body);
  emit(turn, {
    kind: 'until-checked',
    path: run.path,
    at,
    iteration: loop.started - 1,
    ...(stop === undefined ? {} : { stop }),
  });
  return undefined;
}

/** How many iterations an Until may be allowed (clause 7.19). */
const MOST_ITERATIONS = 5_000;

function limitReached(turn: Turn, run: ActionRun, body: UntilBody): 'count' | 'timeout' | undefined {
  const scope = lookFrom(turn, run);
  const count = body.count.evaluate(scope);
  const most = typeof count === 'string' ? Number(count) : count;
  if (typeof most !== 'number' || !(most >= 1 && most <= MOST_ITERATIONS)) {
    const message = `'limit.count' is a number from 1 to ${MOST_ITERATIONS}, not '${shown(count)}'.`;
    throw new EvaluationFailure('invalid-argument', message);
  }
  if ((run.loop?.started ?? 0) >= most) return 'count';
  const timeout = body.timeout.evaluate(scope);
  const ms = typeof timeout === 'string' ? values.durationMs(timeout) : undefined;
  if (ms === undefined) {
    throw new EvaluationFailure('invalid-argument', `'limit.timeout' is no duration: '${shown(timeout)}'.`);
  }
  const { now } = turn.surroundings;
  return addMs(run.startedAt ?? now, ms) <= now ? 'timeout' : undefined;
}
