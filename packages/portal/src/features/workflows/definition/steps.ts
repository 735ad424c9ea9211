import {
  type DefinitionObject,
  isObject,
  type Json,
  type JsonObject,
  type NamedObjects,
  objectAt,
  quoted,
} from './definition-object.ts';
import { changeActions, everyAction, type ScopePath } from './scopes.ts';

/** One action of a scope. */
export interface Step {
  readonly name: string;
  readonly action: JsonObject;
  /** The names of the actions of its scope that it runs after. */
  readonly after: readonly string[];
}

/** Where a new step goes: after some steps of a scope, and before those that then run after it. */
export interface Gap {
  readonly scope: ScopePath;
  readonly after: readonly string[];
  readonly before: readonly string[];
}

/** The states of an action that another one can run after. */
export const runAfterStates = ['Succeeded', 'Failed', 'Skipped', 'TimedOut'] as const;

/** What each of them is called behind the name of an action. */
export const stateWords: Readonly<Record<(typeof runAfterStates)[number], string>> = {
  Succeeded: 'has succeeded',
  Failed: 'has failed',
  Skipped: 'is skipped',
  TimedOut: 'has timed out',
};

/** The actions of a scope, each after all it runs after; those on a cycle come last, as they are written. */
export function readSteps(actions: NamedObjects): readonly Step[] {
  const waiting = Object.entries(actions).map(([name, action]) => ({
    name,
    action,
    after: Object.keys(objectAt(action, 'runAfter')).filter((other) => actions[other] !== undefined),
  }));
  const ordered: Step[] = [];
  while (waiting.length > 0) {
    const at = waiting.findIndex((step) => step.after.every((name) => !waiting.some((other) => other.name === name)));
    ordered.push(...waiting.splice(Math.max(at, 0), 1));
  }
  return ordered;
}

/** Whether each step runs after the one before it, so that steps can be moved. */
export function isChain(steps: readonly Step[]): boolean {
  return steps.every((step, index) =>
    index === 0 ? step.after.length === 0 : step.after.length === 1 && step.after[0] === steps[index - 1]?.name,
  );
}

/** Puts an action into a gap. Steps that ran after what is above the gap, in whatever state, now run after it in that state. */
export function insertStep(
  definition: DefinitionObject,
  { scope, after, before }: Gap,
  name: string,
  action: JsonObject,
): DefinitionObject {
  const runAfter = Object.fromEntries(after.map((one) => [one, ['Succeeded']]));
  return changeActions(definition, scope, (actions) => ({
    ...mapActions(actions, (other, old) => {
      if (!before.includes(other)) return old;
      const links = Object.entries(objectAt(old, 'runAfter'));
      const kept = links.filter(([one]) => !after.includes(one));
      const states = links.find(([one]) => after.includes(one))?.[1] ?? ['Succeeded'];
      return { ...old, runAfter: { ...Object.fromEntries(kept), [name]: states } };
    }),
    [name]: { ...action, runAfter },
  }));
}

/** Replaces what an action does; what it runs after stays. */
export function replaceStep(
  definition: DefinitionObject,
  scope: ScopePath,
  name: string,
  action: JsonObject,
): DefinitionObject {
  return changeActions(definition, scope, (actions) => ({ ...actions, [name]: action }));
}

/** Removes an action with all that is inside of it; what ran after it now runs after what it ran after. */
export function removeStep(definition: DefinitionObject, scope: ScopePath, name: string): DefinitionObject {
  return changeActions(definition, scope, (actions) => {
    const inherited = objectAt(actions[name], 'runAfter');
    const { [name]: _removed, ...others } = actions;
    return mapActions(others, (_, action) => {
      const { [name]: link, ...rest } = objectAt(action, 'runAfter');
      return link === undefined ? action : { ...action, runAfter: { ...inherited, ...rest } };
    });
  });
}

/** Moves an action of a chain one place up or down. */
export function moveStep(definition: DefinitionObject, scope: ScopePath, name: string, by: -1 | 1): DefinitionObject {
  return changeActions(definition, scope, (actions) => {
    const steps = [...readSteps(actions)];
    const from = steps.findIndex((step) => step.name === name);
    const moved = steps[from];
    const other = steps[from + by];
    if (!isChain(steps) || moved === undefined || other === undefined) return actions;
    steps[from] = other;
    steps[from + by] = moved;
    const linked = steps.map((step, index): readonly [string, JsonObject] => {
      const before = steps[index - 1];
      return [step.name, { ...step.action, runAfter: before === undefined ? {} : { [before.name]: ['Succeeded'] } }];
    });
    return Object.fromEntries(linked);
  });
}

/** Says what an action runs after: states by the name of an action of its scope. */
export function setRunAfter(
  definition: DefinitionObject,
  scope: ScopePath,
  name: string,
  runAfter: Readonly<Record<string, readonly string[]>>,
): DefinitionObject {
  return changeActions(definition, scope, (actions) => ({ ...actions, [name]: { ...actions[name], runAfter } }));
}

/** The steps of a scope that an action can run after without waiting for itself. */
export function possiblePredecessors(actions: NamedObjects, name: string): readonly string[] {
  const steps = readSteps(actions);
  const later = new Set([name]);
  for (const step of steps) if (step.after.some((one) => later.has(one))) later.add(step.name);
  return steps.map((step) => step.name).filter((one) => !later.has(one));
}

/** Renames an action, in what runs after it and in every expression of the workflow that reads it. */
export function renameStep(definition: DefinitionObject, scope: ScopePath, from: string, to: string): DefinitionObject {
  const isTaken = everyAction(definition).some((one) => one.name.toLowerCase() === to.toLowerCase());
  if (to === '' || (isTaken && from.toLowerCase() !== to.toLowerCase())) return definition;
  const renamed = changeActions(definition, scope, (actions) =>
    Object.fromEntries(
      Object.entries(actions).map(([name, action]): readonly [string, JsonObject] => {
        const links = Object.entries(objectAt(action, 'runAfter'));
        const runAfter = Object.fromEntries(links.map(([one, states]) => [one === from ? to : one, states]));
        return [name === from ? to : name, { ...action, runAfter }];
      }),
    ),
  );
  const { actions, outputs } = renamed;
  return {
    ...renamed,
    actions: inExpressions(actions, from, to) as NamedObjects,
    ...(outputs === undefined ? {} : { outputs: inExpressions(outputs, from, to) }),
  };
}

/** A name for a new action that is not taken anywhere in the workflow: words joined with `_`, a number at the end where needed. */
export function freeName(definition: DefinitionObject, wanted: string): string {
  const base =
    wanted
      .trim()
      .replaceAll(/[^\p{L}\p{N}_-]+/gu, '_')
      .replaceAll(/^_+|_+$/g, '')
      .slice(0, 70) || 'Action';
  const taken = new Set(everyAction(definition).map(({ name }) => name.toLowerCase()));
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? base : `${base}_${number}`;
    if (!taken.has(name.toLowerCase())) return name;
  }
}

function mapActions(actions: NamedObjects, change: (name: string, action: JsonObject) => JsonObject): NamedObjects {
  return Object.fromEntries(Object.entries(actions).map(([name, action]) => [name, change(name, action)]));
}

function inExpressions(value: Json, from: string, to: string): Json {
  if (typeof value === 'string') {
    if (!value.includes('@')) return value;
    return readers.reduce(
      (text, reader) => text.replaceAll(`${reader}(${quoted(from)})`, `${reader}(${quoted(to)})`),
      value,
    );
  }
  if (Array.isArray(value)) return value.map((item: Json) => inExpressions(item, from, to));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, inExpressions(item, from, to)]));
}

const readers = [
  'body',
  'outputs',
  'actions',
  'actionBody',
  'actionOutputs',
  'result',
  'items',
  'iterationIndexes',
] as const;
