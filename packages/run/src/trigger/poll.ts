import { EvaluationFailure, type Scope, type TriggerPlan, type Value, values } from '@tenon/definition';
import { resolveUri } from '../calls/resolve-uri.ts';
import { headerOf, isRetryable, pollAfterMs, retryDueAt, retryPolicyOf } from '../calls/retry-policy.ts';
import { statusName } from '../calls/status-names.ts';
import type { HttpReply, Instant, RequestOutcome, RunError } from '../event.ts';
import { addMs } from '../instant.ts';
import { memberOf, recordOf } from '../scope/records.ts';
import type { Surroundings } from '../surroundings.ts';
import { buildTriggerRequest, type TriggerRequest } from './trigger-request.ts';

/** What a polling trigger remembers between steps; JSON, kept by the caller. */
export interface PollMemory {
  /** Where the next poll goes, given by the last reply. */
  readonly location?: string;
  /** Counts from 1 within one poll. */
  readonly attempt: number;
  /** The evaluated inputs of the poll that is under way. */
  readonly inputs?: Value;
}

/** When a trigger is due again; `at` is absent when it never is. */
export interface NextPoll {
  readonly at?: Instant;
  readonly memory?: PollMemory;
}

/** Makes the request of a poll (clauses 6.5 and 6.7), or the one that a notification asks for (6.9). */
export function preparePoll(
  trigger: TriggerPlan,
  scope: Scope,
  memory: PollMemory | undefined,
): { kind: 'send'; request: TriggerRequest; memory: PollMemory } {
  const inputs = memory?.inputs ?? polledInputs(trigger, scope);
  retryPolicyOf(inputs);
  const location = memory?.location;
  const request = buildTriggerRequest(inputs, location === undefined ? {} : { location });
  const attempt = memory?.inputs === undefined ? 1 : memory.attempt;
  return { kind: 'send', request, memory: { ...(location === undefined ? {} : { location }), attempt, inputs } };
}

/** A notification carries no data: its trigger asks for them with `fetch`. Its other inputs are for subscribing. */
function polledInputs({ type, inputs }: TriggerPlan, scope: Scope): Value {
  if (type !== 'ApiConnectionNotification') return inputs.evaluate(scope);
  const evaluated = inputs.evaluate({ ...scope, callbackUrl: () => '' });
  const fetched = memberOf(evaluated, 'fetch');
  if (!values.isObject(fetched)) throw new EvaluationFailure('invalid-argument', 'The "fetch" is no object.');
  return { ...fetched, host: memberOf(evaluated, 'host') ?? null };
}

/** What the reply to a poll means. */
export type PollVerdict =
  | { readonly kind: 'found'; readonly outputs: Value; readonly next: NextPoll }
  | { readonly kind: 'skipped'; readonly reason: string; readonly next: NextPoll }
  | { readonly kind: 'failed'; readonly error: RunError; readonly next: NextPoll }
  | { readonly kind: 'wait'; readonly until: Instant; readonly memory: PollMemory };

/** Judges the outcome of a poll by the table of clause 6.5. */
export function judgePoll(
  trigger: TriggerPlan,
  step: { readonly memory?: PollMemory; readonly outcome?: RequestOutcome },
  surroundings: Surroundings,
): PollVerdict {
  const { memory, outcome } = step;
  if (!outcome) throw new Error('A poll is judged by its outcome.');
  const { now, random } = surroundings;
  const attempt = memory?.attempt ?? 1;
  const inputs = memory?.inputs ?? null;
  if (isRetryable(outcome)) {
    const dueAt = retryDueAt(retryPolicyOf(inputs), { attempt, outcome, at: now, random });
    if (dueAt !== undefined) return { kind: 'wait', until: dueAt, memory: { ...memory, attempt: attempt + 1, inputs } };
  }
  const regular = trigger.recurrence?.nextDue({ since: now, previous: now });
  if (!('reply' in outcome)) {
    const { code, message } = outcome.failure;
    return { kind: 'failed', error: { code, message }, next: { ...nextAt(regular), memory: kept(memory) } };
  }
  const { reply } = outcome;
  // What failed for a while says nothing about where the next poll goes.
  const location = headerOf(reply, 'Location') ?? (isRetryable(outcome) ? memory?.location : undefined);
  const address = memberOf(inputs, 'uri');
  const base = memory?.location ?? (typeof address === 'string' ? address : '');
  const next = (at: Instant | undefined): NextPoll => ({
    ...nextAt(at),
    memory: { attempt: 1, ...(location === undefined ? {} : { location: resolveUri(location, base) }) },
  });
  const asked = pollAfterMs(reply, now);
  if (reply.statusCode >= 400) {
    const message = `The poll was answered with the status ${reply.statusCode}.`;
    return { kind: 'failed', error: { code: statusName(reply.statusCode), message }, next: next(regular) };
  }
  if (reply.statusCode === 202 || reply.statusCode === 204) {
    const askedAt = asked === undefined ? undefined : addMs(now, asked);
    const isLater = askedAt !== undefined && (regular === undefined || askedAt > regular);
    return { kind: 'skipped', reason: 'The poll found nothing.', next: next(isLater ? askedAt : regular) };
  }
  return { kind: 'found', outputs: replyOutputs(reply), next: next(asked === undefined ? regular : addMs(now, asked)) };
}

/** A poll without a reply leaves what the one before has told. */
function kept(memory: PollMemory | undefined): PollMemory {
  return { attempt: 1, ...(memory?.location === undefined ? {} : { location: memory.location }) };
}

function nextAt(at: Instant | undefined): NextPoll {
  return at === undefined ? {} : { at };
}

function replyOutputs({ statusCode, headers, body }: HttpReply): Value {
  return recordOf({ statusCode, headers: values.makeObject(Object.entries(headers)), body });
}
