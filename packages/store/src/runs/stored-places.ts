import { type StoredContent, type Value, values } from '@tenon/definition';
import type { RunEvent } from '@tenon/run';

/** A stored content and where it stands: names of members and numbers of items, from the event inwards. */
type StoredPlace = readonly [
  path: readonly (string | number)[],
  id: string,
  kind: StoredContent['kind'],
  bytes: number,
  contentType: string,
];

/**
 * Writes an event, or where stored contents stand in it, the event as data alone. Few events hold any, so nobody looks for them before they
 * are met.
 */
export function writeStored(event: RunEvent, write: (data: object) => string): string {
  try {
    return write(event);
  } catch (error) {
    if (values.neededContent(error) === undefined) throw error;
    return write(takeStored(event));
  }
}

/** The event as data alone: null where stored contents stand, and `stored` tells them. */
function takeStored(event: RunEvent): object {
  const found: StoredPlace[] = [];
  const members = Object.entries(event).map(([name, value]): [string, unknown] => [
    name,
    value === undefined ? undefined : withoutStored(value as Value, [name], found),
  ]);
  return { ...Object.fromEntries(members), stored: found };
}

/** Puts the stored contents of an event back in their places. */
export function putStored(event: Record<string, unknown>): void {
  const found = event['stored'] as readonly StoredPlace[] | undefined;
  if (found === undefined) return;
  delete event['stored'];
  for (const [path, id, kind, bytes, contentType] of found) {
    let holder = event as Record<string | number, unknown>;
    for (const step of path.slice(0, -1)) holder = holder[step] as Record<string | number, unknown>;
    holder[path.at(-1) ?? ''] = values.storedContent({ id, kind, bytes, contentType });
  }
}

/** The names of the stored contents in events. */
export function storedIds(events: readonly RunEvent[]): readonly string[] {
  const found: StoredPlace[] = [];
  for (const event of events) {
    for (const value of Object.values(event)) if (value !== undefined) withoutStored(value as Value, [], found);
  }
  return [...new Set(found.map(([, id]) => id))];
}

function withoutStored(value: Value, path: readonly (string | number)[], found: StoredPlace[]): Value {
  if (values.isStored(value)) {
    found.push([path, value.id, value.kind, value.bytes, value.contentType]);
    return null;
  }
  if (values.isArray(value)) return value.map((item, index) => withoutStored(item, [...path, index], found));
  if (!values.isObject(value)) return value;
  return values.makeObject(
    values.propertyNames(value).flatMap((name): [string, Value][] => {
      const member = value[name];
      return member === undefined ? [] : [[name, withoutStored(member, [...path, name], found)]];
    }),
  );
}
