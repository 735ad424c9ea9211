import type { Instant, RequestPurpose, RunEvent } from '../event.ts';
import { addMs } from '../instant.ts';
import { findRun, groupFails, makeReady, openFrame } from './frames.ts';
import type { ActionRun, Exchange, Frame, OpenRequest, RunState, Timer } from './state.ts';
import { changeVariable } from './variables.ts';

type Event<K extends RunEvent['kind']> = Extract<RunEvent, { readonly kind: K }>;

/**
 * Folds one event into the state of its run. Costs the same for the first event and the millionth, evaluates nothing, and
 * takes events that no longer matter (a late timer, a reply to a dropped request) without a change.
 */
export function evolve(state: RunState, event: RunEvent): void {
  state.events += 1;
  switch (event.kind) {
    case 'run-started':
      startRun(state, event);
      break;
    case 'action-started':
      startAction(state, event);
      break;
    case 'action-completed':
      completeAction(state, event);
      break;
    case 'action-skipped': {
      const run = findRun(state, event.path);
      if (isFinished(run)) break;
      run.startedAt = event.at;
      run.code = event.code;
      run.error = event.error;
      finish(state, run, { status: 'Skipped', at: event.at });
      break;
    }
    case 'request-started':
      startRequest(state, event);
      break;
    case 'request-finished':
      endRequest(state, event);
      break;
    case 'script-finished': {
      const request = state.requests.get(event.request);
      if (!request) break;
      state.requests.delete(event.request);
      if (isFinished(request.run)) break;
      request.run.script = event;
      state.attention.add(request.run);
      break;
    }
    case 'timer-set':
      setTimer(state, event);
      break;
    case 'timer-fired':
      fireTimer(state, event);
      break;
    case 'subscribed': {
      const { call } = findRun(state, event.path);
      if (!call) break;
      call.isSubscribed = true;
      const outcome = call.ended?.outcome;
      if (outcome && 'reply' in outcome) call.subscription = outcome.reply;
      delete call.ended;
      break;
    }
    case 'callback-received': {
      const run = findRun(state, event.path);
      if (isFinished(run) || run.callback) break;
      run.callback = event;
      state.attention.add(run);
      break;
    }
    case 'until-checked':
      continueUntil(state, event);
      break;
    case 'caller-answered':
      state.response = { path: event.path, at: event.at, reply: event.reply };
      state.caller = callerAfter(event);
      state.timers.delete(timerKey('', 'caller'));
      state.unannounced.push({ kind: 'respond', to: event.to, reply: event.reply });
      break;
    case 'cancel-requested':
      state.isCancelRequested = true;
      break;
    case 'run-completed':
      completeRun(state, event);
      break;
  }
}

function callerAfter({ path, reply }: Event<'caller-answered'>): RunState['caller'] {
  if (path !== '') return 'answered';
  if (reply.statusCode === 202) return 'promised';
  return reply.statusCode === 504 ? 'timed-out' : 'answered';
}

/** How long the caller of a request trigger waits for a Response action (clause 7.12). */
const CALLER_WAITS_MS = 120_000;

/** How long a run may take (clause 11): 90 days. */
const RUN_LIMIT_MS = 90 * 86_400_000;

function startRun(state: RunState, event: Event<'run-started'>): void {
  if (state.started) return;
  state.started = event;
  state.status = 'Running';
  state.caller = event.caller;
  addTimer(state, { path: '', timer: 'run-limit', dueAt: addMs(event.at, RUN_LIMIT_MS) });
  if (event.caller === 'waiting' && state.plan.response === 'synchronous') {
    addTimer(state, { path: '', timer: 'caller', dueAt: addMs(event.at, CALLER_WAITS_MS) });
  }
  state.top = openFrame(state, state.plan.top, { indexes: [], at: event.at });
}

function startAction(state: RunState, event: Event<'action-started'>): void {
  const run = findRun(state, event.path);
  if (run.status !== 'Waiting') return;
  const { action, frame } = run;
  run.status = 'Running';
  run.startedAt = event.at;
  run.trackingId = event.trackingId;
  if (event.inputs !== undefined) run.inputs = event.inputs;
  state.running.add(run);
  if (event.callbackUrl !== undefined) {
    run.callbackUrl = event.callbackUrl;
    state.unannounced.push({ kind: 'open-callback', run, url: event.callbackUrl });
  }
  const { path, at, request, delayUntil, timeoutAt } = event;
  if (delayUntil !== undefined) setTimer(state, { path, timer: 'delay', dueAt: delayUntil });
  if (timeoutAt !== undefined) setTimer(state, { path, timer: 'timeout', dueAt: timeoutAt });
  if (request !== undefined) {
    startRequest(state, { path, at, request, purpose: FIRST_PURPOSE[action.body.kind] ?? 'call', attempt: 1 });
  }
  if (event.items) {
    run.loop = { items: event.items, frames: [], count: event.items.length, started: 0, finished: 0, hasFailed: false };
    startIterations(state, run, at);
  } else if (action.body.kind === 'until') {
    run.loop = { frames: [], count: 0, started: 0, finished: 0, hasFailed: false };
    openIteration(state, run, at);
  } else if (action.groups.length > 0) {
    const group = action.groups.find(({ branch }) => branch === (event.branch ?? undefined));
    if (!group) {
      state.attention.add(run);
      return;
    }
    run.child = openFrame(state, group, { owner: run, indexes: frame.indexes, at: event.at });
    if (run.child.open === 0) closeFrame(state, run.child, event.at);
  }
}

/** Starts as many iterations of a Foreach as may run at a time. */
function startIterations(state: RunState, run: ActionRun, at: Instant): void {
  const { body } = run.action;
  const { loop } = run;
  if (!loop || body.kind !== 'foreach') return;
  if (body.group.actions.length === 0 || loop.count === 0) {
    loop.started = loop.count;
    loop.finished = loop.count;
    state.attention.add(run);
    return;
  }
  while (loop.started < loop.count && loop.started - loop.finished < body.repetitions) openIteration(state, run, at);
}

/** Opens the next iteration of a loop. */
function openIteration(state: RunState, run: ActionRun, at: Instant): void {
  const [group] = run.action.groups;
  const { loop } = run;
  if (!loop || !group) return;
  const index = loop.started;
  loop.started += 1;
  const item = loop.items?.[index];
  const indexes = [...run.frame.indexes, index];
  const frame = openFrame(state, group, { owner: run, indexes, at, ...(item === undefined ? {} : { item }) });
  loop.frames.push(frame);
  if (frame.open === 0) closeFrame(state, frame, at);
}

function completeAction(state: RunState, event: Event<'action-completed'>): void {
  const run = findRun(state, event.path);
  if (isFinished(run)) return;
  if (event.startedAt !== undefined) run.startedAt = event.startedAt;
  if (event.inputs !== undefined) run.inputs = event.inputs;
  if (event.outputs !== undefined) run.outputs = event.outputs;
  if (event.error !== undefined) run.error = event.error;
  if (event.trackedProperties !== undefined) run.trackedProperties = event.trackedProperties;
  run.code = event.code;
  for (const change of event.changes ?? []) changeVariable(state, change);
  if (run.action.body.kind === 'terminate' && event.status === 'Succeeded') state.terminatedBy = run;
  finish(state, run, { status: event.status, at: event.at });
}

/** Settles an action run: its successors may go on, its group may be finished. */
function finish(state: RunState, run: ActionRun, end: { status: ActionRun['status']; at: string }): void {
  settle(state, run, end);
  if (isContainerOf(run)) settleInside(state, run, end.at);
  const { frame, action } = run;
  frame.open -= 1;
  for (const position of action.successors) {
    const left = (frame.undecided[position] ?? 0) - 1;
    frame.undecided[position] = left;
    if (left === 0) makeReady(state, frame, position);
  }
  if (frame.open === 0) closeFrame(state, frame, end.at);
}

function settle(state: RunState, run: ActionRun, { status, at }: { status: ActionRun['status']; at: string }): void {
  run.status = status;
  run.endedAt = at;
  state.running.delete(run);
  for (const timer of run.timers?.values() ?? []) state.timers.delete(timerKey(timer.path, timer.timer));
  delete run.timers;
  delete run.fired;
  const open = run.call?.open;
  if (open && open.purpose !== 'unsubscribe') dropRequest(state, open);
  if (run.callbackUrl !== undefined) state.unannounced.push({ kind: 'close-callback', run });
}

/** A container that ends before its children (a time limit) takes those that run with it. */
function settleInside(state: RunState, container: ActionRun, at: string): void {
  if (state.running.size === 0) return;
  for (const run of [...state.running]) {
    if (!isInside(run, container)) continue;
    settle(state, run, { status: 'Cancelled', at });
    run.code ??= 'ActionCancelled';
  }
}

function isInside(run: ActionRun, container: ActionRun): boolean {
  for (let owner = run.frame.owner; owner; owner = owner.frame.owner) if (owner === container) return true;
  return false;
}

function isContainerOf(run: ActionRun): boolean {
  return run.status === 'TimedOut' && run.action.groups.length > 0;
}

function closeFrame(state: RunState, frame: Frame, at: string): void {
  frame.endedAt = at;
  frame.hasFailed = groupFails(frame);
  const { owner } = frame;
  if (owner?.status !== 'Running') return;
  const { loop } = owner;
  if (!loop) {
    state.attention.add(owner);
    return;
  }
  loop.finished += 1;
  if (owner.action.body.kind === 'until') {
    loop.hasFailed = frame.hasFailed;
    state.attention.add(owner);
    return;
  }
  if (frame.hasFailed) loop.hasFailed = true;
  if (loop.finished === loop.count) state.attention.add(owner);
  else if (loop.started < loop.count) openIteration(state, owner, at);
}

function continueUntil(state: RunState, event: Event<'until-checked'>): void {
  const run = findRun(state, event.path);
  const { loop } = run;
  if (!loop || run.status !== 'Running' || loop.stop !== undefined || event.iteration !== loop.started - 1) return;
  if (event.stop !== undefined) {
    loop.stop = event.stop;
    state.attention.add(run);
    return;
  }
  openIteration(state, run, event.at);
}

/** What the first request of an action is for; a call where nothing is said. */
const FIRST_PURPOSE: Readonly<Record<string, RequestPurpose>> = {
  webhook: 'subscribe',
  script: 'script',
  transform: 'script',
};

function startRequest(state: RunState, event: Omit<Event<'request-started'>, 'kind'>): void {
  const run = findRun(state, event.path);
  const request: OpenRequest = {
    id: event.request,
    run,
    purpose: event.purpose,
    attempt: event.attempt,
    startedAt: event.at,
    ...(event.uri === undefined ? {} : { uri: event.uri }),
    ...(event.range === undefined ? {} : { range: event.range }),
    ...(event.inputs === undefined ? {} : { inputs: event.inputs }),
  };
  state.requests.set(request.id, request);
  state.unannounced.push({ kind: 'request', request });
  run.call ??= { exchanges: [] };
  if (event.purpose === 'unsubscribe') {
    run.call.isUnsubscribed = true;
    return;
  }
  run.call.key ??= event.request;
  run.call.open = request;
  const ended = run.call.ended?.outcome;
  if (event.purpose === 'page' && event.attempt === 1 && ended && 'reply' in ended) {
    run.call.pages ??= [];
    run.call.pages.push(ended.reply.body ?? null);
  }
  delete run.call.ended;
  run.fired?.delete('retry');
  run.fired?.delete('poll');
}

function endRequest(state: RunState, event: Event<'request-finished'>): void {
  const request = state.requests.get(event.request);
  if (!request) return;
  state.requests.delete(event.request);
  const { run } = request;
  const outcome: Exchange['outcome'] = 'reply' in event ? { reply: event.reply } : { failure: event.failure };
  const exchange: Exchange = { request, endedAt: event.at, outcome };
  run.call?.exchanges.push(exchange);
  if (!run.call || run.call.open !== request) return;
  delete run.call.open;
  run.call.ended = exchange;
  if (!isFinished(run)) state.attention.add(run);
}

function dropRequest(state: RunState, request: OpenRequest): void {
  state.requests.delete(request.id);
  state.unannounced.push({ kind: 'drop', request });
}

function setTimer(state: RunState, event: Omit<Event<'timer-set'>, 'kind' | 'at'>): void {
  const run = findRun(state, event.path);
  if (isFinished(run)) return;
  const timer: Timer = {
    path: event.path,
    timer: event.timer,
    dueAt: event.dueAt,
    ...(event.uri === undefined ? {} : { uri: event.uri }),
  };
  run.timers ??= new Map();
  run.timers.set(event.timer, timer);
  run.fired?.delete(event.timer);
  if ((event.timer === 'retry' || event.timer === 'poll') && run.call) {
    delete run.call.ended;
    if (event.timer === 'poll' && event.uri !== undefined) run.call.pollUri = event.uri;
  }
  addTimer(state, timer);
}

function addTimer(state: RunState, timer: Timer): void {
  state.timers.set(timerKey(timer.path, timer.timer), timer);
  state.unannounced.push({ kind: 'timer', timer });
}

function fireTimer(state: RunState, event: Event<'timer-fired'>): void {
  const key = timerKey(event.path, event.timer);
  const timer = state.timers.get(key);
  if (!timer || timer.dueAt > event.at) return;
  state.timers.delete(key);
  if (event.path === '') {
    state.fired.add(event.timer);
    return;
  }
  const run = findRun(state, event.path);
  run.timers?.delete(event.timer);
  run.fired ??= new Set();
  run.fired.add(event.timer);
  state.attention.add(run);
}

function timerKey(path: string, timer: string): string {
  return `${timer}:${path}`;
}

function completeRun(state: RunState, event: Event<'run-completed'>): void {
  if (state.completed) return;
  const around = new Set<ActionRun>();
  for (let owner = state.terminatedBy?.frame.owner; owner; owner = owner.frame.owner) around.add(owner);
  const status = event.status === 'TimedOut' ? 'TimedOut' : 'Cancelled';
  for (const run of [...state.running]) {
    settle(state, run, { status: around.has(run) ? 'Aborted' : status, at: event.at });
    run.code ??= state.terminatedBy ? 'Terminated' : `Action${run.status}`;
  }
  state.status = event.status;
  state.completed = event;
  for (const timer of [...state.timers.keys()]) state.timers.delete(timer);
  state.unannounced.push({ kind: 'finish', status: event.status });
}

function isFinished(run: ActionRun): boolean {
  return run.status !== 'Waiting' && run.status !== 'Running';
}
