import {
  type DefinitionObject,
  isObject,
  type JsonObject,
  type NamedObjects,
  objectAt,
  spokenName,
  textAt,
} from './definition-object.ts';

/** Where a list of actions is in a definition: `['actions']` at the top, `['actions', 'Check', 'else', 'actions']` inside of a condition. */
export type ScopePath = readonly string[];

/** One list of actions inside of an action. */
export interface Branch {
  /** What people call it: `If true`, `Case Gold`, `Case 2`. Empty where the action has only one. */
  readonly title: string;
  /** From the action to its actions. */
  readonly path: readonly string[];
}

/** The actions at the top of a definition. */
export const topScope: ScopePath = ['actions'];

const single: readonly Branch[] = [{ title: '', path: ['actions'] }];

/** The lists of actions that an action has by its type; none where it has no actions of its own. */
export function branchesOf(action: JsonObject): readonly Branch[] {
  switch (textAt(action, 'type').toLowerCase()) {
    case 'if':
      return [
        { title: 'If true', path: ['actions'] },
        { title: 'If false', path: ['else', 'actions'] },
      ];
    case 'switch':
      return [
        ...Object.keys(objectAt(action, 'cases')).map((name) => ({
          title: /^case/i.test(name) ? spokenName(name) : `Case ${spokenName(name)}`,
          path: ['cases', name, 'actions'],
        })),
        { title: 'Default', path: ['default', 'actions'] },
      ];
    case 'foreach':
    case 'until':
    case 'scope':
      return single;
    default:
      return [];
  }
}

/** The actions at a place; none where there is no such place. */
export function actionsAt(definition: DefinitionObject, scope: ScopePath): NamedObjects {
  const found = objectAt(definition, ...scope);
  return Object.values(found).every(isObject) ? (found as NamedObjects) : {};
}

/** Changes the actions at a place, and nothing else. */
export function changeActions(
  definition: DefinitionObject,
  scope: ScopePath,
  change: (actions: NamedObjects) => NamedObjects,
): DefinitionObject {
  return changeAt(definition, scope, change) as DefinitionObject;
}

/** Every action of a definition with the place that it is in, each before what is inside of it. */
export function everyAction(definition: DefinitionObject): readonly PlacedAction[] {
  const inScope = (scope: ScopePath): readonly PlacedAction[] =>
    Object.entries(actionsAt(definition, scope)).flatMap(([name, action]) => [
      { name, action, scope },
      ...branchesOf(action).flatMap(({ path }) => inScope([...scope, name, ...path])),
    ]);
  return inScope(topScope);
}

/** An action with the place that it is in. */
export interface PlacedAction {
  readonly name: string;
  readonly action: JsonObject;
  readonly scope: ScopePath;
}

/** The actions around a place, the outermost first. */
export function enclosing(definition: DefinitionObject, scope: ScopePath): readonly PlacedAction[] {
  const around: PlacedAction[] = [];
  let at = topScope;
  while (at.length < scope.length) {
    const [name = '', ...inside] = scope.slice(at.length);
    const action = actionsAt(definition, at)[name] ?? {};
    const branch = branchesOf(action).find(({ path }) => path.every((part, index) => part === inside[index]));
    if (branch === undefined) break;
    around.push({ name, action, scope: at });
    at = [...at, name, ...branch.path];
  }
  return around;
}

function changeAt(
  value: JsonObject,
  [first, ...rest]: readonly string[],
  change: (actions: NamedObjects) => NamedObjects,
): JsonObject {
  if (first === undefined) return change(value as NamedObjects);
  return { ...value, [first]: changeAt(objectAt(value, first), rest, change) };
}
