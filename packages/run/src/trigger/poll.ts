import { EvaluationFailure, type Scope, type TriggerPlan, type Value, values } from '@tenon/definition';
import { originOf, withQueries } from '../calls/build-request.ts';
import { sentHeaders } from '../calls/headers.ts';
import { resolveUri } from '../calls/resolve-uri.ts';
import { headerOf, isRetryable, retryAfterMs, retryDueAt, retryPolicyOf } from '../calls/retry-policy.ts';
import { statusName } from '../calls/status-names.ts';
import type { OutgoingRequest } from '../command.ts';
import type { HttpReply, Instant, RequestOutcome, RunError } from '../event.ts';
import { addMs } from '../instant.ts';
import { memberOf, recordOf } from '../scope/records.ts';
import type { Surroundings } from '../surroundings.ts';

/** What a polling trigger remembers between steps; JSON, kept by the caller. */
export interface PollMemory {
  /** Where the next poll goes, given by the last reply. */
  readonly location?: string;
  /** Counts from 1 within one poll. */
  readonly attempt: number;
  /** The evaluated inputs of the poll that is under way. */
  readonly inputs?: Value;
}

/** The request of a poll. With a connection id it goes through that connection, and `uri` is relative to its address. */
export interface PollRequest extends OutgoingRequest {
  readonly connectionId?: string;
  readonly authentication?: Value;
}

/** When a trigger is due again; `at` is absent when it never is. */
export interface NextPoll {
  readonly at?: Instant;
  readonly memory?: PollMemory;
}

/** Makes the request of a poll (clauses 6.5 and 6.7). */
export function preparePoll(
  trigger: TriggerPlan,
  scope: Scope,
  memory: PollMemory | undefined,
): { kind: 'send'; request: PollRequest; memory: PollMemory } {
  const inputs = memory?.inputs ?? trigger.inputs.evaluate(scope);
  const connectionId = memberOf(memberOf(memberOf(inputs, 'host'), 'connection'), 'name');
  const address = memberOf(inputs, typeof connectionId === 'string' ? 'path' : 'uri');
  const method = memberOf(inputs, 'method');
  if (typeof address !== 'string') throw new EvaluationFailure('invalid-argument', 'The address to poll is no text.');
  retryPolicyOf(inputs);
  const own = withQueries(address, memberOf(inputs, 'queries'));
  const uri = memory?.location ?? own;
  const staysAtHome = typeof connectionId === 'string' || originOf(uri) === originOf(own);
  const body = memberOf(inputs, 'body');
  const authentication = staysAtHome ? memberOf(inputs, 'authentication') : undefined;
  const request: PollRequest = {
    method: typeof method === 'string' ? method.toUpperCase() : 'GET',
    uri,
    headers: sentHeaders(staysAtHome ? memberOf(inputs, 'headers') : undefined, body),
    ...(body === undefined || body === null ? {} : { body }),
    ...(typeof connectionId === 'string' ? { connectionId } : {}),
    ...(authentication === undefined ? {} : { authentication }),
  };
  const attempt = memory?.inputs === undefined ? 1 : memory.attempt;
  return {
    kind: 'send',
    request,
    memory: { ...(memory?.location === undefined ? {} : { location: memory.location }), attempt, inputs },
  };
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
    return {
      kind: 'failed',
      error: { code: outcome.failure.code, message: outcome.failure.message },
      next: nextAt(regular),
    };
  }
  const { reply } = outcome;
  const location = headerOf(reply, 'Location');
  const address = memberOf(inputs, 'uri');
  const base = memory?.location ?? (typeof address === 'string' ? address : '');
  const next = (at: Instant | undefined): NextPoll => ({
    ...nextAt(at),
    memory: { attempt: 1, ...(location === undefined ? {} : { location: resolveUri(location, base) }) },
  });
  const asked = retryAfterMs(reply, now);
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

function nextAt(at: Instant | undefined): NextPoll {
  return at === undefined ? {} : { at };
}

function replyOutputs({ statusCode, headers, body }: HttpReply): Value {
  return recordOf({ statusCode, headers: values.makeObject(Object.entries(headers)), body });
}
