import { type StoredContent, values } from '@tenon/definition';
import type { RunCommand } from '../command.ts';
import type { RunEvent } from '../event.ts';
import { newRunScope, type View } from '../scope/run-scope.ts';
import { isPast } from '../state/frames.ts';
import type { Queue } from '../state/queue.ts';
import type { ActionRun, RunState } from '../state/state.ts';
import type { Surroundings } from '../surroundings.ts';
import { announce } from './announce.ts';
import { answerCaller } from './answer-caller.ts';
import { beginAction } from './begin-action.ts';
import { continueAction } from './continue-action.ts';
import { endRun, runEndsNow } from './end-run.ts';
import type { Turn } from './turn.ts';

/** What happens next in a run. */
export interface Decision {
  /** Already folded into the state. Append them to the history, in this order and all or none. */
  readonly events: readonly RunEvent[];
  /** Carry them out, in this order, once the events are durable. */
  readonly commands: readonly RunCommand[];
  /** Whether there is more to decide at once: append, perform and call again. Keeps one run from holding up others. */
  readonly more: boolean;
  /** A stored content that the next decision looks into: fetch it, and call again with it among the opened ones. */
  readonly needs?: StoredContent;
}

/**
 * Goes on with a run as far as its history allows: computes everything that needs nothing from outside, until only effects
 * remain. A state that was folded from a history gets the commands of all effects whose results it lacks, under their old
 * ids. A state asked twice gets nothing the second time.
 */
export function decide(state: RunState, surroundings: Surroundings): Decision {
  if (!state.top || !state.started) return { events: [], commands: [], more: false };
  const view: View = { frame: state.top };
  const turn: Turn = { state, surroundings, view, scope: newRunScope(state, view, surroundings), events: [] };
  const first = attempt(() => goOnWhilePossible(turn));
  // What was decided before is carried out, whatever is needed for the rest.
  const announced = attempt(() => announce(state, surroundings));
  const needs = first.needs ?? announced.needs;
  return {
    events: turn.events,
    commands: announced.done ?? [],
    more: first.done ?? false,
    ...(needs === undefined ? {} : { needs }),
  };
}

/** Does something until it is done, or until it needs a content that is not in memory. */
function attempt<T>(work: () => T): { readonly done?: T; readonly needs?: StoredContent } {
  try {
    return { done: work() };
  } catch (error) {
    const needs = values.neededContent(error);
    if (needs === undefined) throw error;
    return { needs };
  }
}

/** Takes steps; answers whether it stopped only to let others go on. */
function goOnWhilePossible(turn: Turn): boolean {
  while (goOn(turn)) if (turn.events.length >= MOST_EVENTS) return turn.state.completed === undefined;
  return false;
}

/** How many events one call makes at most, give or take a few. */
const MOST_EVENTS = 1_000;

/** Takes one step; false when only the outside can go on. */
function goOn(turn: Turn): boolean {
  const { state } = turn;
  if (state.completed) return false;
  if (runEndsNow(turn)) {
    endRun(turn);
    return false;
  }
  if (answerCaller(turn)) return true;
  const attended = state.attention.take();
  if (attended) {
    if (attended.status === 'Running' && !isPast(state, attended.frame)) {
      orAgain(state.attention, attended, () => continueAction(turn, attended));
    }
    return true;
  }
  const next = state.ready.take();
  if (next) {
    if (next.status === 'Waiting' && !isPast(state, next.frame)) {
      orAgain(state.ready, next, () => beginAction(turn, next));
    }
    return true;
  }
  if (state.top?.endedAt !== undefined || state.top?.open === 0) {
    endRun(turn);
    return false;
  }
  return false;
}

/** An action that needs a content comes again when it is there. */
function orAgain(queue: Queue<ActionRun>, run: ActionRun, step: () => void): void {
  try {
    step();
  } catch (error) {
    if (values.neededContent(error) !== undefined) queue.add(run);
    throw error;
  }
}
