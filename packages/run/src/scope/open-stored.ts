import { type Value, values } from '@tenon/definition';
import type { Surroundings } from '../surroundings.ts';

/** Puts stored contents that were fetched in their places, at any depth. Others stay as they are. */
export function opener({ opened }: Pick<Surroundings, 'opened'>): <V extends Value | undefined>(value: V) => V {
  if (opened === undefined || opened.size === 0) return (value) => value;
  // Values never change, and expressions ask for the same ones again and again.
  const known = new WeakMap<object, Value>();
  const open = (value: Value): Value => {
    if (values.isStored(value)) return opened.get(value.id) ?? value;
    if (typeof value !== 'object' || value === null || values.isNumber(value)) return value;
    const before = known.get(value);
    if (before !== undefined) return before;
    const after = values.isArray(value) ? openItems(value, open) : openMembers(value, open);
    known.set(value, after);
    return after;
  };
  return (value) => (value === undefined ? value : (open(value) as typeof value));
}

/** The value with every stored content in it in its place. Throws what asks for one that was not fetched. */
export function openWhole(surroundings: Pick<Surroundings, 'opened'>, value: Value): Value {
  const opened = opener(surroundings)(value);
  lookThrough(opened, new Set());
  return opened;
}

/** As `openWhole`, but for a body that is a stored content as a whole: it is passed on as it is. */
export function openAllButBody(surroundings: Pick<Surroundings, 'opened'>, inputs: Value): Value {
  if (!values.isObject(inputs)) return openWhole(surroundings, inputs);
  const body = values.findProperty(inputs, 'body');
  if (!values.isStored(body)) return openWhole(surroundings, inputs);
  return values.makeObject(
    values.propertyNames(inputs).map((name): [string, Value] => {
      const value = inputs[name] ?? null;
      return [name, value === body ? body : openWhole(surroundings, value)];
    }),
  );
}

/** Values may share parts, so that a small one stands for a tree without end: each part is looked at once. */
function lookThrough(value: Value, seen: Set<object>): void {
  values.lookInto(value);
  if (typeof value !== 'object' || value === null || seen.has(value)) return;
  seen.add(value);
  if (values.isArray(value)) for (const item of value) lookThrough(item, seen);
  else if (values.isObject(value)) for (const name of Object.keys(value)) lookThrough(value[name] ?? null, seen);
}

function openItems(items: readonly Value[], open: (value: Value) => Value): Value {
  const opened = items.map(open);
  return opened.every((item, index) => item === items[index]) ? items : opened;
}

function openMembers(object: { readonly [name: string]: Value }, open: (value: Value) => Value): Value {
  const members = values.propertyNames(object).map((name): [string, Value] => [name, open(object[name] ?? null)]);
  return members.every(([name, value]) => value === object[name]) ? object : values.makeObject(members);
}
