import {
  type DefinitionObject,
  isObject,
  type JsonObject,
  type NamedObjects,
  objectAt,
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
          title: /^case/i.test(name) ? name.replaceAll('_', ' ') : `Case ${name.replaceAll('_', ' ')}`,
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
export function everyAction(
  definition: DefinitionObject,
): readonly { readonly name: string; readonly action: JsonObject; readonly scope: ScopePath }[] {
  const inScope = (scope: ScopePath): ReturnType<typeof everyAction> =>
    Object.entries(actionsAt(definition, scope)).flatMap(([name, action]) => [
      { name, action, scope },
      ...branchesOf(action).flatMap(({ path }) => inScope([...scope, name, ...path])),
    ]);
  return inScope(topScope);
}

/** The actions around a place, the outermost first, with the place that each is in. */
export function enclosing(
  definition: DefinitionObject,
  scope: ScopePath,
): readonly { readonly name: string; readonly action: JsonObject; readonly scope: ScopePath }[] {
  return everyAction(definition).filter(
    (one) =>
      scope.length > one.scope.length + 1 &&
      [...one.scope, one.name].every((part, index) => part === scope[index]) &&
      branchesOf(one.action).some(({ path }) =>
        path.every((part, index) => part === scope[one.scope.length + 1 + index]),
      ),
  );
}

function changeAt(
  value: JsonObject,
  [first, ...rest]: readonly string[],
  change: (actions: NamedObjects) => NamedObjects,
): JsonObject {
  if (first === undefined) return change(value as NamedObjects);
  return { ...value, [first]: changeAt(objectAt(value, first), rest, change) };
}
