import { encodeValue } from '../call/encode-url.ts';
import type { PolicyTemplate } from '../model/policy-template.ts';
import { isJsonList, isJsonObject, type JsonObject, type JsonValue, scalarText } from '../source/json-value.ts';
import { evaluateTemplate, type PolicyScope } from './evaluate-template.ts';
import { followPath, parsePath } from './expression.ts';

/** A JSON value that may be changed in place; policies work on a copy of their own. */
type Mutable = null | boolean | number | string | Mutable[] | { [name: string]: Mutable };

/** One thing a policy changes: the property it reads, and where the result goes. */
interface Target {
  readonly item: Mutable;
  readonly value: JsonValue | undefined;
  write(value: JsonValue): void;
  remove(): void;
}

type Transform = (target: Target, policy: PolicyTemplate, scope: PolicyScope) => void;

const TRANSFORMS: Readonly<Record<string, Transform>> = {
  convertarraytoobject: convertArrayToObject,
  convertobjecttoarray: convertObjectToArray,
  stringreplace: replaceString,
  stringtoarray: splitString,
  encodepropertyvalue: encodeProperty,
};

/** The body after a policy that changes bodies; the same body where the policy finds nothing to change or is of another kind. */
export function transformBody(policy: PolicyTemplate, scope: PolicyScope): JsonValue | undefined {
  if (scope.body === undefined) return undefined;
  const body = copy(scope.body);
  if (policy.template === 'setproperty') return setProperty(policy, { ...scope, body: body as JsonValue });
  if (policy.template === 'moveproperties') return moveProperties(policy, body);
  const transform = Object.hasOwn(TRANSFORMS, policy.template) ? TRANSFORMS[policy.template] : undefined;
  if (!transform) return scope.body;
  const root = { body };
  for (const target of targetsOf(policy, root)) transform(target, policy, scope);
  return root.body as JsonValue;
}

function copy(value: JsonValue): Mutable {
  return JSON.parse(JSON.stringify(value)) as Mutable;
}

function textOf(policy: PolicyTemplate, name: string): string {
  const value = policy.parameters[name];
  return value === undefined || value === null ? '' : scalarText(value);
}

/** Each place that a policy reads: the property below the parent, or below each item when the parent is a list. */
function targetsOf(policy: PolicyTemplate, root: { body: Mutable }): readonly Target[] {
  const parentPath = parsePath(textOf(policy, 'propertyParentPath'))?.path ?? [];
  const parent = followPath(root.body as JsonValue, parentPath) as Mutable | undefined;
  if (parent === undefined) return [];
  const subPath = stepsOf(textOf(policy, 'propertySubPath'));
  const items = isJsonList(parent as JsonValue) && subPath.length > 0 ? (parent as Mutable[]) : [parent];
  const written = textOf(policy, 'newPropertyPath');
  const lookup = parsePath(written);
  return items.map((item): Target => {
    const into = lookup?.path ?? stepsOf(written);
    const isRoot = lookup?.source === 'body';
    return {
      item,
      value: followPath(item as JsonValue, subPath),
      write: (value) => {
        const owner = isRoot ? root.body : item;
        if (into.length === 0) root.body = value as Mutable;
        else setAt(owner, into, value);
      },
      remove: () => removeAt(item, subPath),
    };
  });
}

/** A property path such as `a.b`, `@item().a` or `['@odata.id']`; `null` and nothing mean the value itself. */
function stepsOf(text: string): readonly (string | number)[] {
  const trimmed = text.trim();
  if (trimmed === '' || trimmed === 'null') return [];
  const lookup = trimmed.startsWith('@') ? parsePath(trimmed) : undefined;
  if (lookup) return lookup.path;
  const path = parsePath(`@body()${trimmed.startsWith('[') ? '' : '.'}${trimmed}`)?.path;
  return path ?? [trimmed];
}

function setAt(owner: Mutable, path: readonly (string | number)[], value: JsonValue): void {
  let current: Mutable | undefined = owner;
  for (const step of path.slice(0, -1)) {
    if (current === null || typeof current !== 'object') return;
    const next: Mutable | undefined = read(current, step);
    current = next === undefined || next === null ? write(current, step, {}) : next;
  }
  const last = path.at(-1);
  if (last !== undefined && current !== null && typeof current === 'object') write(current, last, value as Mutable);
}

function read(owner: Mutable[] | { [name: string]: Mutable }, step: string | number): Mutable | undefined {
  if (Array.isArray(owner)) return typeof step === 'number' ? owner[step] : undefined;
  return Object.hasOwn(owner, step) ? owner[step] : undefined;
}

function write(owner: Mutable[] | { [name: string]: Mutable }, step: string | number, value: Mutable): Mutable {
  if (!Array.isArray(owner)) {
    if (step !== '__proto__') owner[step] = value;
  } else if (typeof step === 'number' && step <= owner.length) owner[step] = value;
  return value;
}

function removeAt(owner: Mutable, path: readonly (string | number)[]): void {
  const last = path.at(-1);
  const parent = followPath(owner as JsonValue, path.slice(0, -1)) as Mutable | undefined;
  if (last !== undefined && isJsonObject(parent)) Reflect.deleteProperty(parent, last);
}

function setProperty(policy: PolicyTemplate, scope: PolicyScope): JsonValue | undefined {
  const { body } = scope;
  const parentPath = parsePath(textOf(policy, 'newPropertyParentPathTemplate'))?.path ?? [];
  const parent = followPath(body, parentPath);
  if (parent === undefined) return body;
  const steps = stepsOf(textOf(policy, 'newPropertySubPathTemplate'));
  for (const item of isJsonList(parent) ? parent : [parent]) {
    const { value, missing } = evaluateTemplate(policy.parameters['propertyValuePathTemplate'], { ...scope, item });
    if (missing.length > 0) continue;
    setAt(item as Mutable, steps, value);
  }
  return body;
}

function convertArrayToObject(target: Target, policy: PolicyTemplate): void {
  if (!isJsonList(target.value)) return;
  const keyPath = stepsOf(textOf(policy, 'keyWithinCollectionPath'));
  const keepsKey = textOf(policy, 'retainKey').toLowerCase() === 'true';
  const result: Record<string, JsonValue> = {};
  for (const entry of target.value) {
    const key = followPath(entry, keyPath);
    if (key === undefined || key === null || key === '__proto__') continue;
    const kept = copy(entry);
    if (!keepsKey) removeAt(kept, keyPath);
    result[scalarText(key)] = kept as JsonValue;
  }
  target.write(result);
}

function convertObjectToArray(target: Target, policy: PolicyTemplate): void {
  if (!isJsonObject(target.value)) return;
  const keyName = textOf(policy, 'keyName') || 'key';
  const valueName = textOf(policy, 'valueName') || 'value';
  target.write(
    Object.entries(target.value).map(([key, value]): JsonObject => ({ [keyName]: key, [valueName]: value ?? null })),
  );
}

function replaceString(target: Target, policy: PolicyTemplate): void {
  const source = textOf(policy, 'sourceString');
  if (typeof target.value !== 'string' || source === '') return;
  const replacement = textOf(policy, 'replacementString');
  target.write(target.value.replaceAll(source, () => replacement));
}

function splitString(target: Target, policy: PolicyTemplate): void {
  if (typeof target.value !== 'string') return;
  const delimiters = new Set(textOf(policy, 'delimiterList'));
  const name = textOf(policy, 'childPropertyName') || 'value';
  const pieces: string[] = [''];
  for (const character of target.value) {
    if (delimiters.has(character)) pieces.push('');
    else pieces[pieces.length - 1] += character;
  }
  target.write(
    pieces
      .map((piece) => piece.trim())
      .filter((piece) => piece !== '')
      .map((piece) => ({ [name]: piece })),
  );
}

function encodeProperty(target: Target): void {
  if (typeof target.value === 'string') target.write(encodeValue(target.value));
}

/** `moveproperties`: takes a property (or, with `copyOnlySubProperties`, what is in it) from one object to another. */
function moveProperties(policy: PolicyTemplate, body: Mutable): JsonValue {
  const parentOf = (name: string): Mutable | undefined =>
    followPath(body as JsonValue, parsePath(textOf(policy, name))?.path ?? []) as Mutable | undefined;
  const source = parentOf('srcParentPath');
  const destination = parentOf('dstParentPath');
  const path = stepsOf(textOf(policy, 'srcSubPath'));
  const moved = source === undefined ? undefined : followPath(source as JsonValue, path);
  if (source === undefined || destination === undefined || moved === undefined) return body as JsonValue;
  removeAt(source, path);
  const into = stepsOf(textOf(policy, 'dstSubPath'));
  if (textOf(policy, 'copyOnlySubProperties').toLowerCase() !== 'true') {
    setAt(destination, into.length > 0 ? into : path, moved);
  } else if (isJsonObject(moved)) {
    for (const [name, value] of Object.entries(moved)) setAt(destination, [...into, name], value ?? null);
  }
  return body as JsonValue;
}
