import { type ActionPlan, EvaluationFailure, type Value, values } from '@tenon/definition';
import { tooLarge } from '../decide/size-limit.ts';
import { timeLimit } from '../decide/time-limit.ts';
import { emit, failed, lookFrom, type Outcome, type Turn } from '../decide/turn.ts';
import { openAllButBody, openWhole } from '../scope/open-stored.ts';
import { memberOf } from '../scope/records.ts';
import type { ActionRun } from '../state/state.ts';
import { checkRequest } from './build-request.ts';
import { retryPolicyOf } from './retry-policy.ts';

type Body<K extends ActionPlan['body']['kind']> = Extract<ActionPlan['body'], { kind: K }>;

/** Starts an exchange: evaluates the inputs once, and asks for the first request. */
export function beginCall(turn: Turn, run: ActionRun, body: Body<'call'>): Outcome | undefined {
  const evaluated = body.inputs.evaluate(lookFrom(turn, run));
  const passesBody = (body.target === 'http' || body.target === 'connector') && run.action.isChunked !== true;
  const open = passesBody ? openAllButBody : openWhole;
  const inputs = open(turn.surroundings, evaluated);
  retryPolicyOf(inputs);
  checkRequest(run.action, inputs);
  return begin(turn, run, { inputs });
}

/** Starts a webhook: hands out the callback URL while the subscription is evaluated (clause 7.3). */
export function beginWebhook(turn: Turn, run: ActionRun, body: Body<'webhook'>): Outcome | undefined {
  const { state, surroundings } = turn;
  const scope = lookFrom(turn, run);
  const callbackUrl = surroundings.callbackUrl(state.started?.run ?? '', run.path);
  turn.view.callbackUrl = callbackUrl;
  const evaluated = openWhole(surroundings, body.subscribe.evaluate(scope));
  const inputs = body.target === 'http' ? { subscribe: evaluated } : evaluated;
  retryPolicyOf(evaluated);
  checkRequest(run.action, evaluated);
  return begin(turn, run, { inputs, callbackUrl });
}

/** Starts inline code (clause 7.22). */
export function beginScript(turn: Turn, run: ActionRun, body: Body<'script'>): Outcome | undefined {
  const inputs = openWhole(turn.surroundings, body.inputs.evaluate(lookFrom(turn, run)));
  if (typeof memberOf(inputs, 'code') !== 'string') {
    throw new EvaluationFailure('invalid-argument', `The code of '${run.action.name}' is no text.`);
  }
  return begin(turn, run, { inputs });
}

/** Starts an action whose work is done outside, and asks for it. */
export function begin(
  turn: Turn,
  run: ActionRun,
  call: { readonly inputs: Value; readonly callbackUrl?: string },
): Outcome | undefined {
  const { now: at, newId } = turn.surroundings;
  if (!values.isObject(call.inputs)) {
    throw new EvaluationFailure('invalid-argument', `The inputs of '${run.action.name}' are no object.`);
  }
  const problem = tooLarge(call.inputs);
  if (problem !== undefined)
    return failed(`The inputs cannot be recorded. ${problem}`, 'ActionInputsSizeLimitExceeded');
  const limit = timeLimit(run, lookFrom(turn, run), at);
  emit(turn, { kind: 'action-started', path: run.path, at, trackingId: newId(), ...call, request: newId(), ...limit });
  return undefined;
}
