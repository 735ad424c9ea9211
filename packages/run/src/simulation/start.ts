import { type TriggerPlan, values } from '@tenon/definition';
import type { HttpReply } from '../event.ts';
import { addMs } from '../instant.ts';
import { memberOf } from '../scope/records.ts';
import { fireTrigger, type TriggerCause, type TriggerOutcome } from '../trigger/fire-trigger.ts';
import { beginRun, replyTo } from './perform.ts';
import { readHeaders, receivedBody, type TestStart } from './test-file.ts';
import type { SimulatedWorkflow, World } from './world.ts';

/** Lets the trigger of the main workflow happen as the test says. */
export function startTest(world: World, main: SimulatedWorkflow): void {
  const { start } = world.test;
  const trigger = main.plan.findTrigger(start.trigger);
  if (!trigger) {
    world.problems.push(`The main workflow has no trigger '${start.trigger}'.`);
    return;
  }
  if (start.polls !== undefined) {
    const first = firstDue(world, trigger);
    world.clock.at(first, () => poll({ world, main, trigger }, start.polls ?? 0));
  } else if (start.times !== undefined) {
    schedule({ world, main, trigger }, start.times, firstDue(world, trigger));
  } else {
    const refusal = refuseMethod(trigger, start);
    if (refusal) world.answer = refusal;
    else take({ world, main, trigger }, fire({ world, main, trigger }, requestCause(trigger, start)));
  }
}

/** The answer to a call by a method that the trigger does not take (clause 6.1), as the server gives it. */
function refuseMethod({ name, request }: TriggerPlan, { request: call }: TestStart): HttpReply | undefined {
  const method = memberOf(call, 'method');
  if (request?.method === undefined || typeof method !== 'string') return undefined;
  if (request.method.toUpperCase() === method.toUpperCase()) return undefined;
  const message = `The trigger '${name}' takes ${request.method} and not ${method}.`;
  return jsonReply(400, { code: 'TriggerRequestMethodNotValid', message });
}

interface Stage {
  readonly world: World;
  readonly main: SimulatedWorkflow;
  readonly trigger: TriggerPlan;
}

function fire({ world, main, trigger }: Stage, cause: TriggerCause): TriggerOutcome {
  return fireTrigger(main.plan, { trigger: trigger.name, workflow: main.identity, cause }, world.surroundings());
}

/** Starts the runs of an outcome, as many as may run at a time, and notes the answer of the caller (clause 6.12). */
function take(stage: Stage, outcome: TriggerOutcome): void {
  const { world, trigger } = stage;
  if (outcome.kind === 'fired' && isFull(stage)) {
    world.answer ??= tooMany();
    return;
  }
  if ('answer' in outcome && outcome.answer) world.answer ??= outcome.answer;
  if (outcome.kind !== 'fired') return;
  for (const event of outcome.runs) {
    if (trigger.concurrency && activeRuns(stage) >= trigger.concurrency.runs) world.waiting.push(event);
    else begin(stage, event);
  }
}

function begin(stage: Stage, event: FirstEvent): void {
  const { world, main } = stage;
  const onReply = (reply: HttpReply): void => {
    world.answer ??= reply;
  };
  const onEnd = (): void => {
    const next = world.waiting.shift();
    if (next) begin(stage, next);
  };
  beginRun(world, main, { event: { ...event, at: world.clock.now }, onReply, onEnd });
}

type FirstEvent = World['waiting'][number];

/** Whether another event would have to wait and may not: beyond the queue, or with no queue at all. */
function isFull(stage: Stage): boolean {
  const { concurrency } = stage.trigger;
  if (!concurrency || activeRuns(stage) < concurrency.runs) return false;
  return stage.world.waiting.length >= concurrency.waiting;
}

function activeRuns({ world, main }: Stage): number {
  return world.runs.filter(({ workflow, state }) => workflow === main && state.completed === undefined).length;
}

function tooMany(): HttpReply {
  return jsonReply(429, {
    code: 'TooManyRequests',
    message: 'Too many runs of the workflow are active or waiting.',
  });
}

function jsonReply(statusCode: number, error: { readonly code: string; readonly message: string }): HttpReply {
  return { statusCode, headers: { 'Content-Type': 'application/json' }, body: { error } };
}

/** The call of a trigger that a test describes, as a cause. */
export function requestCause(trigger: TriggerPlan, start: TestStart): TriggerCause {
  const { request } = start;
  const headers = readHeaders(memberOf(request, 'headers'));
  const body = receivedBody(memberOf(request, 'body'), headers);
  const content = body === undefined ? {} : { body };
  if (trigger.type !== 'Request') return { kind: 'callback', headers, ...content };
  const given = memberOf(request, 'relativePathParameters');
  const path = memberOf(request, 'path');
  return {
    kind: 'request',
    headers,
    queries: readHeaders(memberOf(request, 'queries')),
    relativePathParameters: values.isObject(given)
      ? readHeaders(given)
      : matchPath(trigger, typeof path === 'string' ? path : ''),
    waits: true,
    ...content,
  };
}

/** The parameters that a path gives for the `relativePath` of a trigger. */
function matchPath(trigger: TriggerPlan, path: string): Record<string, string> {
  const pattern = trigger.request?.relativePath?.split('/') ?? [];
  const segments = path.replace(/^\/+/, '').split('/');
  const parameters: Record<string, string> = {};
  pattern.forEach((part, index) => {
    const [, name] = /^\{(.+)\}$/.exec(part) ?? [];
    if (name !== undefined) parameters[name] = segments[index] ?? '';
  });
  return parameters;
}

function firstDue(world: World, trigger: TriggerPlan): string {
  const { recurrence } = trigger;
  const { now } = world.clock;
  if (!recurrence) return now;
  return recurrence.nextDue({ since: now }) ?? now;
}

function schedule(stage: Stage, times: number, due: string): void {
  if (times <= 0) return;
  const { world } = stage;
  const { delayMs = 0 } = stage.trigger;
  world.clock.at(addMs(due, delayMs), () => {
    const outcome = fire(stage, { kind: 'schedule', scheduledAt: due });
    take(stage, outcome);
    const next = 'next' in outcome ? outcome.next?.at : undefined;
    if (next !== undefined) schedule(stage, times - 1, next);
  });
}

function poll(stage: Stage, left: number, step: Extract<TriggerCause, { kind: 'poll' }> = { kind: 'poll' }): void {
  const { world } = stage;
  const { clock } = world;
  const outcome = fire(stage, step);
  take(stage, outcome);
  switch (outcome.kind) {
    case 'send': {
      const { request, memory } = outcome;
      const { method, uri, headers, body, connectionId } = request;
      const sent = {
        method,
        uri,
        headers,
        isConnector: connectionId !== undefined,
        ...(body === undefined ? {} : { body }),
      };
      world.sent.push(sent);
      const reply = replyTo(world, sent, connectionId);
      clock.at(addMs(clock.now, reply.latencyMs), () =>
        poll(stage, left, { kind: 'poll', memory, outcome: reply.outcome }),
      );
      break;
    }
    case 'wait':
      clock.at(outcome.until, () => poll(stage, left, { kind: 'poll', memory: outcome.memory }));
      break;
    default: {
      const at = outcome.next?.at;
      const memory = outcome.next?.memory;
      if (left > 1 && at !== undefined)
        clock.at(at, () => poll(stage, left - 1, { kind: 'poll', ...(memory ? { memory } : {}) }));
    }
  }
}
