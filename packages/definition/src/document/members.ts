import { nearestName } from '@tenon/diagnostics';
import { findName } from '../value/property.ts';
import { isArray, isInteger, isObject, typeName, type Value, type ValueObject } from '../value/value.ts';
import { type Findings, pointerTo } from './findings.ts';

/** An object of the document with its place: reads members ignoring case where the language does, and reports what is not as it must be. */
export interface Members {
  readonly source: ValueObject;
  readonly pointer: string;
  readonly findings: Findings;
}

/** The member's spelling in the document, its value and its place; undefined when it is absent. Names match exactly, else ignoring case. */
export function member(members: Members, name: string): { value: Value; pointer: string } | undefined {
  const found = findName(members.source, name);
  if (found === undefined) return undefined;
  return { value: members.source[found] ?? null, pointer: pointerTo(members.pointer, found) };
}

/** A member that must be an object. `undefined` when it is absent or something else, which is reported. */
export function objectMember(members: Members, name: string): Members | undefined {
  const found = member(members, name);
  if (!found || found.value === null) return undefined;
  if (isObject(found.value)) return { source: found.value, pointer: found.pointer, findings: members.findings };
  wrongType(members.findings, found, 'an object');
  return undefined;
}

/** A member that must be an array. */
export function arrayMember(members: Members, name: string): readonly Value[] | undefined {
  const found = member(members, name);
  if (!found || found.value === null) return undefined;
  if (isArray(found.value)) return found.value;
  wrongType(members.findings, found, 'an array');
  return undefined;
}

/** A member that must be text. */
export function textMember(members: Members, name: string): string | undefined {
  const found = member(members, name);
  if (!found || found.value === null) return undefined;
  if (typeof found.value === 'string') return found.value;
  wrongType(members.findings, found, 'text');
  return undefined;
}

/** A member that must be an integer within limits, written as such. */
export function integerMember(
  members: Members,
  name: string,
  limits: { readonly from: number; readonly to: number },
): number | undefined {
  const found = member(members, name);
  if (!found || found.value === null) return undefined;
  const number = isInteger(found.value) ? Number(found.value) : undefined;
  if (number !== undefined && number >= limits.from && number <= limits.to) return number;
  members.findings.error({
    code: 'invalid-value',
    pointer: found.pointer,
    message: `"${name}" must be an integer from ${limits.from} to ${limits.to}, not ${describe(found.value)}.`,
    remedy: `Choose a number from ${limits.from} to ${limits.to}.`,
  });
  return undefined;
}

/** A member that must be one of some words, matched ignoring case; gives the word as the language spells it. */
export function wordMember<W extends string>(members: Members, name: string, words: readonly W[]): W | undefined {
  const text = textMember(members, name);
  if (text === undefined) return undefined;
  const word = words.find((candidate) => candidate.toLowerCase() === text.toLowerCase());
  if (word !== undefined) return word;
  members.findings.error({
    code: 'invalid-value',
    pointer: member(members, name)?.pointer ?? members.pointer,
    message: `"${name}" cannot be '${text}'.`,
    remedy: didYouMean(text, words) ?? `Use one of ${words.join(', ')}.`,
  });
  return undefined;
}

/** Reports every missing member of those that must be there. */
export function requireMembers(members: Members, names: readonly string[], what: string): boolean {
  const missing = names.filter((name) => member(members, name) === undefined);
  for (const name of missing) {
    members.findings.error({
      code: 'missing-member',
      pointer: members.pointer,
      message: `${what} has no "${name}".`,
      remedy: `Add "${name}".`,
    });
  }
  return missing.length === 0;
}

/** "Did you mean …?", where something is near enough. */
export function didYouMean(name: string, candidates: Iterable<string>): string | undefined {
  const nearest = nearestName(name, candidates);
  return nearest === undefined ? undefined : `Did you mean '${nearest}'?`;
}

function wrongType(findings: Findings, found: { value: Value; pointer: string }, expected: string): void {
  findings.error({
    code: 'wrong-type',
    pointer: found.pointer,
    message: `This must be ${expected}, not ${describe(found.value)}.`,
    remedy: `Write ${expected} here.`,
  });
}

/** A value for a message: short scalars as they are, else its type. */
export function describe(value: Value): string {
  if (typeof value === 'string') return value.length <= 60 ? `'${value}'` : 'a long text';
  if (typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean') return String(value);
  return value === null ? 'null' : `of type ${typeName(value)}`;
}
