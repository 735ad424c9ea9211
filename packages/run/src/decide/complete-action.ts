import { EvaluationFailure, type Value, writeValue } from '@tenon/definition';
import type { ActionRun } from '../state/state.ts';
import { tooLarge } from './size-limit.ts';
import { emit, failed, lookFrom, type Outcome, type Turn } from './turn.ts';

/** Records what an action came to, with its tracked properties. */
export function completeAction(turn: Turn, run: ActionRun, proposed: Outcome): void {
  const { now } = turn.surroundings;
  const outcome = withinLimits(proposed);
  const { status, code, inputs, outputs, error, changes } = outcome;
  const trackedProperties = trackedBy(turn, run, outcome);
  emit(turn, {
    kind: 'action-completed',
    path: run.path,
    at: now,
    status,
    code,
    ...(run.status === 'Waiting' ? { startedAt: now } : {}),
    ...(inputs === undefined ? {} : { inputs }),
    ...(outputs === undefined ? {} : { outputs }),
    ...(error === undefined ? {} : { error }),
    ...(trackedProperties === undefined ? {} : { trackedProperties }),
    ...(changes === undefined ? {} : { changes }),
  });
}

/** An action whose data is too large to be recorded fails instead. */
function withinLimits(outcome: Outcome): Outcome {
  const changed = outcome.changes?.map(({ value }) => value);
  const inputs = tooLarge(outcome.inputs);
  if (inputs !== undefined) return failed(`The inputs cannot be recorded. ${inputs}`, 'ActionInputsSizeLimitExceeded');
  const outputs = tooLarge(outcome.outputs) ?? tooLarge(changed);
  if (outputs !== undefined)
    return failed(`The outputs cannot be recorded. ${outputs}`, 'ActionOutputsSizeLimitExceeded');
  return outcome;
}

/** Tracked properties see the finished action as `action()`; those that fail are absent and harm nothing (clause 10). */
function trackedBy(turn: Turn, run: ActionRun, outcome: Outcome): Value | undefined {
  const { trackedProperties } = run.action;
  if (!trackedProperties) return undefined;
  const scope = lookFrom(turn, run);
  const { now } = turn.surroundings;
  turn.view.self = { ...run, startedAt: run.startedAt ?? now, endedAt: now, ...outcome };
  try {
    const value = trackedProperties.evaluate(scope);
    if (tooLarge(value) !== undefined) return undefined;
    return writeValue(value).length <= LONGEST_TRACKED ? value : undefined;
  } catch (error) {
    if (error instanceof EvaluationFailure) return undefined;
    throw error;
  }
}

/** How many characters tracked properties may have (clause 11). */
const LONGEST_TRACKED = 8_000;
