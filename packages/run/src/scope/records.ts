import { type ActionPlan, type Value, values, valueText } from '@tenon/definition';
import type { RunError } from '../event.ts';
import { isPast } from '../state/frames.ts';
import type { ActionRun, Frame, RunState } from '../state/state.ts';
import { shownInputs } from './shown-inputs.ts';

/** An object of the language without the members that are absent. */
export function recordOf(members: Readonly<Record<string, Value | undefined>>): Value {
  const record: Record<string, Value> = {};
  for (const [name, value] of Object.entries(members)) if (value !== undefined) record[name] = value;
  return record;
}

/** A value for a message, shortened. Never `String` of it: data may have members named `toString` and `valueOf`. */
export function shown(value: Value | undefined): string {
  const text = valueText(value ?? null);
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}

/** An error as a value. */
export function errorValue(error: RunError | undefined): Value | undefined {
  return error && { code: error.code, message: error.message };
}

/** The record of an action run, as `actions()` and `result()` give it. */
export function actionRecord(state: RunState, run: ActionRun): Value {
  return recordOf({
    name: run.action.name,
    inputs: shownInputs(run.inputs),
    outputs: run.outputs,
    startTime: run.startedAt,
    endTime: run.endedAt,
    trackingId: run.trackingId,
    clientTrackingId: state.started?.clientTrackingId,
    code: run.code,
    status: run.status,
    error: errorValue(run.error),
  });
}

/** Why an action that has no record of its own was not run; undefined while it still may be. */
export function skippedBecause(state: RunState, frame: Frame, action: ActionPlan): Skip | undefined {
  if (!isPast(state, frame)) return undefined;
  const { owner } = frame;
  const { completed } = state;
  const endedWithRun =
    completed !== undefined && (owner === undefined || owner.endedAt === completed.at) && !hasEndedItself(owner);
  if (completed && endedWithRun)
    return { at: completed.at, code: 'ActionSkipped', error: keptFromStarting(state, action.name) };
  return {
    at: owner?.endedAt ?? '',
    code: 'ActionSkipped',
    error: dependencyFailed(action.name, owner?.action.name ?? '', owner?.status ?? 'Skipped'),
  };
}

function hasEndedItself(owner: ActionRun | undefined): boolean {
  if (owner === undefined) return false;
  const { status, code } = owner;
  const ranOutOfTime = status === 'TimedOut' && code === 'ActionTimedOut';
  return ranOutOfTime || status === 'Succeeded' || status === 'Failed' || status === 'Skipped';
}

/** The end of an action that was never started, because of what is around it. */
export interface Skip {
  readonly at: string;
  readonly code: string;
  readonly error: RunError;
}

/** The record of an action that was never started. */
export function skippedRecord(state: RunState, action: ActionPlan, skip: Skip): Value {
  return recordOf({
    name: action.name,
    startTime: skip.at,
    endTime: skip.at,
    clientTrackingId: state.started?.clientTrackingId,
    code: skip.code,
    status: 'Skipped',
    error: errorValue(skip.error),
  });
}

/** The error of an action in a branch or case that was not chosen. */
export function branchNotTaken(name: string): RunError {
  return {
    code: 'ActionBranchingConditionNotSatisfied',
    message: `The execution of template action '${name}' skipped: the branching condition for this action is not satisfied.`,
  };
}

/** The error of an action whose container was skipped, or ended before it. */
export function dependencyFailed(name: string, container: string, status: string): RunError {
  const code = { Skipped: 'ActionSkipped', TimedOut: 'ActionTimedOut' }[status] ?? 'ActionFailed';
  return {
    code: 'ActionDependencyFailed',
    message: `The execution of template action '${name}' is skipped: dependant action '${container}' completed with status '${status}' and code '${code}'.`,
  };
}

/** The error of an action that the end of the run kept from starting. */
function keptFromStarting(state: RunState, name: string): RunError {
  const why = state.terminatedBy ? 'the run has been terminated' : 'the run has ended';
  const code = state.terminatedBy ? 'Terminated' : 'Cancelled';
  return { code, message: `The execution of template action '${name}' is skipped: ${why}.` };
}

/** The value of a member, if the value is an object that has it. */
export function memberOf(value: Value | undefined, name: string): Value | undefined {
  return values.isObject(value) ? values.findProperty(value, name) : undefined;
}
