import type { Plan } from '@tenon/definition';
import { newQueue } from './queue.ts';
import type { RunState } from './state.ts';

/** The state of a run of which nothing has been folded. Fold its history with `evolve`, then `decide`. */
export function openRun(plan: Plan): RunState {
  return {
    plan,
    status: 'Waiting',
    events: 0,
    caller: 'none',
    variables: new Map(),
    ready: newQueue(),
    attention: newQueue(),
    running: new Set(),
    timers: new Map(),
    requests: new Map(),
    unannounced: [],
    isCancelRequested: false,
    fired: new Set(),
  };
}
