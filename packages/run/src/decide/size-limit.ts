import { type Value, values } from '@tenon/definition';

/** How many characters the inputs or the outputs of an action may have (clause 11). */
const MOST_CHARACTERS = 104_857_600;

/** How deep they may be nested: what can be written as JSON and read again. */
const DEEPEST = 990;

/**
 * What keeps a value from being recorded; undefined when nothing does. Values may share parts, so that a small one can stand for a
 * text without end: counting stops at the limit.
 */
export function tooLarge(value: Value | undefined): string | undefined {
  if (value === undefined || value === null || typeof value !== 'object')
    return lengthOf(value) > MOST_CHARACTERS ? LONG : undefined;
  let characters = 0;
  let level: readonly Value[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > DEEPEST) return `It is nested more than ${DEEPEST} deep.`;
    const next: Value[] = [];
    for (const one of level) {
      characters += lengthOf(one);
      if (characters > MOST_CHARACTERS) return LONG;
      if (values.isArray(one)) for (const item of one) next.push(item);
      else if (values.isObject(one)) for (const name of Object.keys(one)) next.push(one[name] ?? null);
      if (next.length > MOST_CHARACTERS / 2) return LONG;
    }
    level = next;
  }
  return undefined;
}

const LONG = `It has more than ${MOST_CHARACTERS} characters.`;

function lengthOf(value: Value | undefined): number {
  return typeof value === 'string' ? value.length + 2 : 2;
}
