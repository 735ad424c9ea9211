import { EvaluationFailure, type Value, values, valuesEqual } from '@tenon/definition';
import { computeData } from '../actions/compute-data.ts';
import { computeVariable } from '../actions/compute-variable.ts';
import { beginCall, beginScript, beginWebhook } from '../calls/begin-call.ts';
import { describeStatus } from '../calls/status-names.ts';
import type { RunError } from '../event.ts';
import { memberOf } from '../scope/records.ts';
import type { ActionRun } from '../state/state.ts';
import { beginTransform } from '../transform/begin-transform.ts';
import { beginWait } from './begin-wait.ts';
import { completeAction } from './complete-action.ts';
import { respond } from './respond.ts';
import { tooLarge } from './size-limit.ts';
import { timeLimit } from './time-limit.ts';
import { emit, failed, invalidTemplate, lookFrom, type Outcome, succeeded, type Turn } from './turn.ts';

/** Starts an action whose predecessors are finished, or skips it when they did not end as it asks for. */
export function beginAction(turn: Turn, run: ActionRun): void {
  const unmet = unmetCondition(run);
  if (unmet) {
    emit(turn, {
      kind: 'action-skipped',
      path: run.path,
      at: turn.surroundings.now,
      code: 'ActionSkipped',
      error: unmet,
    });
    return;
  }
  try {
    const outcome = carryOut(turn, run);
    if (outcome) completeAction(turn, run, outcome);
  } catch (error) {
    if (!(error instanceof EvaluationFailure)) throw error;
    completeAction(turn, run, invalidTemplate(run, error));
  }
}

function unmetCondition({ action, frame }: ActionRun): RunError | undefined {
  for (const { position, statuses } of action.runAfter) {
    const status = frame.runs[position]?.status ?? 'Waiting';
    if (statuses.some((wanted) => wanted === status)) continue;
    const name = frame.group.actions[position]?.name;
    return {
      code: 'ActionConditionFailed',
      message:
        `The execution of template action '${action.name}' is skipped: the 'runAfter' condition for action '${name}' is not ` +
        `satisfied. Expected status values '${statuses.join(', ')}' and actual value '${status}'.`,
    };
  }
  return undefined;
}

/** Carries an action out as far as possible: gives its outcome, or starts it and gives nothing. */
function carryOut(turn: Turn, run: ActionRun): Outcome | undefined {
  const { action } = run;
  const { body } = action;
  if (action.staticResult) return takeStaticResult(turn, run);
  const scope = lookFrom(turn, run);
  switch (body.kind) {
    case 'scope':
      return start(turn, run, { branch: 'actions' });
    case 'if': {
      const isTrue = body.condition.evaluate(scope);
      return start(turn, run, { inputs: { expressionResult: isTrue }, branch: isTrue ? 'actions' : 'else' });
    }
    case 'switch': {
      const value = body.expression.evaluate(scope);
      if (typeof value !== 'string' && !values.isNumber(value)) return notEvaluated(action.name, 'Switch', value);
      const chosen = body.cases.find((one) => valuesEqual(one.value, value))?.group ?? body.otherwise;
      return start(turn, run, { inputs: { expressionResult: value }, branch: chosen.branch });
    }
    case 'foreach': {
      const items = body.items.evaluate(scope);
      if (!values.isArray(items)) return notEvaluated(action.name, 'Foreach', items);
      if (items.length > MOST_ITEMS) {
        const message = `The loop '${action.name}' has ${items.length} items; at most ${MOST_ITEMS} are allowed.`;
        return failed(message, 'BadRequest', 'ForeachItemsLimitExceeded');
      }
      return start(turn, run, { items });
    }
    case 'until':
      return start(turn, run, {});
    case 'wait':
      return beginWait(turn, run, body);
    case 'terminate':
      return terminate(action, body.inputs.evaluate(scope));
    case 'response':
      return respond(turn, run, body);
    case 'call':
      return beginCall(turn, run, body);
    case 'webhook':
      return beginWebhook(turn, run, body);
    case 'script':
      return beginScript(turn, run, body);
    case 'transform':
      return beginTransform(turn, run, body);
    case 'initialize':
    case 'variable':
      return computeVariable(turn.state, scope, body);
    default:
      return computeData(scope, body);
  }
}

/** How many items a Foreach may have (clause 11). */
const MOST_ITEMS = 100_000;

function start(
  turn: Turn,
  run: ActionRun,
  more: { readonly inputs?: Value; readonly items?: readonly Value[]; readonly branch?: string },
): Outcome | undefined {
  const { now, newId } = turn.surroundings;
  const problem = tooLarge(more.items);
  if (problem !== undefined) return failed(`The items cannot be recorded. ${problem}`, 'ActionInputsSizeLimitExceeded');
  const limit = timeLimit(run, lookFrom(turn, run), now);
  emit(turn, { kind: 'action-started', path: run.path, at: now, trackingId: newId(), ...more, ...limit });
  return undefined;
}

function notEvaluated(name: string, kind: string, value: Value): Outcome {
  const wanted = kind === 'Foreach' ? 'an array' : 'text or a number';
  return failed(
    `The execution of template action '${name}' failed: the result of the evaluation of '${kind.toLowerCase()}' expression is of ` +
      `type '${values.typeName(value)}'. The result must be ${wanted}.`,
    'ExpressionEvaluationFailed',
  );
}

function terminate({ hidesInputs }: ActionRun['action'], inputs: Value): Outcome {
  const status = memberOf(inputs, 'runStatus');
  const isStatus = typeof status === 'string' && /^(succeeded|failed|cancelled)$/i.test(status);
  const shown = hidesInputs || typeof status !== 'string' ? 'That' : `'${status}'`;
  if (!isStatus) return { ...failed(`${shown} is not a status that a run can end with.`), inputs };
  return { ...succeeded(), inputs };
}

function takeStaticResult(turn: Turn, run: ActionRun): Outcome | undefined {
  const result = run.action.staticResult;
  const status = result?.status.toLowerCase() ?? '';
  const { outputs, error } = result ?? {};
  const statusCode = memberOf(outputs, 'statusCode');
  const code = result?.code ?? (statusCode === undefined ? undefined : describeStatus(statusCode));
  if (status === 'skipped') {
    const because = error ?? { code: 'StaticResult', message: 'The static result of the action is to be skipped.' };
    const at = turn.surroundings.now;
    emit(turn, { kind: 'action-skipped', path: run.path, at, code: code ?? 'ActionSkipped', error: because });
    return undefined;
  }
  const known = { failed: 'Failed', timedout: 'TimedOut', cancelled: 'Cancelled' } as const;
  const final = known[status as keyof typeof known] ?? 'Succeeded';
  const usual = { Failed: 'BadRequest', TimedOut: 'ActionTimedOut', Cancelled: 'ActionCancelled', Succeeded: 'OK' }[
    final
  ];
  return {
    status: final,
    code: code ?? usual,
    ...(outputs === undefined ? {} : { outputs }),
    ...(error === undefined ? {} : { error }),
  };
}
