import { EvaluationFailure, type Value } from '@tenon/definition';
import { headerOf } from '../calls/retry-policy.ts';
import { memberOf } from '../scope/records.ts';
import type { ActionRun } from '../state/state.ts';
import { emit, lookFrom, type Turn } from './turn.ts';

/** Takes back the subscription of a webhook that ends without its callback (clause 7.3). Nothing waits for the reply. */
export function unsubscribe(turn: Turn, run: ActionRun): void {
  const { body } = run.action;
  if (body.kind !== 'webhook' || run.callback || run.call?.isUnsubscribed) return;
  const request = body.target === 'http' ? evaluated(turn, run) : deletion(run);
  if (request === undefined) return;
  const { now: at, newId } = turn.surroundings;
  emit(turn, {
    kind: 'request-started',
    path: run.path,
    at,
    request: newId(),
    purpose: 'unsubscribe',
    attempt: 1,
    inputs: request,
  });
}

/** Takes back all subscriptions of a run that ends. */
export function unsubscribeAll(turn: Turn): void {
  const { state } = turn;
  for (const run of [...state.running]) unsubscribe(turn, run);
}

/** The `unsubscribe` of an HttpWebhook. One that cannot be evaluated is not sent. */
function evaluated(turn: Turn, run: ActionRun): Value | undefined {
  const { body } = run.action;
  if (body.kind !== 'webhook' || !body.unsubscribe) return undefined;
  const scope = lookFrom(turn, run);
  turn.view.self = run.call?.subscription ? { ...run, outputs: replyValue(run) } : run;
  try {
    return body.unsubscribe.evaluate(scope);
  } catch (error) {
    if (error instanceof EvaluationFailure) return undefined;
    throw error;
  }
}

/** While a webhook waits, its record shows the reply to the subscription. */
function replyValue({ call }: ActionRun): Value {
  const reply = call?.subscription;
  if (!reply) return null;
  return {
    statusCode: reply.statusCode,
    headers: reply.headers,
    ...(reply.body === undefined ? {} : { body: reply.body }),
  };
}

/** A connector is unsubscribed by DELETE at the location that it gave. */
function deletion(run: ActionRun): Value | undefined {
  const location = run.call?.subscription && headerOf(run.call.subscription, 'Location');
  if (location === undefined) return undefined;
  return { host: memberOf(run.inputs, 'host') ?? null, method: 'DELETE', path: location };
}
