import { type ActionPlan, type Value, values } from '@tenon/definition';
import { describeRequest, originOf } from '../calls/build-request.ts';
import { statusName } from '../calls/status-names.ts';
import type { HttpReply, Instant, RunError } from '../event.ts';
import { gatheredStatus, runsOf, type Seen, seeAction } from '../scope/read-action.ts';
import { recordOf, type Skip } from '../scope/records.ts';
import { shownInputs } from '../scope/shown-inputs.ts';
import { frameAt, repetitionName } from '../state/frames.ts';
import type { ActionRun, Exchange, Frame, RunState } from '../state/state.ts';

/** A run as its history shows it (clause 14), secured data left out. Nested actions are listed with the others. */
export interface RunHistory {
  readonly run: RunRecord;
  /** Every action of the definition that has been decided or is under way, in the order of the definition. */
  readonly actions: readonly ActionHistory[];
  /** The action runs of an action inside loops, one per repetition, in item order. */
  readonly repetitionsOf: (action: string) => readonly RepetitionHistory[];
  /** The iterations of a loop as such. */
  readonly iterationsOf: (loop: string) => readonly IterationHistory[];
  /** The action runs inside of one iteration of a loop, but for those inside of a loop in it; undefined where there is no such iteration. */
  readonly actionsOf: (loop: string, repetition: string) => readonly RepetitionHistory[] | undefined;
  /** The HTTP exchanges of an action run: its own, or those of one repetition. */
  readonly requestsOf: (action: string, repetition?: string) => readonly RequestHistory[];
}

/** The run itself. */
export interface RunRecord {
  readonly name: string;
  readonly status: string;
  readonly code?: string;
  readonly error?: RunError;
  readonly startTime?: Instant;
  readonly endTime?: Instant;
  readonly correlationId?: string;
  readonly clientTrackingId?: string;
  readonly trigger?: TriggerHistory;
  readonly outputs?: Value;
  readonly response?: ResponseHistory;
}

/** The trigger that started the run. */
export interface TriggerHistory {
  readonly name: string;
  readonly status: string;
  readonly code: string;
  readonly startTime: Instant;
  readonly endTime: Instant;
  readonly scheduledTime?: Instant;
  readonly trackingId?: string;
  readonly originHistoryName?: string;
  readonly inputs?: Value;
  readonly outputs?: Value;
}

/** What the caller was answered. */
export interface ResponseHistory {
  /** The action that gave it; none where the run itself did. */
  readonly name?: string;
  readonly startTime: Instant;
  readonly endTime: Instant;
  readonly code: string;
  readonly status: string;
  readonly outputs?: Value;
}

/** An action, all its repetitions gathered. `hides` names what is secured. */
export interface ActionHistory {
  readonly name: string;
  readonly type: string;
  readonly status: string;
  readonly code?: string;
  readonly error?: RunError;
  readonly startTime?: Instant;
  readonly endTime?: Instant;
  readonly trackingId?: string;
  readonly inputs?: Value;
  readonly outputs?: Value;
  readonly hides: readonly ('inputs' | 'outputs')[];
  readonly trackedProperties?: Value;
  readonly retryHistory?: readonly RetryHistory[];
  /** Whether the run is over and can be carried out again from this action on. */
  readonly isRepeatable: boolean;
  /** For loops: how many iterations were carried out. */
  readonly iterationCount?: number;
  /** For actions inside loops: how many repetitions there are. */
  readonly repetitionCount?: number;
}

/** One repetition of an action. */
export interface RepetitionHistory extends ActionHistory {
  /** The indexes, six digits each: `000000-000002`. */
  readonly repetition: string;
  readonly repetitionIndexes: readonly { readonly scopeName: string; readonly itemIndex: number }[];
}

/** One iteration of a loop. */
export interface IterationHistory {
  readonly repetition: string;
  readonly repetitionIndexes: RepetitionHistory['repetitionIndexes'];
  readonly status: string;
  readonly startTime: Instant;
  readonly endTime?: Instant;
}

/** An attempt that was followed by another. */
export interface RetryHistory {
  readonly startTime: Instant;
  readonly endTime: Instant;
  readonly code: string;
  readonly clientRequestId: string;
  readonly serviceRequestId?: string;
  readonly error?: RunError;
}

/** One HTTP exchange. Bodies and headers are left out where they are secured. */
export interface RequestHistory {
  readonly name: string;
  readonly startTime: Instant;
  readonly endTime: Instant;
  readonly request: { readonly method: string; readonly uri: string; readonly headers?: Value; readonly body?: Value };
  readonly response?: { readonly statusCode: number; readonly headers?: Value; readonly body?: Value };
  readonly error?: RunError;
}

/** Shows a run as far as it has come. */
export function describeRun(state: RunState): RunHistory {
  const { top } = state;
  const seen = (action: ActionPlan): Seen => (top ? seeAction(state, top, action) : { kind: 'undecided' });
  const find = (name: string): ActionPlan | undefined => state.plan.findAction(name);
  return {
    run: runRecord(state),
    actions: state.plan.actions.flatMap((action) => gatheredHistory(state, action, seen(action)) ?? []),
    repetitionsOf: (name) => {
      const action = find(name);
      return action && action.loops.length > 0 ? repetitions(state, action) : [];
    },
    iterationsOf: (name) => {
      const action = find(name);
      return action ? allRuns(state, action).flatMap(iterationHistory) : [];
    },
    actionsOf: (name, repetition) => {
      const loop = find(name);
      return loop && actionsOfIteration(state, loop, repetition);
    },
    requestsOf: (name, repetition) => {
      const action = find(name);
      const runs = action ? allRuns(state, action) : [];
      const run =
        repetition === undefined ? runs[0] : runs.find(({ frame }) => repetitionName(frame.indexes) === repetition);
      return (run?.call?.exchanges ?? []).map((exchange) => requestHistory(state, exchange));
    },
  };
}

function runRecord(state: RunState): RunRecord {
  const { started, completed, plan, response } = state;
  const plain = plan.outputs.filter(({ isSecure }) => !isSecure).map(({ name }) => name);
  const outputs = values.isObject(completed?.outputs) ? completed.outputs : undefined;
  return {
    name: started?.run ?? '',
    status: state.status,
    ...defined({
      code: completed?.code,
      error: completed?.error,
      startTime: started?.at,
      endTime: completed?.at,
      correlationId: started?.correlationId,
      clientTrackingId: started?.clientTrackingId,
      trigger: started && triggerHistory(state),
      outputs: outputs && values.makeObject(plain.map((name) => [name, outputs[name] ?? null] as const)),
      response: response && responseHistory(state),
    }),
  };
}

function triggerHistory({ started, plan }: RunState): TriggerHistory | undefined {
  if (!started) return undefined;
  const { inputs, outputs, clientTrackingId: _tracking, ...trigger } = started.trigger;
  const plannedTrigger = plan.findTrigger(trigger.name);
  return {
    ...trigger,
    ...defined({
      inputs: plannedTrigger?.hidesInputs ? undefined : shownInputs(inputs),
      outputs: plannedTrigger?.hidesOutputs ? undefined : outputs,
    }),
  };
}

function responseHistory({ response, plan }: RunState): ResponseHistory | undefined {
  if (!response) return undefined;
  const { at, path, reply } = response;
  const action = plan.findAction(path.replace(/#[\d-]+$/, ''));
  const isHidden = action?.hidesOutputs ?? false;
  return {
    ...(action === undefined ? {} : { name: action.name }),
    startTime: at,
    endTime: at,
    code: statusName(reply.statusCode),
    status: 'Succeeded',
    ...(isHidden ? {} : { outputs: replyValue(reply) }),
  };
}

function replyValue({ statusCode, headers, body }: HttpReply): Value {
  return recordOf({ statusCode, headers, body });
}

/** The iterations in which an action may have been carried out, in item order; the top level for one outside of loops. */
function iterationsAround(state: RunState, action: ActionPlan): readonly Frame[] {
  return action.loops.reduce<readonly Frame[]>(
    (outer, loop) =>
      outer.flatMap(({ indexes }) => frameAt(state, loop.group, indexes)?.runs[loop.position]?.loop?.frames ?? []),
    state.top ? [state.top] : [],
  );
}

/** All action runs of an action that were started or skipped, in item order. */
function allRuns(state: RunState, action: ActionPlan): readonly ActionRun[] {
  return iterationsAround(state, action).flatMap(({ indexes }) => {
    const run = frameAt(state, action.group, indexes)?.runs[action.position];
    return run && run.status !== 'Waiting' ? [run] : [];
  });
}

function repetitions(state: RunState, action: ActionPlan): readonly RepetitionHistory[] {
  return iterationsAround(state, action).flatMap((frame) => repetitionIn(state, frame, action));
}

function repetitionIn(state: RunState, frame: Frame, action: ActionPlan): readonly RepetitionHistory[] {
  const seen = seeAction(state, frame, action);
  if (seen.kind === 'run') return [repetitionHistory(seen.run)];
  if (seen.kind !== 'skipped') return [];
  return [{ ...skippedHistory(action, seen.skip), ...repetitionOf(action.loops, frame.indexes) }];
}

function actionsOfIteration(
  state: RunState,
  loop: ActionPlan,
  repetition: string,
): readonly RepetitionHistory[] | undefined {
  const indexes = repetition.split('-').map(Number);
  if (indexes.length !== loop.loops.length + 1) return undefined;
  const run = frameAt(state, loop.group, indexes)?.runs[loop.position];
  const frame = run?.loop?.frames[indexes.at(-1) ?? -1];
  if (frame === undefined || repetitionName(frame.indexes) !== repetition) return undefined;
  return state.plan.actions
    .filter(({ loops }) => loops.at(-1)?.name === loop.name)
    .flatMap((action) => repetitionIn(state, frame, action));
}

function skippedHistory(action: ActionPlan, { at, code, error }: Skip): ActionHistory {
  return { ...identity(action), status: 'Skipped', code, error, startTime: at, endTime: at };
}

function gatheredHistory(state: RunState, action: ActionPlan, seen: Seen): ActionHistory | undefined {
  if (seen.kind === 'undecided') return undefined;
  const runs = runsOf(seen);
  const [first] = runs;
  if (seen.kind === 'skipped' || !first) {
    if (seen.kind !== 'skipped') return undefined;
    return skippedHistory(action, seen.skip);
  }
  if (action.loops.length === 0) {
    const isRepeatable = state.completed !== undefined && first.status !== 'Skipped';
    return { ...actionHistory(first), isRepeatable };
  }
  if (seen.kind === 'run') return { ...actionHistory(first), repetitionCount: iterationsAround(state, action).length };
  const failure = runs.find(({ status }) => status === 'Failed' || status === 'TimedOut');
  const status = gatheredStatus(runs);
  const shown = failure ?? runs.find((run) => run.status === status);
  return {
    ...identity(action),
    status,
    repetitionCount: runs.length,
    ...defined({
      code: shown?.code,
      error: failure?.error,
      startTime: first.startedAt,
      endTime: runs.reduce<Instant | undefined>((latest, { endedAt }) => later(latest, endedAt), undefined),
    }),
  };
}

function later(one: Instant | undefined, other: Instant | undefined): Instant | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return one > other ? one : other;
}

function identity(action: ActionPlan): Pick<ActionHistory, 'name' | 'type' | 'hides' | 'isRepeatable'> {
  const hides: ('inputs' | 'outputs')[] = [];
  if (action.hidesInputs) hides.push('inputs');
  if (action.hidesOutputs) hides.push('outputs');
  return { name: action.name, type: action.type, hides, isRepeatable: false };
}

function actionHistory(run: ActionRun): ActionHistory {
  const { action, call, loop } = run;
  const retries = call && retryHistory(call.exchanges);
  return {
    ...identity(action),
    status: run.status,
    ...defined({
      code: run.code,
      error: run.error,
      startTime: run.startedAt,
      endTime: run.endedAt,
      trackingId: run.trackingId,
      inputs: action.hidesInputs ? undefined : shownInputs(run.inputs),
      outputs: action.hidesOutputs ? undefined : run.outputs,
      trackedProperties: run.trackedProperties,
      retryHistory: retries && retries.length > 0 ? retries : undefined,
      iterationCount: loop?.started,
    }),
  };
}

function repetitionHistory(run: ActionRun): RepetitionHistory {
  return { ...actionHistory(run), ...repetitionOf(run.action.loops, run.frame.indexes) };
}

function repetitionOf(
  loops: ActionPlan['loops'],
  indexes: readonly number[],
): Pick<RepetitionHistory, 'repetition' | 'repetitionIndexes'> {
  const repetitionIndexes = indexes.map((itemIndex, level) => ({ scopeName: loops[level]?.name ?? '', itemIndex }));
  return { repetition: repetitionName(indexes), repetitionIndexes };
}

function iterationHistory({ action, loop }: ActionRun): readonly IterationHistory[] {
  return (loop?.frames ?? []).map((frame) => ({
    ...repetitionOf([...action.loops, action], frame.indexes),
    status: frame.endedAt === undefined ? 'Running' : frame.hasFailed ? 'Failed' : 'Succeeded',
    startTime: frame.startedAt,
    ...defined({ endTime: frame.endedAt }),
  }));
}

function retryHistory(exchanges: readonly Exchange[]): readonly RetryHistory[] {
  return exchanges.flatMap((exchange, index) => {
    const next = exchanges[index + 1]?.request;
    if (!next || next.attempt !== exchange.request.attempt + 1 || next.purpose !== exchange.request.purpose) return [];
    const { request, endedAt, outcome } = exchange;
    const failure = 'failure' in outcome ? { code: outcome.failure.code, message: outcome.failure.message } : undefined;
    return [
      {
        startTime: request.startedAt,
        endTime: endedAt,
        code: 'reply' in outcome ? statusName(outcome.reply.statusCode) : outcome.failure.code,
        clientRequestId: request.id,
        ...defined({ serviceRequestId: serviceRequestOf(exchange) }),
        ...(failure ? { error: failure } : {}),
      },
    ];
  });
}

/** What the other side calls the request, where it says so. */
function serviceRequestOf({ request, outcome }: Exchange): string | undefined {
  if (!('reply' in outcome) || request.run.action.hidesOutputs) return undefined;
  return Object.entries(outcome.reply.headers).find(([name]) => name.toLowerCase() === 'x-ms-request-id')?.[1];
}

function requestHistory(state: RunState, { request, endedAt, outcome }: Exchange): RequestHistory {
  const { action } = request.run;
  const { method, uri, headers, body } = describeRequest(state, request);
  const shownHeaders = Object.entries(headers).filter(([name]) => name.toLowerCase() !== 'authorization');
  const reply = 'reply' in outcome ? outcome.reply : undefined;
  const failure = 'failure' in outcome ? outcome.failure : undefined;
  return {
    name: request.id,
    startTime: request.startedAt,
    endTime: endedAt,
    request: action.hidesInputs
      ? { method, uri: originOf(uri) }
      : { method, uri, headers: values.makeObject(shownHeaders), ...(body === undefined ? {} : { body }) },
    ...(reply
      ? {
          response: action.hidesOutputs
            ? { statusCode: reply.statusCode }
            : { ...reply, headers: values.makeObject(Object.entries(reply.headers)) },
        }
      : {}),
    ...(failure ? { error: { code: failure.code, message: failure.message } } : {}),
  };
}

/** An object without the members that are undefined. */
function defined<T extends object>(members: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
