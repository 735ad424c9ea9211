import { EvaluationFailure, values } from '@tenon/definition';
import { addMs } from '../instant.ts';
import type { ActionRun } from '../state/state.ts';
import { emit, lookFrom, type Turn } from './turn.ts';

/** Sets the timer of `limit.timeout`, when the action has one. A limit that is no duration fails the action. */
export function startTimeLimit(turn: Turn, run: ActionRun): void {
  const { timeout } = run.action;
  if (!timeout || run.status !== 'Running') return;
  const text = timeout.evaluate(lookFrom(turn, run));
  const ms = typeof text === 'string' ? values.durationMs(text) : undefined;
  if (ms === undefined) {
    throw new EvaluationFailure('invalid-argument', `'limit.timeout' is no duration: '${String(text)}'.`);
  }
  const at = turn.surroundings.now;
  emit(turn, { kind: 'timer-set', path: run.path, at, timer: 'timeout', dueAt: addMs(at, ms) });
}
