import { EvaluationFailure, type Value } from '@tenon/definition';
import type { RunError, RunStatus } from '../event.ts';
import { openWhole } from '../scope/open-stored.ts';
import { memberOf } from '../scope/records.ts';
import { answerAtTheEnd } from './answer-caller.ts';
import { tooLarge } from './size-limit.ts';
import { emit, type Turn } from './turn.ts';
import { unsubscribeAll } from './unsubscribe.ts';

/** Whether the run ends whatever else there is to do: a Terminate action ran, it is cancelled, or it took too long. */
export function runEndsNow({ state }: Turn): boolean {
  return state.terminatedBy !== undefined || state.isCancelRequested || state.fired.has('run-limit');
}

/** Ends the run: cancels what is under way, evaluates the outputs, answers a caller who still waits. */
export function endRun(turn: Turn): void {
  unsubscribeAll(turn);
  answerAtTheEnd(turn);
  const { status, error } = verdict(turn);
  const outputs = evaluateOutputs(turn);
  emit(turn, {
    kind: 'run-completed',
    at: turn.surroundings.now,
    status,
    code: status === 'Failed' ? 'Failed' : status,
    ...(error ? { error } : {}),
    ...(outputs === undefined ? {} : { outputs }),
  });
}

function verdict({ state }: Turn): { status: RunStatus; error?: RunError } {
  const { terminatedBy } = state;
  if (terminatedBy) {
    const status = textOf(memberOf(terminatedBy.inputs, 'runStatus')).toLowerCase();
    const error = memberOf(terminatedBy.inputs, 'runError');
    if (status === 'succeeded') return { status: 'Succeeded' };
    if (status === 'cancelled') return { status: 'Cancelled' };
    const code = textOf(memberOf(error, 'code')) || 'Terminated';
    return { status: 'Failed', error: { code, message: textOf(memberOf(error, 'message')) } };
  }
  if (state.isCancelRequested) {
    return { status: 'Cancelled', error: { code: 'WorkflowRunCancelled', message: 'The workflow run was cancelled.' } };
  }
  if (state.fired.has('run-limit')) {
    return { status: 'TimedOut', error: { code: 'WorkflowRunTimedOut', message: 'The run took longer than 90 days.' } };
  }
  if (!state.top?.hasFailed) return { status: 'Succeeded' };
  return {
    status: 'Failed',
    error: { code: 'ActionFailed', message: 'An action failed. No dependent actions succeeded.' },
  };
}

/** Each output is evaluated on its own: one that fails does not harm the others (clause 1). */
function evaluateOutputs(turn: Turn): Value | undefined {
  const { plan, top } = turn.state;
  if (plan.outputs.length === 0 || !top) return undefined;
  turn.view.frame = top;
  delete turn.view.self;
  delete turn.view.callbackUrl;
  const outputs: Record<string, Value> = {};
  for (const { name, type, value } of plan.outputs) {
    try {
      const result = openWhole(turn.surroundings, value.evaluate(turn.scope));
      const problem = tooLarge(result);
      outputs[name] =
        problem === undefined ? { type, value: result } : { type, error: { code: 'TooLarge', message: problem } };
    } catch (error) {
      if (!(error instanceof EvaluationFailure)) throw error;
      outputs[name] = { type, error: { code: 'InvalidTemplate', message: error.message } };
    }
  }
  return outputs;
}

function textOf(value: Value | undefined): string {
  return typeof value === 'string' ? value : '';
}
