import { type DefinitionObject, type Json, type JsonObject, valueAt } from '../definition/definition-object.ts';
import { branchesOf, everyAction } from '../definition/scopes.ts';

/** One thing that is different in a later definition. */
export interface DefinitionChange {
  readonly kind: 'added' | 'removed' | 'changed' | 'moved';
  /** What it is about: `Step Compose`, `The trigger manual`. */
  readonly what: string;
}

/** What people would say has changed from one definition to a later one: triggers, steps, parameters, outputs. */
export function describeChanges(before: DefinitionObject, after: DefinitionObject): readonly DefinitionChange[] {
  return [
    ...compareNamed(before.triggers, after.triggers, (name) => `The trigger ${name.replaceAll('_', ' ')}`),
    ...compareSteps(before, after),
    ...compareNamed(membersOf(before, 'parameters'), membersOf(after, 'parameters'), (name) => `The parameter ${name}`),
    ...compareNamed(membersOf(before, 'outputs'), membersOf(after, 'outputs'), (name) => `The output ${name}`),
  ];
}

function compareSteps(before: DefinitionObject, after: DefinitionObject): readonly DefinitionChange[] {
  const places = (definition: DefinitionObject) =>
    new Map(everyAction(definition).map((one) => [one.name, { own: ownPart(one.action), scope: one.scope.join('/') }]));
  const old = places(before);
  const now = places(after);
  const changes = compareNamed(
    Object.fromEntries([...old].map(([name, { own }]) => [name, own])),
    Object.fromEntries([...now].map(([name, { own }]) => [name, own])),
    (name) => `The step ${name.replaceAll('_', ' ')}`,
  );
  const moved = [...now].filter(([name, { scope }]) => (old.get(name)?.scope ?? scope) !== scope);
  return [
    ...changes,
    ...moved.map(([name]): DefinitionChange => ({ kind: 'moved', what: `The step ${name.replaceAll('_', ' ')}` })),
  ];
}

/** An action without the steps inside of it, which are told for themselves. */
function ownPart(action: JsonObject): Json {
  const inside = branchesOf(action).map(({ path }) => valueAt(action, ...path));
  return JSON.parse(JSON.stringify(action, (_, value: Json) => (inside.includes(value) ? undefined : value))) as Json;
}

function compareNamed(
  before: Readonly<Record<string, Json>>,
  after: Readonly<Record<string, Json>>,
  words: (name: string) => string,
): readonly DefinitionChange[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names.flatMap((name): readonly DefinitionChange[] => {
    const [old, now] = [before[name], after[name]];
    if (old === undefined) return [{ kind: 'added', what: words(name) }];
    if (now === undefined) return [{ kind: 'removed', what: words(name) }];
    return isSame(old, now) ? [] : [{ kind: 'changed', what: words(name) }];
  });
}

function membersOf(definition: DefinitionObject, name: string): JsonObject {
  const members = definition[name];
  return typeof members === 'object' && members !== null && !Array.isArray(members) ? (members as JsonObject) : {};
}

/** The order of members does not count. */
function isSame(a: Json, b: Json): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  const [ours, theirs] = [Object.entries(a), Object.entries(b)];
  return (
    Array.isArray(a) === Array.isArray(b) &&
    ours.length === theirs.length &&
    ours.every(([name, value]) => {
      const other = (b as JsonObject)[name];
      return other !== undefined && isSame(value as Json, other);
    })
  );
}
