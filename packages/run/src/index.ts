export type { RunCommand } from './command.ts';
export type { RunEvent } from './event.ts';
export type { Surroundings } from './surroundings.ts';
