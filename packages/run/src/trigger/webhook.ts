import { EvaluationFailure, type Plan, type TriggerPlan, type Value, values } from '@tenon/definition';
import { headerOf, isRetryable, retryDueAt, retryPolicyOf } from '../calls/retry-policy.ts';
import { statusName } from '../calls/status-names.ts';
import type { Instant, RequestOutcome, RunError, WorkflowIdentity } from '../event.ts';
import { memberOf } from '../scope/records.ts';
import type { Surroundings } from '../surroundings.ts';
import { buildTriggerRequest, type TriggerRequest } from './trigger-request.ts';
import { newTriggerScope } from './trigger-scope.ts';

/** What a webhook trigger asks others for (clauses 6.6, 6.8, 6.9). JSON, kept until it was taken back. */
export interface TriggerWebhook {
  readonly subscribe: TriggerRequest;
  /** Takes it back. Absent when there is nothing to send, or when only the reply to `subscribe` will tell where to. */
  readonly unsubscribe?: TriggerRequest;
  readonly retryPolicy?: Value;
}

/** A webhook trigger of a workflow, and the address at which it is called. */
export interface WebhookOccasion {
  readonly trigger: string;
  readonly workflow: WorkflowIdentity;
  readonly callbackUrl: string;
}

/** Evaluates what a webhook trigger subscribes to; undefined for a trigger of another type. Throws an `EvaluationFailure` where that fails. */
export function prepareWebhook(
  plan: Plan,
  { trigger: name, workflow, callbackUrl }: WebhookOccasion,
  surroundings: Surroundings,
): TriggerWebhook | undefined {
  const trigger = plan.findTrigger(name);
  if (!trigger || !isWebhook(trigger)) return undefined;
  const scope = { ...newTriggerScope(plan, workflow, surroundings), callbackUrl: () => callbackUrl };
  const inputs = trigger.inputs.evaluate(scope);
  const isHttp = trigger.type === 'HttpWebhook';
  const described = trigger.type === 'ApiConnectionWebhook' ? inputs : withHost(inputs, 'subscribe');
  const policy = memberOf(described, 'retryPolicy');
  retryPolicyOf(described);
  const back = isHttp ? memberOf(inputs, 'unsubscribe') : undefined;
  const isGiven = values.isObject(back) && values.propertyNames(back).length > 0;
  return {
    subscribe: buildTriggerRequest(described, { method: 'POST' }),
    ...(isGiven ? { unsubscribe: buildTriggerRequest(back, { method: 'POST' }) } : {}),
    ...(policy === undefined ? {} : { retryPolicy: policy }),
  };
}

/** What came of an attempt to subscribe: done, to be tried again, or failed for good. */
export type WebhookVerdict =
  | { readonly kind: 'subscribed'; readonly unsubscribe?: TriggerRequest }
  | { readonly kind: 'again'; readonly at: Instant }
  | { readonly kind: 'failed'; readonly error: RunError };

/** Judges the reply to a subscription. A connector names in `Location` where it is taken back by DELETE. */
export function judgeWebhook(
  { subscribe, unsubscribe, retryPolicy }: TriggerWebhook,
  { attempt, outcome }: { readonly attempt: number; readonly outcome: RequestOutcome },
  { now, random }: Pick<Surroundings, 'now' | 'random'>,
): WebhookVerdict {
  if (isRetryable(outcome)) {
    const policy = retryPolicyOf({ retryPolicy: retryPolicy ?? null });
    const at = retryDueAt(policy, { attempt, outcome, at: now, random });
    if (at !== undefined) return { kind: 'again', at };
  }
  if (!('reply' in outcome)) return { kind: 'failed', error: outcome.failure };
  const { reply } = outcome;
  if (reply.statusCode >= 300) {
    const message = `The subscription was answered with the status ${reply.statusCode}.`;
    return { kind: 'failed', error: { code: statusName(reply.statusCode), message } };
  }
  const location = subscribe.connectionId === undefined ? undefined : headerOf(reply, 'Location');
  const back: TriggerRequest | undefined =
    location === undefined || subscribe.connectionId === undefined
      ? unsubscribe
      : { method: 'DELETE', uri: location, headers: {}, connectionId: subscribe.connectionId };
  return { kind: 'subscribed', ...(back ? { unsubscribe: back } : {}) };
}

/** Whether the reply to an unsubscription shows that nobody is called any more: taken back now, or unknown there. */
export function isTakenBack(outcome: RequestOutcome): boolean {
  if (!('reply' in outcome)) return false;
  const { statusCode } = outcome.reply;
  return statusCode < 300 || statusCode === 404 || statusCode === 410;
}

function isWebhook({ type }: TriggerPlan): boolean {
  return type === 'HttpWebhook' || type === 'ApiConnectionWebhook' || type === 'ApiConnectionNotification';
}

/** A part of the inputs; for connectors with the host that stands beside it. */
function withHost(inputs: Value, part: string): Value {
  const described = memberOf(inputs, part);
  if (!values.isObject(described)) throw new EvaluationFailure('invalid-argument', `The "${part}" is no object.`);
  const host = memberOf(inputs, 'host');
  return host === undefined ? described : { ...described, host };
}
