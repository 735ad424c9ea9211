import type { InputDialect } from './plain-input.ts';

type Members = Readonly<Record<string, unknown>>;

/** The members of a body that is written as JSON; undefined for a text that is no object. An empty text has none. */
export function membersOf(text: string): Members | undefined {
  if (text.trim() === '') return {};
  try {
    const value: unknown = JSON.parse(text);
    return isMembers(value) ? value : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** What stands at a path of a body. */
export function memberAt(body: Members, path: readonly string[]): unknown {
  return path.reduce<unknown>((at, name) => (isMembers(at) ? at[name] : undefined), body);
}

/** The text of a body with another value at a path; without one the member goes, and so does what is empty then. */
export function withMember(text: string, path: readonly string[], value: unknown): string {
  const body = put(membersOf(text) ?? {}, path, value);
  return Object.keys(body).length === 0 ? '' : JSON.stringify(body, null, 2);
}

/** What of a body is known now: texts that only a run knows are left out. */
export function knownPart(value: unknown, isKnown: InputDialect['isKnown']): unknown {
  if (typeof value === 'string') return isKnown(value) ? value : undefined;
  if (Array.isArray(value)) return value.map((one) => knownPart(one, isKnown) ?? null);
  if (!isMembers(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, knownPart(one, isKnown)]));
}

function put(members: Members, [name, ...rest]: readonly string[], value: unknown): Members {
  if (name === undefined) return members;
  const { [name]: old, ...others } = members;
  const next = rest.length === 0 ? value : put(isMembers(old) ? old : {}, rest, value);
  if (next === undefined || (isMembers(next) && rest.length > 0 && Object.keys(next).length === 0)) return others;
  return { ...members, [name]: next };
}

function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
