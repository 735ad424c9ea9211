import { type PlacedTrace, type Plan, traceTemplate, type Value } from '@tenon/definition';
import type { ActionPath, RunEvent } from '../event.ts';
import { newRunScope } from '../scope/run-scope.ts';
import { evolve } from '../state/evolve.ts';
import { findRun, pathOf } from '../state/frames.ts';
import { openRun } from '../state/open-run.ts';

/** Whose expressions are traced: an action, inside loops in one repetition (its indexes), and what it was written with. */
export interface TracedAction {
  readonly action: string;
  readonly indexes?: readonly number[];
  readonly template: Value;
  /** What the template gave in the run, where it did. */
  readonly recorded?: Value | undefined;
  /** Stored contents that were fetched because a trace looks into them, by their ids. */
  readonly opened?: ReadonlyMap<string, Value>;
}

/**
 * Traces the expressions of an action as its run saw them: each is evaluated, with the calls inside it, on the history up to
 * the action's own first event. An action that never began, or was skipped, has none, and one that hides its inputs shows none.
 * Throws what asks for a stored content that a trace looks into.
 */
export function traceAction(
  plan: Plan,
  history: readonly RunEvent[],
  { action, indexes = [], template, recorded, opened = new Map() }: TracedAction,
): readonly PlacedTrace[] {
  const planned = plan.findAction(action);
  if (planned === undefined || planned.hidesInputs) return [];
  const path: ActionPath = pathOf(planned.name, indexes);
  const state = openRun(plan);
  for (const event of history) {
    if ((event.kind === 'action-started' || event.kind === 'action-completed') && event.path === path) {
      const self = findRun(state, path);
      const now = ('startedAt' in event && event.startedAt) || event.at;
      const scope = newRunScope(state, { frame: self.frame, self }, { ...unrecorded, now, opened });
      return traceTemplate(template, scope, recorded);
    }
    evolve(state, event);
  }
  return [];
}

/** What an expression drew was recorded in its action's inputs alone: what stands inside another draws the same each time. */
const unrecorded = {
  newId: () => '00000000-0000-0000-0000-000000000000',
  newRunName: () => '',
  random: () => 0,
  callbackUrl: () => '',
  responseUrl: () => '',
};
