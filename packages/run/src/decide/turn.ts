import type { EvaluationFailure, Scope, Value } from '@tenon/definition';
import type { ActionStatus, RunError, RunEvent, VariableChange } from '../event.ts';
import type { View } from '../scope/run-scope.ts';
import { evolve } from '../state/evolve.ts';
import type { ActionRun, RunState } from '../state/state.ts';
import type { Surroundings } from '../surroundings.ts';

/** One call of `decide`: the state, what surrounds it, and the events made so far. */
export interface Turn {
  readonly state: RunState;
  readonly surroundings: Surroundings;
  readonly view: View;
  readonly scope: Scope;
  readonly events: RunEvent[];
}

/** What an action came to. */
export interface Outcome {
  readonly status: Exclude<ActionStatus, 'Skipped'>;
  readonly code: string;
  readonly inputs?: Value;
  readonly outputs?: Value;
  readonly error?: RunError;
  readonly changes?: readonly VariableChange[];
}

/** Adds an event to the history and folds it. */
export function emit(turn: Turn, event: RunEvent): void {
  turn.events.push(event);
  evolve(turn.state, event);
}

/** Looks at the run from where an action stands. */
export function lookFrom(turn: Turn, run: ActionRun): Scope {
  turn.view.frame = run.frame;
  delete turn.view.self;
  delete turn.view.callbackUrl;
  return turn.scope;
}

/** A success with the code that most actions have. */
export function succeeded(outputs?: Value): Outcome {
  return { status: 'Succeeded', code: 'OK', ...(outputs === undefined ? {} : { outputs }) };
}

/** A failure of an action, by default a bad request. */
export function failed(message: string, code = 'BadRequest', errorCode: string = code): Outcome {
  return { status: 'Failed', code, error: { code: errorCode, message } };
}

/**
 * The failure of an action whose expressions cannot be evaluated (clause 8.3). Of secured inputs the message tells no more than
 * the kind of failure, since the full one quotes values (clause 10).
 */
export function invalidTemplate({ action }: ActionRun, cause: EvaluationFailure): Outcome {
  const why = action.hidesInputs ? `${cause.code}; the rest is secured` : cause.message;
  const message = `Unable to process template language expressions in action '${action.name}' inputs at line '0' and column '0': '${why}'.`;
  return failed(message, 'BadRequest', 'InvalidTemplate');
}
