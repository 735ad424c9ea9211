import {
  type DefinitionObject,
  isObject,
  type Json,
  type JsonObject,
  type NamedObjects,
  objectAt,
} from './definition-object.ts';

/** One action at the top of a definition. */
export interface Step {
  readonly name: string;
  readonly action: JsonObject;
  /** The names of the actions it runs after. */
  readonly after: readonly string[];
}

/** The top actions, each after all it runs after; those on a cycle come last, as they are written. */
export function readSteps(definition: DefinitionObject): readonly Step[] {
  const waiting = Object.entries(definition.actions).map(([name, action]) => ({
    name,
    action,
    after: runsAfter(action),
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

/** Adds an action after the last ones: after every action that nothing runs after yet. */
export function addStep(definition: DefinitionObject, name: string, action: JsonObject): DefinitionObject {
  const steps = readSteps(definition);
  const last = steps.filter((step) => !steps.some((other) => other.after.includes(step.name)));
  const runAfter = Object.fromEntries(last.map((step) => [step.name, ['Succeeded']]));
  return { ...definition, actions: { ...definition.actions, [name]: { ...action, runAfter } } };
}

/** Replaces what an action does; what it runs after stays. */
export function replaceStep(definition: DefinitionObject, name: string, action: JsonObject): DefinitionObject {
  return { ...definition, actions: { ...definition.actions, [name]: action } };
}

/** Removes an action; what ran after it now runs after what it ran after. */
export function removeStep(definition: DefinitionObject, name: string): DefinitionObject {
  const removed = definition.actions[name];
  if (removed === undefined) return definition;
  const inherited = objectAt(removed, 'runAfter');
  const actions = Object.entries(definition.actions)
    .filter(([other]) => other !== name)
    .map(([other, action]): readonly [string, JsonObject] => {
      const { [name]: link, ...rest } = objectAt(action, 'runAfter');
      return [other, link === undefined ? action : { ...action, runAfter: { ...inherited, ...rest } }];
    });
  return { ...definition, actions: Object.fromEntries(actions) };
}

/** Moves an action of a chain one place up or down. */
export function moveStep(definition: DefinitionObject, name: string, by: -1 | 1): DefinitionObject {
  const steps = [...readSteps(definition)];
  const from = steps.findIndex((step) => step.name === name);
  const moved = steps[from];
  const other = steps[from + by];
  if (!isChain(steps) || moved === undefined || other === undefined) return definition;
  steps[from] = other;
  steps[from + by] = moved;
  const actions = steps.map((step, index): readonly [string, JsonObject] => {
    const before = steps[index - 1];
    return [step.name, { ...step.action, runAfter: before === undefined ? {} : { [before.name]: ['Succeeded'] } }];
  });
  return { ...definition, actions: Object.fromEntries(actions) };
}

/** Renames an action, in what runs after it and in every expression that reads it. */
export function renameStep(definition: DefinitionObject, from: string, to: string): DefinitionObject {
  if (definition.actions[from] === undefined || definition.actions[to] !== undefined || to === '') return definition;
  const renamed = Object.entries(definition.actions).map(([name, action]): readonly [string, Json] => {
    const runAfter = Object.fromEntries(
      Object.entries(objectAt(action, 'runAfter')).map(([before, states]) => [before === from ? to : before, states]),
    );
    return [name === from ? to : name, { ...objectAt(inExpressions(action, from, to)), runAfter }];
  });
  return { ...definition, actions: Object.fromEntries(renamed) as NamedObjects };
}

/** A name for a new action that is not taken: words joined with `_`, a number at the end where needed. */
export function freeName(definition: DefinitionObject, wanted: string): string {
  const base =
    wanted
      .trim()
      .replaceAll(/[^\p{L}\p{N}_-]+/gu, '_')
      .replaceAll(/^_+|_+$/g, '')
      .slice(0, 70) || 'Action';
  const taken = new Set(Object.keys(definition.actions).map((name) => name.toLowerCase()));
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? base : `${base}_${number}`;
    if (!taken.has(name.toLowerCase())) return name;
  }
}

function runsAfter(action: JsonObject): readonly string[] {
  return Object.keys(objectAt(action, 'runAfter'));
}

function inExpressions(value: Json, from: string, to: string): Json {
  if (typeof value === 'string') {
    if (!value.includes('@')) return value;
    return ['body', 'outputs', 'actions', 'actionBody', 'actionOutputs', 'result'].reduce(
      (text, reader) => text.replaceAll(`${reader}('${from}')`, `${reader}('${to}')`),
      value,
    );
  }
  if (Array.isArray(value)) return value.map((item: Json) => inExpressions(item, from, to));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, inExpressions(item, from, to)]));
}
