import { compileDefinition, type Plan, readValue, type Value } from '@tenon/definition';
import type { RunCommand } from '../command.ts';
import { decide } from '../decide/decide.ts';
import type { RunEvent } from '../event.ts';
import { describeRun } from '../history/describe-run.ts';
import { evolve } from '../state/evolve.ts';
import { openRun } from '../state/open-run.ts';
import type { RunState } from '../state/state.ts';
import type { Surroundings } from '../surroundings.ts';
import { fireTrigger } from '../trigger/fire-trigger.ts';

/** Compiles a definition with a request trigger; one with errors is a mistake of the test. */
export function planOf(actions: object): Plan {
  const triggers = { manual: { type: 'Request', kind: 'Http', inputs: {} } };
  const { value, diagnostics } = compileDefinition(readValue(JSON.stringify({ triggers, actions })));
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  if (!value || errors.length > 0) throw new Error(JSON.stringify(errors));
  return value;
}

/** A run that a test carries on by hand: it decides which effect ends next. */
export interface Driven {
  readonly plan: Plan;
  readonly state: RunState;
  readonly history: RunEvent[];
  /** What is under way: requests and timers. */
  readonly pending: Pending[];
}

/** Something that will be reported. */
export type Pending = Extract<RunCommand, { kind: 'send-request' | 'set-timer' }>;

const NOW = '2024-01-01T00:00:00.0000000Z';

/** Surroundings in which time stands still but for timers, and ids count up. Two workers of one run need different ones. */
export function newSurroundings(who = 'id', now: string = NOW): Surroundings {
  let ids = 0;
  return {
    now,
    newId: () => {
      ids += 1;
      return `${who}-${ids}`;
    },
    newRunName: () => 'run',
    random: () => 0.5,
    callbackUrl: (_run, path) => `https://callback.test/${path}`,
    responseUrl: () => 'https://callback.test/response',
  };
}

/** Starts a run of a plan by its request trigger. */
export function startRun(plan: Plan, surroundings: Surroundings): Driven {
  const workflow = { id: '/workflows/w', name: 'w', type: 'Microsoft.Logic/workflows', location: 'local' };
  const cause = { kind: 'request', headers: {}, body: {}, waits: false } as const;
  const outcome = fireTrigger(plan, { trigger: 'manual', workflow, cause }, surroundings);
  const driven: Driven = { plan, state: openRun(plan), history: [], pending: [] };
  if (outcome.kind === 'fired') for (const event of outcome.runs) tell(driven, event);
  goOn(driven, surroundings);
  return driven;
}

/** A run read back from a history, as a worker does that takes it over. */
export function readBack(plan: Plan, history: readonly RunEvent[], surroundings: Surroundings): Driven {
  const driven: Driven = { plan, state: openRun(plan), history: [], pending: [] };
  for (const event of history) tell(driven, event);
  goOn(driven, surroundings);
  return driven;
}

/** Lets one of the pending effects end. */
export function endOne(driven: Driven, index: number, surroundings: Surroundings): void {
  const [pending] = driven.pending.splice(index % driven.pending.length, 1);
  if (!pending) return;
  if (pending.kind === 'set-timer') {
    const { path, timer, dueAt } = pending;
    tell(driven, { kind: 'timer-fired', path, at: dueAt, timer });
  } else {
    const { path, request, http } = pending;
    tell(driven, { kind: 'request-finished', path, at: surroundings.now, request, reply: replyTo(http.uri) });
  }
  goOn(driven, surroundings);
}

/** Lets effects end in the order that `choose` gives until the run is over. Timers of the run itself are left alone. */
export function carryThrough(driven: Driven, choose: () => number, surroundings: Surroundings): void {
  for (let steps = 0; driven.pending.length > 0 && steps < 10_000; steps += 1) endOne(driven, choose(), surroundings);
}

/** What a run came to, without ids and times. */
export function resultOf({ state }: Driven): Value {
  const { run, actions, repetitionsOf } = describeRun(state);
  return {
    status: run.status,
    actions: actions.map(({ name, status, code, outputs }) => ({
      name,
      status,
      code: code ?? null,
      outputs: outputs ?? null,
      repetitions: repetitionsOf(name).map((one) => ({ status: one.status, outputs: one.outputs ?? null })),
    })),
  };
}

/** Everything of a state that decides how it goes on. */
export function snapshot(state: RunState): unknown {
  const { run, actions, repetitionsOf, iterationsOf, requestsOf } = describeRun(state);
  return {
    run,
    actions,
    repetitions: state.plan.actions.map(({ name }) => [repetitionsOf(name), iterationsOf(name), requestsOf(name)]),
    running: [...state.running].map(({ path }) => path).toSorted(),
    timers: [...state.timers.values()],
    requests: [...state.requests.values()].map(({ id, purpose, attempt, uri }) => ({ id, purpose, attempt, uri })),
    variables: [...state.variables.values()].map(({ name, value }) => ({ name, value })),
    caller: state.caller,
  };
}

function tell(driven: Driven, event: RunEvent): void {
  driven.history.push(event);
  evolve(driven.state, event);
}

function goOn(driven: Driven, surroundings: Surroundings): void {
  for (let more = true; more; ) {
    const decision = decide(driven.state, surroundings);
    driven.history.push(...decision.events);
    for (const command of decision.commands) {
      const isOwn = command.kind === 'set-timer' && command.path === '';
      if ((command.kind === 'send-request' || command.kind === 'set-timer') && !isOwn) driven.pending.push(command);
    }
    more = decision.more;
  }
}

/** Replies depend on the address alone: the test's stand-in for a service. */
function replyTo(uri: string): { statusCode: number; headers: Record<string, string>; body: Value } {
  const status = Number(/status=(\d+)/.exec(uri)?.[1] ?? 200);
  const headers: Record<string, string> = status === 202 ? { Location: 'https://api.test/done?status=200' } : {};
  return { statusCode: status, headers, body: { from: uri } };
}
