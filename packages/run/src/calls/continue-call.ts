import type { Value } from '@tenon/definition';
import { emit, failed, type Outcome, succeeded, type Turn } from '../decide/turn.ts';
import type { HttpReply, RequestOutcome } from '../event.ts';
import { addMs } from '../instant.ts';
import { openWhole } from '../scope/open-stored.ts';
import { memberOf, recordOf } from '../scope/records.ts';
import type { ActionRun, Call, Exchange } from '../state/state.ts';
import { continueTransfer, opensUpload, takesParts } from './chunks.ts';
import { followPage, gatherPages } from './follow-page.ts';
import { resolveUri } from './resolve-uri.ts';
import { headerOf, isRetryable, pollAfterMs, retryDueAt, retryPolicyOf } from './retry-policy.ts';
import { statusName } from './status-names.ts';

/** Goes on with an exchange: retries, polls, follows pages, or gives its outcome (clause 9). */
export function continueCall(turn: Turn, run: ActionRun): Outcome | undefined {
  const { call } = run;
  if (!call) return undefined;
  if (sendAgain(turn, run, call)) return undefined;
  const { ended } = call;
  if (!ended) return undefined;
  if (retry(turn, run, { ended, policyInputs: run.inputs ?? null })) return undefined;
  const { outcome } = ended;
  if (!('reply' in outcome)) return failed(outcome.failure.message, outcome.failure.code);
  const reply = run.action.minimumItems === undefined ? outcome.reply : openReply(turn, outcome.reply);
  const transfer = continueTransfer(turn, run, { call, reply });
  if (transfer === 'goes-on') return undefined;
  if (transfer !== undefined) return 'status' in transfer ? transfer : replyOutcome(transfer);
  if (poll(turn, run, { call, reply })) return undefined;
  if (followPage(turn, run, { call, reply })) return undefined;
  if (run.action.minimumItems === undefined) return replyOutcome(reply);
  return replyOutcome(
    gatherPages(
      (call.pages ?? []).map((page) => openWhole(turn.surroundings, page)),
      reply,
    ),
  );
}

/** Pages are looked into, for their items. */
function openReply(turn: Turn, reply: HttpReply): HttpReply {
  return reply.body === undefined ? reply : { ...reply, body: openWhole(turn.surroundings, reply.body) };
}

/** What a request that ended after the time limit came to, if nothing would have followed it. */
export function finalOutcome(run: ActionRun): Outcome | undefined {
  const { call, action } = run;
  const ended = call?.ended;
  if (ended?.request.purpose !== 'call' || isRetryable(ended.outcome)) return undefined;
  if (!('reply' in ended.outcome)) return undefined;
  const { reply } = ended.outcome;
  if ((reply.statusCode === 206 && takesParts(run)) || opensUpload(ended.request)) return undefined;
  const isFollowed =
    reply.statusCode === 202 && !action.options.has('disableasyncpattern') && headerOf(reply, 'Location') !== undefined;
  return isFollowed ? undefined : replyOutcome(reply);
}

/** Goes on with a webhook: the subscription first, then the one call that counts (clause 7.3). */
export function continueWebhook(turn: Turn, run: ActionRun): Outcome | undefined {
  const { call, callback } = run;
  if (callback) return succeeded(recordOf({ headers: callback.headers, body: callback.body }));
  if (!call) return undefined;
  if (sendAgain(turn, run, call)) return undefined;
  const { ended } = call;
  if (!ended) return undefined;
  const policyInputs = memberOf(run.inputs, 'subscribe') ?? run.inputs ?? null;
  if (retry(turn, run, { ended, policyInputs })) return undefined;
  const { outcome } = ended;
  if (!('reply' in outcome)) return failed(outcome.failure.message, outcome.failure.code);
  if (outcome.reply.statusCode >= 300)
    return replyOutcome({ ...outcome.reply, statusCode: Math.max(400, outcome.reply.statusCode) });
  emit(turn, { kind: 'subscribed', path: run.path, at: turn.surroundings.now });
  return undefined;
}

/** Takes the result of inline code. */
export function continueScript(run: ActionRun): Outcome | undefined {
  const { script } = run;
  if (!script) return undefined;
  if (script.error) return failed(script.error.message, 'InlineCodeScriptRuntimeFailure', script.error.code);
  return succeeded({ body: script.value ?? null });
}

/** Sends the next request when its timer has fired. */
function sendAgain(turn: Turn, run: ActionRun, call: Call): boolean {
  if (call.open) return false;
  const { now: at, newId } = turn.surroundings;
  const request = newId();
  if (run.fired?.has('poll')) {
    const uri = call.pollUri;
    emit(turn, {
      kind: 'request-started',
      path: run.path,
      at,
      request,
      purpose: 'poll',
      attempt: 1,
      ...(uri === undefined ? {} : { uri }),
    });
    return true;
  }
  const last = call.exchanges.at(-1)?.request;
  if (!run.fired?.has('retry') || !last) return false;
  const { purpose, uri, range } = last;
  emit(turn, {
    kind: 'request-started',
    path: run.path,
    at,
    request,
    purpose,
    attempt: last.attempt + 1,
    ...(uri === undefined ? {} : { uri }),
    ...(range === undefined ? {} : { range }),
  });
  return true;
}

function retry(turn: Turn, run: ActionRun, { ended, policyInputs }: { ended: Exchange; policyInputs: Value }): boolean {
  if (!isRetryable(ended.outcome) || isOwnVerdict(run, policyInputs, ended.outcome)) return false;
  const { now: at, random } = turn.surroundings;
  const { attempt } = ended.request;
  const dueAt = retryDueAt(retryPolicyOf(policyInputs), { attempt, outcome: ended.outcome, at, random });
  if (dueAt === undefined) return false;
  emit(turn, { kind: 'timer-set', path: run.path, at, timer: 'retry', dueAt });
  return true;
}

/** A child workflow that ended without a reply will not do better next time, unless the author asks to try. */
function isOwnVerdict(run: ActionRun, inputs: Value, outcome: RequestOutcome): boolean {
  const { body } = run.action;
  if (body.kind !== 'call' || body.target !== 'child' || memberOf(inputs, 'retryPolicy') !== undefined) return false;
  if (!('reply' in outcome) || outcome.reply.statusCode !== 502) return false;
  return memberOf(memberOf(outcome.reply.body, 'error'), 'code') === 'NoResponse';
}

/** How long to wait before asking again, when the reply does not say (clause 9.2). */
const POLL_AFTER_MS = 20_000;

/** Follows a 202 to its location, until a reply is something else. */
function poll(turn: Turn, run: ActionRun, { call, reply }: { call: Call; reply: HttpReply }): boolean {
  const { body, options } = run.action;
  if (reply.statusCode !== 202 || options.has('disableasyncpattern')) return false;
  if (body.kind === 'call' && body.target === 'batch') return false;
  const location = headerOf(reply, 'Location');
  const wasPolled = call.ended?.request.purpose === 'poll';
  if (location === undefined && !wasPolled) return false;
  const base = call.ended?.request.uri ?? memberOf(run.inputs, 'uri') ?? memberOf(run.inputs, 'path');
  const uri = location === undefined ? call.pollUri : resolveUri(location, typeof base === 'string' ? base : '');
  const { now: at } = turn.surroundings;
  emit(turn, {
    kind: 'timer-set',
    path: run.path,
    at,
    timer: 'poll',
    dueAt: addMs(at, pollAfterMs(reply, at) ?? POLL_AFTER_MS),
    ...(uri === undefined ? {} : { uri }),
  });
  return true;
}

function replyOutcome({ statusCode, headers, body }: HttpReply): Outcome {
  return {
    status: statusCode < 400 ? 'Succeeded' : 'Failed',
    code: statusName(statusCode),
    outputs: recordOf({ statusCode, headers, body }),
  };
}
