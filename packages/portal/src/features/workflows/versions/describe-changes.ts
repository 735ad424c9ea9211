import { valuesEqual } from '@tenon/definition';
import {
  type DefinitionObject,
  type Json,
  type JsonObject,
  objectAt,
  putAt,
  spokenName,
} from '../definition/definition-object.ts';
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
    ...compareNamed(before.triggers, after.triggers, (name) => `The trigger ${spokenName(name)}`),
    ...compareSteps(before, after),
    ...compareNamed(objectAt(before, 'parameters'), objectAt(after, 'parameters'), (name) => `The parameter ${name}`),
    ...compareNamed(objectAt(before, 'outputs'), objectAt(after, 'outputs'), (name) => `The output ${name}`),
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
    (name) => `The step ${spokenName(name)}`,
  );
  const moved = [...now].filter(([name, { scope }]) => (old.get(name)?.scope ?? scope) !== scope);
  return [
    ...changes,
    ...moved.map(([name]): DefinitionChange => ({ kind: 'moved', what: `The step ${spokenName(name)}` })),
  ];
}

/** An action without the steps inside of it, which are told for themselves. */
function ownPart(action: JsonObject): Json {
  return branchesOf(action).reduce((own, { path }) => putAt(own, path, undefined), action);
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
    return valuesEqual(old, now) ? [] : [{ kind: 'changed', what: words(name) }];
  });
}
