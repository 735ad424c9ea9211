import type { JsonValue } from '@tenon/connector';
import type { Edit } from '../review/rule.ts';
import { isList, isObject } from '../survey/json.ts';
import { pathOf } from '../survey/spot.ts';

type Editable = Record<string | number, unknown>;

/** A value with edits made in it: what a text is to be read as when they have been made there. */
export function editValue(value: JsonValue, edits: readonly Edit[]): JsonValue {
  const root = JSON.parse(JSON.stringify(value)) as Editable;
  const removed: { holder: unknown[]; index: number }[] = [];
  for (const edit of edits) {
    if (edit.kind === 'text') continue;
    const path = pathOf(edit.at);
    const key = path.at(-1);
    const holder = edit.kind === 'set' ? makeHolder(root, path) : holderOf(root, path.slice(0, -1));
    if (key === undefined || holder === undefined) continue;
    if (edit.kind === 'set') {
      if (Array.isArray(holder) && !(Number(key) in holder)) holder.push(edit.value);
      else holder[key] = edit.value;
    } else if (Array.isArray(holder)) removed.push({ holder, index: Number(key) });
    else {
      const moved = holder[key];
      delete holder[key];
      if (edit.kind === 'rename') holder[edit.name] = moved;
    }
  }
  for (const { holder, index } of removed.sort((a, b) => b.index - a.index)) holder.splice(index, 1);
  return root as unknown as JsonValue;
}

function holderOf(root: Editable, path: readonly (string | number)[]): Editable | undefined {
  let holder: unknown = root;
  for (const key of path) holder = isEditable(holder) && Object.hasOwn(holder, key) ? holder[key] : undefined;
  return isEditable(holder) ? holder : undefined;
}

/** What holds the last key of a path; what is missing on the way is made. */
function makeHolder(root: Editable, path: readonly (string | number)[]): Editable | undefined {
  let holder: unknown = root;
  for (const [index, key] of path.slice(0, -1).entries()) {
    if (!isEditable(holder)) return undefined;
    if (!Object.hasOwn(holder, key)) holder[key] = typeof path[index + 1] === 'number' ? [] : {};
    holder = holder[key];
  }
  return isEditable(holder) ? holder : undefined;
}

function isEditable(value: unknown): value is Editable {
  return typeof value === 'object' && value !== null;
}

/** The value at a JSON Pointer; undefined where there is none. */
export function valueAt(root: JsonValue, pointer: string): JsonValue | undefined {
  let value: JsonValue | undefined = root;
  for (const token of pointer.split('/').slice(1)) {
    const name = token.replaceAll('~1', '/').replaceAll('~0', '~');
    if (isList(value)) value = value[Number(name)];
    else value = isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
  }
  return value;
}
