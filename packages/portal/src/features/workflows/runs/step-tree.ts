import {
  type DefinitionObject,
  type Json,
  type NamedObjects,
  readDefinition,
} from '../definition/definition-object.ts';
import { type Branch, branchesOf } from '../definition/scopes.ts';
import type { Step } from '../definition/steps.ts';
import type { ActionRecord, RunAction } from './run-types.ts';

/** What a run has recorded of actions, by their names: those outside of loops, or those of one iteration. */
export type Records = ReadonlyMap<string, ActionRecord>;

/**
 * The definition that a run was carried out with, as far as its steps are shown. Where it cannot be read, or does not hold an action of the
 * run, each action stands for itself.
 */
export function shownDefinition(definition: Json | undefined, actions: readonly RunAction[]): DefinitionObject {
  const read = definition === undefined ? undefined : readDefinition(JSON.stringify(definition));
  if (read !== undefined) return read;
  const flat: NamedObjects = Object.fromEntries(actions.map(({ name }) => [name, { type: '', runAfter: {} }]));
  return { triggers: {}, actions: flat };
}

/** Whether an action carries out what is inside of it again and again. */
export function isLoop({ action }: Step): boolean {
  return /^(?:foreach|until)$/i.test(String(action['type']));
}

/** The lists of actions of a step. */
export function branchesOfStep({ action }: Step): readonly Branch[] {
  return branchesOf(action);
}

/** Whether a branch was not taken: each of its steps was skipped. */
export function wasLeftOut(steps: readonly Step[], records: Records): boolean {
  return steps.length > 0 && steps.every(({ name }) => records.get(name)?.status === 'Skipped');
}

/** The name of an iteration: that of the iteration around its loop, and its own number from 0. */
export function iterationName(around: string, index: number): string {
  const own = String(index).padStart(6, '0');
  return around === '' ? own : `${around}-${own}`;
}

/** Which iterations of a loop are among some names, of the iteration around it: their numbers from 0, in order. */
export function iterationsAmong(names: readonly string[], around: string): readonly number[] {
  const prefix = around === '' ? '' : `${around}-`;
  return names
    .filter((name) => name.startsWith(prefix) && !name.slice(prefix.length).includes('-'))
    .map((name) => Number(name.slice(prefix.length)))
    .sort((a, b) => a - b);
}
