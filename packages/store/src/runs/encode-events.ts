import { createHash } from 'node:crypto';
import { readValue, type Value, writeValue } from '@tenon/definition';
import type { RunEvent } from '@tenon/run';
import { putStored, writeStored } from './stored-places.ts';

/** Events of one run as they are kept: JSON text, and beside it what is too large to be read each time. */
export interface EncodedEvents {
  readonly events: string;
  readonly contents: readonly EncodedContent[];
}

/** A large part of an event, named by the SHA-256 of its text. */
export interface EncodedContent {
  readonly hash: string;
  readonly content: string;
}

/** Parts of an event longer than this (characters of JSON) are kept beside the journal. */
export const inlineLimit = 65_536;

/** An encrypted event is longer than what is in it, so more is written than any value may have (a text in V8 takes 536,870,888). */
const longestText = 400_000_000;

/** Which events are secured, and how they are encrypted. */
export interface EventSealing {
  isSecured(event: RunEvent): boolean;
  seal(text: string): string;
}

/** Where large data can be in an event; `sealed` is a whole event, encrypted. */
const largeParts: readonly (readonly [string] | readonly [string, string])[] = [
  ['sealed'],
  ['inputs'],
  ['outputs'],
  ['items'],
  ['value'],
  ['changes'],
  ['body'],
  ['reply', 'body'],
  ['trigger', 'outputs'],
  ['trigger', 'inputs'],
];

type Members = Readonly<Record<string, Value | undefined>>;

/** The JSON text of events, numbers exact, and beside it their large parts. Secured events are encrypted whole. */
export function encodeEvents(events: readonly RunEvent[], sealing?: EventSealing): EncodedEvents {
  const contents: EncodedContent[] = [];
  const outside: string[] = [];
  const texts = events.map((original, index) =>
    writeStored(original, (data) => {
      const event = sealing?.isSecured(original) ? { sealed: sealing.seal(writeMembers(data)) } : data;
      if (isSmall(event as unknown as Value)) return writeMembers(event);
      const found = { contents: [], outside: [] };
      const text = takeOut(event as unknown as Members, index, found);
      contents.push(...found.contents);
      outside.push(...found.outside);
      return text;
    }),
  );
  const beside = outside.length === 0 ? '' : `,"contents":[${outside.join(',')}]`;
  return { events: `{"events":[${texts.join(',')}]${beside}}`, contents };
}

/** The events of one encoded text; `contentOf` answers the contents that it names, `open` decrypts what is sealed. */
export function decodeEvents(
  text: string,
  { contentOf, open }: { readonly contentOf: (hash: string) => string; readonly open: (sealed: string) => string },
): readonly RunEvent[] {
  const chunk = readValue(text, longestText) as {
    readonly events: readonly Value[];
    readonly contents?: readonly Value[];
  };
  const events = chunk.events as unknown as Record<string, unknown>[];
  for (const entry of chunk.contents ?? []) {
    const [index, hash, ...part] = entry as unknown as [number, string, string, string?];
    const event = events[index];
    if (event !== undefined) putBack(event, part, readValue(contentOf(hash), longestText));
  }
  const opened = events.map((event) =>
    typeof event['sealed'] === 'string' ? readValue(open(event['sealed']), longestText) : event,
  );
  for (const event of opened) putStored(event as Record<string, unknown>);
  return opened as unknown as readonly RunEvent[];
}

/** The hashes that an encoded text names, without decoding its events. */
export function contentHashes(text: string): readonly string[] {
  const start = text.lastIndexOf('],"contents":[');
  if (start < 0) return [];
  return [...text.slice(start).matchAll(/\[\d+,"([0-9a-f]{64})"/g)].map((match) => match[1] ?? '');
}

function takeOut(
  event: Members,
  index: number,
  found: { readonly contents: EncodedContent[]; readonly outside: string[] },
): string {
  const copy = { ...event } as Record<string, Value>;
  for (const [outer, inner] of largeParts) {
    const holder = inner === undefined ? copy : (copy[outer] as Record<string, Value> | undefined);
    const name = inner ?? outer;
    const part = holder?.[name];
    if (holder === undefined || part === undefined || isSmall(part)) continue;
    const content = writeValue(part, longestText);
    if (content.length <= inlineLimit) continue;
    const hash = createHash('sha256').update(content).digest('hex');
    found.contents.push({ hash, content });
    found.outside.push(JSON.stringify(inner === undefined ? [index, hash, outer] : [index, hash, outer, inner]));
    if (inner === undefined) delete copy[outer];
    else copy[outer] = withoutMember(holder, name);
  }
  return writeMembers(copy);
}

function withoutMember(holder: Readonly<Record<string, Value>>, name: string): Value {
  return Object.fromEntries(Object.entries(holder).filter(([member]) => member !== name));
}

function putBack(
  event: Record<string, unknown>,
  [outer = '', inner]: readonly (string | undefined)[],
  part: Value,
): void {
  if (inner === undefined) event[outer] = part;
  else event[outer] = { ...(event[outer] as object), [inner]: part };
}

/** An event is data of the language, but for members that are undefined, which are left out. */
function writeMembers(event: object): string {
  if (!Object.values(event).includes(undefined)) return writeValue(event as Value, longestText);
  const members = Object.entries(event).filter(([, value]) => value !== undefined);
  return writeValue(Object.fromEntries(members) as Value, longestText);
}

/** A value with so many characters and parts is inline whatever it holds: no character takes more than six. */
const smallSize = inlineLimit / 8;

/** Whether the JSON of a value is short for certain; most events are, and are written at once. */
function isSmall(value: Value): boolean {
  return roughSize(value, smallSize) <= smallSize;
}

/** Characters and parts of a value, names included; counting stops beyond `most`. */
function roughSize(value: Value | undefined, most: number): number {
  if (typeof value === 'string') return value.length;
  if (typeof value !== 'object' || value === null) return 4;
  let size = 1;
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length && size <= most; index += 1)
      size += 1 + roughSize(value[index], most - size);
    return size;
  }
  for (const name of Object.keys(value)) {
    size += name.length + 1 + roughSize((value as Members)[name], most - size);
    if (size > most) break;
  }
  return size;
}
