import { isJsonList, type JsonValue, member } from '../source/json-value.ts';

/**
 * The value at a path of a dynamic extension, or undefined. Names are parted by `/` (`data/id`), as the extensions say, or by `.`
 * where no member has the whole name; `items[0]` counts in lists. `@item()?['id']`, `item().id` and `(item, id)` mean the same
 * from an item on. An empty path is the value itself.
 */
export function valueAtItemPath(value: JsonValue | undefined, path: string): JsonValue | undefined {
  return follow(value, withoutItem(path.trim()).split('/'));
}

function follow(value: JsonValue | undefined, names: readonly string[]): JsonValue | undefined {
  let at = value;
  for (const name of names) at = name === '' ? at : step(at, name);
  return at;
}

function step(value: JsonValue | undefined, name: string): JsonValue | undefined {
  const whole = member(value, name);
  if (whole !== undefined) return whole;
  if (isJsonList(value) && /^\d+$/.test(name)) return value[Number(name)];
  const parts = name
    .replace(/\[(\d+)\]/g, '.$1')
    .split('.')
    .filter((part) => part !== '');
  if (parts.length > 1 || (parts[0] !== undefined && parts[0] !== name)) return follow(value, parts);
  return undefined;
}

/** A path without the words that only say that it begins at an item. */
function withoutItem(path: string): string {
  const pair = /^\(\s*item\s*(?:\(\))?\s*,\s*(.*?)\s*\)$/.exec(path)?.[1];
  if (pair !== undefined) return unquoted(pair);
  const rest = /^@?\{?\s*item\(\)(.*?)\}?$/.exec(path)?.[1];
  if (rest === undefined) return path;
  return rest
    .replace(/\?/g, '')
    .replace(/\['([^']*)'\]/g, '/$1')
    .replaceAll('.', '/');
}

function unquoted(text: string): string {
  return /^(['"])(.*)\1$/.exec(text)?.[2] ?? text;
}
