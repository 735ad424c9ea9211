import { EvaluationFailure, type Scope, values } from '@tenon/definition';
import type { Instant } from '../event.ts';
import { addMs } from '../instant.ts';
import { shown } from '../scope/records.ts';
import type { ActionRun } from '../state/state.ts';

/** When the `limit.timeout` of an action that starts now has passed, as a member of its first event. A limit that is no duration fails the action. */
export function timeLimit(run: ActionRun, scope: Scope, now: Instant): { readonly timeoutAt?: Instant } {
  const { timeout } = run.action;
  if (!timeout) return {};
  const text = timeout.evaluate(scope);
  const ms = typeof text === 'string' ? values.durationMs(text) : undefined;
  if (ms === undefined) {
    throw new EvaluationFailure('invalid-argument', `'limit.timeout' is no duration: '${shown(text)}'.`);
  }
  return { timeoutAt: addMs(now, ms) };
}
