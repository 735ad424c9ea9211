export type { RunCommand } from './command.ts';
export { decide } from './decide/decide.ts';
export type { RunEvent } from './event.ts';
export { evolve } from './state/evolve.ts';
export { openRun } from './state/open-run.ts';
export type { RunState } from './state/state.ts';
export type { Surroundings } from './surroundings.ts';
export { fireTrigger } from './trigger/fire-trigger.ts';
