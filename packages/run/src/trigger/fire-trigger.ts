import {
  EvaluationFailure,
  type Plan,
  type Scope,
  type TriggerPlan,
  type Value,
  values,
  valueText,
} from '@tenon/definition';
import { validateSchema } from '../actions/validate-schema.ts';
import type {
  HttpReply,
  Instant,
  RequestOutcome,
  RunError,
  RunEvent,
  TriggerRecord,
  WorkflowIdentity,
} from '../event.ts';
import { memberOf, recordOf } from '../scope/records.ts';
import type { Surroundings } from '../surroundings.ts';
import { judgePoll, type NextPoll, type PollMemory, preparePoll } from './poll.ts';
import type { TriggerRequest } from './trigger-request.ts';
import { newTriggerScope } from './trigger-scope.ts';

/** Why a trigger is looked at. */
export type TriggerCause =
  /** A request at a Request trigger's address. `waits`: its caller can wait for a Response. */
  | {
      readonly kind: 'request';
      readonly headers: Readonly<Record<string, string>>;
      readonly queries?: Readonly<Record<string, string>>;
      readonly relativePathParameters?: Readonly<Record<string, string>>;
      readonly body?: Value;
      readonly waits: boolean;
    }
  /** A Recurrence or a sliding window is due. */
  | { readonly kind: 'schedule'; readonly scheduledAt: Instant }
  /** A polling trigger is due (no outcome), or its request came to an end. `memory` is what the step before gave. */
  | { readonly kind: 'poll'; readonly memory?: PollMemory; readonly outcome?: RequestOutcome }
  /** A call at the callback URL of a webhook trigger, or a batch that was released. */
  | { readonly kind: 'callback'; readonly headers: Readonly<Record<string, string>>; readonly body?: Value }
  /** An earlier event again. Conditions are not looked at again. */
  | { readonly kind: 'resubmit'; readonly trigger: TriggerRecord; readonly origin: string };

/** What came of looking at a trigger. */
export type TriggerOutcome =
  /** Runs start, none for an empty array under `splitOn`. `answer` is for the caller; without one it waits for the Response action. */
  | {
      readonly kind: 'fired';
      readonly runs: readonly Extract<RunEvent, { kind: 'run-started' }>[];
      readonly outputs?: Value;
      readonly answer?: HttpReply;
      readonly next?: NextPoll;
    }
  /** No run: a condition was not met, or a poll found nothing. */
  | { readonly kind: 'skipped'; readonly reason: string; readonly answer?: HttpReply; readonly next?: NextPoll }
  /** No run: the trigger failed, or the request was refused. */
  | { readonly kind: 'failed'; readonly error: RunError; readonly answer?: HttpReply; readonly next?: NextPoll }
  /** Only for polls: send the request now, then come back with its outcome. */
  | { readonly kind: 'send'; readonly request: TriggerRequest; readonly memory: PollMemory }
  /** Only for polls: come back without an outcome at this instant. */
  | { readonly kind: 'wait'; readonly until: Instant; readonly memory: PollMemory };

/** A trigger of a workflow, and why it is looked at. */
export interface TriggerOccurrence {
  readonly trigger: string;
  readonly workflow: WorkflowIdentity;
  readonly cause: TriggerCause;
}

/**
 * Judges one occurrence of a trigger (clause 6): schema, `splitOn`, conditions. Gives the first events of the runs that start;
 * concurrency is the caller's business. `next` says when a scheduled or polling trigger is due again.
 */
export function fireTrigger(plan: Plan, occurrence: TriggerOccurrence, surroundings: Surroundings): TriggerOutcome {
  const trigger = plan.findTrigger(occurrence.trigger);
  if (!trigger) throw new Error(`The plan has no trigger '${occurrence.trigger}'.`);
  const { cause } = occurrence;
  const context: Context = { plan, trigger, occurrence, surroundings };
  switch (cause.kind) {
    case 'request': {
      const refusal = refuse(trigger, cause.body);
      if (refusal) return refusal;
      const outputs = requestOutputs(trigger, cause);
      return fire(context, outputs, cause.waits);
    }
    case 'schedule':
      return withNext(
        fire(context, scheduleOutputs(trigger, cause.scheduledAt), false),
        nextOf(context, cause.scheduledAt),
      );
    case 'callback':
      return fire(context, recordOf({ headers: cause.headers, body: cause.body }), false);
    case 'resubmit':
      return {
        kind: 'fired',
        runs: [runStarted(context, { ...cause.trigger, originHistoryName: cause.origin }, false)],
      };
    case 'poll': {
      const scope = newTriggerScope(plan, occurrence.workflow, surroundings);
      if (!cause.outcome) return guarded(() => preparePoll(trigger, scope, cause.memory));
      const verdict = judgePoll(trigger, cause, surroundings);
      if (verdict.kind !== 'found') return verdict;
      return withNext(fire(context, verdict.outputs, false), verdict.next);
    }
  }
}

function withNext(outcome: TriggerOutcome, next: NextPoll): TriggerOutcome {
  return outcome.kind === 'send' || outcome.kind === 'wait' ? outcome : { ...outcome, next };
}

interface Context {
  readonly plan: Plan;
  readonly trigger: TriggerPlan;
  readonly occurrence: TriggerOccurrence;
  readonly surroundings: Surroundings;
}

function nextOf({ trigger }: Context, scheduledAt: Instant): NextPoll {
  const at = trigger.recurrence?.nextDue({ since: scheduledAt, previous: scheduledAt });
  return at === undefined ? {} : { at };
}

function refuse(trigger: TriggerPlan, body: Value | undefined): TriggerOutcome | undefined {
  const { request } = trigger;
  if (!request?.validatesSchema || request.schema === undefined) return undefined;
  const [first] = validateSchema(request.schema, body ?? null);
  if (!first) return undefined;
  const error = {
    code: 'TriggerInputSchemaMismatch',
    message: `The input body for trigger '${trigger.name}' of type '${trigger.type}' did not match its schema definition. Error details: '${first.message}'.`,
  };
  return { kind: 'failed', error, answer: errorReply(400, error) };
}

function errorReply(statusCode: number, error: RunError): HttpReply {
  return {
    statusCode,
    headers: { 'Content-Type': 'application/json; charset=utf-8' },
    body: { error: { code: error.code, message: error.message } },
  };
}

function requestOutputs(trigger: TriggerPlan, cause: Extract<TriggerCause, { kind: 'request' }>): Value {
  const showsAuthorization = trigger.options.has('includeauthorizationheadersinoutputs');
  const headers = Object.entries(cause.headers).filter(
    ([name]) => showsAuthorization || name.toLowerCase() !== 'authorization',
  );
  const queries = Object.entries(cause.queries ?? {}).filter(([name]) => !OWN_QUERIES.has(name.toLowerCase()));
  const parameters = Object.entries(cause.relativePathParameters ?? {});
  return recordOf({
    headers: values.makeObject(headers),
    queries: queries.length > 0 ? values.makeObject(queries) : undefined,
    relativePathParameters: parameters.length > 0 ? values.makeObject(parameters) : undefined,
    body: cause.body,
  });
}

const OWN_QUERIES: ReadonlySet<string> = new Set(['api-version', 'sp', 'sv', 'sig', 'se']);

function scheduleOutputs(trigger: TriggerPlan, scheduledAt: Instant): Value | undefined {
  if (trigger.type !== 'SlidingWindow' || !trigger.recurrence) return undefined;
  const end = trigger.recurrence.nextDue({ since: scheduledAt, previous: scheduledAt });
  return recordOf({ windowStartTime: scheduledAt, windowEndTime: end });
}

function fire(context: Context, outputs: Value | undefined, waits: boolean): TriggerOutcome {
  return guarded(() => {
    const { plan, trigger, occurrence, surroundings } = context;
    const record = newRecord(context, outputs);
    const scope = newTriggerScope(plan, occurrence.workflow, surroundings, record);
    const isRequest = occurrence.cause.kind === 'request';
    const accepted = isRequest ? { answer: { statusCode: 202, headers: {} } } : {};
    if (!trigger.splitOn) {
      if (!conditionsHold(trigger, scope)) return { kind: 'skipped', reason: NOT_MET, ...accepted };
      const hasToAnswer = waits && plan.response !== 'none';
      return {
        kind: 'fired',
        runs: [runStarted(context, record, hasToAnswer)],
        ...(outputs === undefined ? {} : { outputs }),
        ...(hasToAnswer ? {} : accepted),
      };
    }
    const items = trigger.splitOn.evaluate(scope);
    if (!values.isArray(items)) throw notSplittable(trigger, items);
    const most = trigger.concurrency ? MOST_SPLIT_IN_QUEUE : MOST_SPLIT;
    if (items.length > most) throw tooMany(items.length, most);
    const runs = items.flatMap((item) => {
      const own = newRecord(context, withBody(outputs, item));
      const itsScope = newTriggerScope(plan, occurrence.workflow, surroundings, own);
      return conditionsHold(trigger, itsScope) ? [runStarted(context, own, false)] : [];
    });
    return { kind: 'fired', runs, ...(outputs === undefined ? {} : { outputs }), ...accepted };
  });
}

const NOT_MET = 'A condition of the trigger is not met.';

/** How many runs one event may split into (clause 11). */
const MOST_SPLIT = 100_000;

/** How many it may split into when the runs at a time are limited. */
const MOST_SPLIT_IN_QUEUE = 100;

function notSplittable(trigger: TriggerPlan, items: Value): EvaluationFailure {
  return new EvaluationFailure(
    'invalid-argument',
    `The 'splitOn' of the trigger '${trigger.name}' must select an array, not a value of type '${values.typeName(items)}'.`,
  );
}

function tooMany(count: number, most: number): EvaluationFailure {
  return new EvaluationFailure('too-large', `The 'splitOn' gives ${count} items; at most ${most} are allowed.`);
}

function withBody(outputs: Value | undefined, item: Value): Value {
  const others = values.isObject(outputs) ? values.propertyNames(outputs).filter((name) => name !== 'body') : [];
  return values.makeObject([...others.map((name) => [name, memberOf(outputs, name) ?? null] as const), ['body', item]]);
}

function conditionsHold(trigger: TriggerPlan, scope: Scope): boolean {
  return trigger.conditions.every((condition) => {
    const verdict = condition.evaluate(scope);
    if (typeof verdict === 'boolean') return verdict;
    throw new EvaluationFailure(
      'invalid-argument',
      `A condition of the trigger '${trigger.name}' must give true or false.`,
    );
  });
}

function newRecord({ trigger, surroundings, occurrence }: Context, outputs: Value | undefined): TriggerRecord {
  const { now, newId } = surroundings;
  const { cause } = occurrence;
  return {
    name: trigger.name,
    startTime: now,
    endTime: now,
    trackingId: newId(),
    status: 'Succeeded',
    code: 'OK',
    ...(outputs === undefined ? {} : { outputs }),
    ...(cause.kind === 'schedule' ? { scheduledTime: cause.scheduledAt } : {}),
  };
}

function runStarted(
  context: Context,
  record: TriggerRecord,
  waits: boolean,
): Extract<RunEvent, { kind: 'run-started' }> {
  const { plan, trigger, occurrence, surroundings } = context;
  const run = surroundings.newRunName();
  const tracking = trigger.splitOn ? (trigger.splitOnTrackingId ?? trigger.trackingId) : trigger.trackingId;
  const scope = newTriggerScope(plan, occurrence.workflow, surroundings, record);
  const given = tracking ? valueText(tracking.evaluate(scope)) : trackingHeader(record.outputs);
  const clientTrackingId = given || record.clientTrackingId || run;
  return {
    kind: 'run-started',
    at: surroundings.now,
    run,
    workflow: occurrence.workflow,
    trigger: { ...record, clientTrackingId },
    clientTrackingId,
    correlationId: surroundings.newId(),
    caller: waits ? 'waiting' : 'none',
  };
}

function trackingHeader(outputs: Value | undefined): string {
  const value = memberOf(memberOf(outputs, 'headers'), 'x-ms-client-tracking-id');
  return typeof value === 'string' ? value : '';
}

/** An expression of the trigger that fails makes the trigger fail; no run starts. */
function guarded(judge: () => TriggerOutcome): TriggerOutcome {
  try {
    return judge();
  } catch (error) {
    if (!(error instanceof EvaluationFailure)) throw error;
    const failure = { code: 'InvalidTemplate', message: error.message };
    return { kind: 'failed', error: failure, answer: errorReply(400, failure) };
  }
}
