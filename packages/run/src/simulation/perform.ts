import { values } from '@tenon/definition';
import { escapeAddress } from '../calls/build-request.ts';
import type { RunCommand } from '../command.ts';
import { decide } from '../decide/decide.ts';
import type { HttpReply, RequestOutcome, RunError, RunEvent } from '../event.ts';
import { addMs } from '../instant.ts';
import { evolve } from '../state/evolve.ts';
import { openRun } from '../state/open-run.ts';
import { toTransformTask } from '../transform/to-transform-task.ts';
import { fireTrigger } from '../trigger/fire-trigger.ts';
import { authorizationOf } from './authorization.ts';
import { collectMessage } from './batches.ts';
import type { ConnectorStub, Stub, WorkflowTest } from './test-file.ts';
import {
  nextReply,
  outcomeOf,
  responseAddress,
  type SentRequest,
  type SimulatedRun,
  type SimulatedWorkflow,
  type World,
} from './world.ts';

/** Starts a run with its first event. */
export function beginRun(
  world: World,
  workflow: SimulatedWorkflow,
  first: { readonly event: RunEvent; readonly onReply?: (reply: HttpReply) => void; readonly onEnd?: () => void },
): SimulatedRun {
  const run: SimulatedRun = {
    workflow,
    state: openRun(workflow.plan),
    startedAt: world.clock.now,
    ...(first.onReply ? { onReply: first.onReply } : {}),
    ...(first.onEnd ? { onEnd: first.onEnd } : {}),
  };
  world.runs.push(run);
  report(world, run, first.event);
  return run;
}

/** Tells a run what happened, and goes on with it. */
function report(world: World, run: SimulatedRun, event: RunEvent): void {
  evolve(run.state, event);
  let more = true;
  while (more) {
    const decision = decide(run.state, world.surroundings());
    for (const command of decision.commands) perform(world, run, command);
    more = decision.more;
  }
}

function perform(world: World, run: SimulatedRun, command: RunCommand): void {
  const { clock } = world;
  switch (command.kind) {
    case 'set-timer': {
      const { path, timer, dueAt } = command;
      clock.at(dueAt, () => {
        const isSet = run.state.timers.get(`${timer}:${path}`)?.dueAt === dueAt;
        if (isSet) report(world, run, { kind: 'timer-fired', path, at: clock.now, timer });
      });
      break;
    }
    case 'send-request': {
      const { method, uri, body } = command.http;
      const headers = { ...command.http.headers, ...authorizationOf(command.authentication) };
      const sent: SentRequest = { method, uri, headers, isConnector: false, ...(body === undefined ? {} : { body }) };
      finishLater(world, run, { command, sent });
      break;
    }
    case 'call-connector': {
      const { method, pathAndQuery: uri, headers, body } = command;
      const sent: SentRequest = { method, uri, headers, isConnector: true, ...(body === undefined ? {} : { body }) };
      finishLater(world, run, { command, sent });
      break;
    }
    case 'call-child':
      callChild(world, run, command);
      break;
    case 'send-to-batch':
      sendToBatch(world, run, command);
      break;
    case 'run-script': {
      const { path, request } = command;
      const result = world.effects.runScript(command.code, command.workflowContext);
      clock.at(clock.now, () =>
        report(world, run, { kind: 'script-finished', path, at: clock.now, request, ...result }),
      );
      break;
    }
    case 'transform-content': {
      const { path, request } = command;
      const result = transform(world, command);
      clock.at(clock.now, () =>
        report(world, run, { kind: 'script-finished', path, at: clock.now, request, ...result }),
      );
      break;
    }
    case 'open-callback':
      openCallback(world, run, command.path);
      break;
    case 'respond':
      if (command.to === 'caller') run.onReply?.(command.reply);
      else world.lateReplies.set(responseUrlOf(run), command.reply);
      break;
    case 'finish':
      run.endedAt = clock.now;
      run.onEnd?.();
      break;
    default:
      break;
  }
}

function transform(
  { test, effects, problems }: World,
  command: Extract<RunCommand, { kind: 'transform-content' }>,
): { readonly value: string } | { readonly error: RunError } {
  const task = toTransformTask(command, [...test.artifacts, ...(effects.artifacts ?? [])]);
  if ('error' in task) {
    problems.push(task.error.message);
    return task;
  }
  const result = effects.transform?.(task);
  if (result === undefined) throw new Error('The simulation was given nothing that transforms.');
  return 'text' in result ? { value: result.text } : result;
}

type Sending = Extract<RunCommand, { kind: 'send-request' | 'call-connector' }>;

function finishLater(
  world: World,
  run: SimulatedRun,
  { command, sent }: { command: Sending; sent: SentRequest },
): void {
  const own = ownResponse(world, sent);
  if (own) {
    finish(world, run, command, { reply: own });
    return;
  }
  world.sent.push(sent);
  const connection = command.kind === 'call-connector' ? command.connectionId : undefined;
  const { outcome: stubbed, latencyMs } = replyTo(world, sent, connection);
  const outcome = command.keepsParts ? asPart(stubbed) : stubbed;
  if (latencyMs > command.timeoutMs) {
    const message = `No reply came within ${command.timeoutMs / 1_000} seconds.`;
    finish(world, run, command, { failure: { code: 'GatewayTimeout', message, retry: true } }, command.timeoutMs);
  } else {
    finish(world, run, command, outcome, latencyMs);
  }
}

/** The body of a 206 with its bytes, as the runtime keeps it in a transfer in chunks. */
function asPart(outcome: RequestOutcome): RequestOutcome {
  if (!('reply' in outcome) || outcome.reply.statusCode !== 206 || outcome.reply.body === undefined) return outcome;
  const { headers, body } = outcome.reply;
  const [, type = 'application/octet-stream'] =
    Object.entries(headers).find(([name]) => name.toLowerCase() === 'content-type') ?? [];
  const whole = { from: 0, to: values.contentLength(body) };
  return { reply: { ...outcome.reply, body: values.contentSlice(body, type, whole) } };
}

/** The address at which an asynchronous Response of a run of this test is polled. */
function responseUrlOf({ state }: SimulatedRun): string {
  return responseAddress(state.started?.run ?? '');
}

/** What polling a run of this test gives: 202 until its Response action has run. */
function ownResponse(world: World, { uri }: SentRequest): HttpReply | undefined {
  const late = world.lateReplies.get(uri);
  if (late) return late;
  const isOwn = world.runs.some((run) => responseUrlOf(run) === uri);
  return isOwn ? { statusCode: 202, headers: { Location: uri, 'Retry-After': '15' } } : undefined;
}

/** The stubbed reply to a request. One that no stub matches is a failure of the test. */
export function replyTo(
  world: World,
  sent: SentRequest,
  connection: string | undefined,
): { readonly outcome: RequestOutcome; readonly latencyMs: number } {
  const { test, problems } = world;
  const method = sent.method.toUpperCase();
  const stub = connection === undefined ? findStub(test, sent) : findConnectorStub(test, sent, connection);
  const reply = stub && nextReply(world, stub);
  if (reply) return { outcome: outcomeOf(reply), latencyMs: reply.latencyMs };
  const where = connection === undefined ? '' : ` through the connection ${connection}`;
  const message = `No stub answers ${method} ${sent.uri}${where}.`;
  problems.push(message);
  return { outcome: { failure: { code: 'NoStub', message, retry: false } }, latencyMs: 0 };
}

function findStub(test: WorkflowTest, { method, uri }: SentRequest): Stub | undefined {
  return test.http.find((one) => one.method === method.toUpperCase() && escapeAddress(one.uri) === uri);
}

/**
 * The stub of a call through a connection. A reply may lead on to an absolute address, a next page or a `Location`. Where the API
 * lies is not known to a test, so a stub for HTTP may answer there, and one of the connection by the end of the path.
 */
function findConnectorStub(
  test: WorkflowTest,
  sent: SentRequest,
  connection: string,
): Stub | ConnectorStub | undefined {
  const path = sent.uri.replace(/\?.*$/s, '');
  const stubs = test.apiConnections.filter(
    (one) => one.connection.toLowerCase() === connection.toLowerCase() && one.method === sent.method.toUpperCase(),
  );
  const exact = stubs.find((one) => one.path === sent.uri || one.path === path);
  if (exact || !/^https?:/i.test(path)) return exact;
  const [nearest] = stubs
    .filter((one) => one.path.startsWith('/') && path.endsWith(one.path))
    .sort((a, b) => b.path.length - a.path.length);
  return findStub(test, sent) ?? nearest;
}

function finish(
  world: World,
  run: SimulatedRun,
  { path, request }: { readonly path: string; readonly request: string },
  outcome: RequestOutcome,
  afterMs = 0,
): void {
  const { clock } = world;
  clock.at(addMs(clock.now, afterMs), () =>
    report(world, run, { kind: 'request-finished', path, at: clock.now, request, ...outcome }),
  );
}

function sendToBatch(world: World, run: SimulatedRun, command: Extract<RunCommand, { kind: 'send-to-batch' }>): void {
  const begin = (workflow: SimulatedWorkflow, runs: readonly RunEvent[]): void => {
    for (const event of runs) beginRun(world, workflow, { event });
  };
  const { reply, workflow, runs } = collectMessage(world, command, begin);
  if (workflow) begin(workflow, runs);
  finish(world, run, command, { reply });
}

function callChild(world: World, run: SimulatedRun, command: Extract<RunCommand, { kind: 'call-child' }>): void {
  const name = command.workflowId.split('/').filter(Boolean).at(-1) ?? '';
  const child = world.workflows.get(name.toLowerCase());
  const triggerName = command.triggerName || child?.plan.triggers[0]?.name || '';
  if (!child?.plan.findTrigger(triggerName)) {
    const message = `The workflow '${name}' with the trigger '${triggerName}' is not part of the test.`;
    world.problems.push(message);
    finish(world, run, command, {
      reply: { statusCode: 404, headers: {}, body: { error: { code: 'WorkflowNotFound', message } } },
    });
    return;
  }
  const outcome = fireTrigger(
    child.plan,
    {
      trigger: triggerName,
      workflow: child.identity,
      cause: {
        kind: 'request',
        headers: command.headers,
        waits: true,
        ...(command.body === undefined ? {} : { body: command.body }),
      },
    },
    world.surroundings(),
  );
  const reply = (answer: HttpReply): void => finish(world, run, command, { reply: answer });
  if ('answer' in outcome && outcome.answer) reply(outcome.answer);
  if (outcome.kind !== 'fired') return;
  for (const event of outcome.runs) beginRun(world, child, { event, onReply: reply });
}

function openCallback(world: World, run: SimulatedRun, path: string): void {
  const { clock, test } = world;
  const action = path.replace(/#[\d-]+$/, '').toLowerCase();
  for (const callback of test.callbacks) {
    if (callback.action.toLowerCase() !== action) continue;
    const { method, headers, body } = callback;
    clock.at(addMs(clock.now, callback.afterMs), () =>
      report(world, run, {
        kind: 'callback-received',
        path,
        at: clock.now,
        method,
        headers,
        ...(body === undefined ? {} : { body }),
      }),
    );
  }
}
