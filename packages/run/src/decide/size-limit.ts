import { type Value, values, writeValue } from '@tenon/definition';

/** How many characters the inputs or the outputs of an action may have as JSON (clause 11). */
const MOST_CHARACTERS = 104_857_600;

/** How deep they may be nested: what can be written as JSON and read again. */
const DEEPEST = 990;

/**
 * What keeps a value from being recorded; undefined when nothing does. Values may share parts, so that a small one can stand for a
 * text without end: counting stops at the limit.
 */
export function tooLarge(value: Value | undefined): string | undefined {
  if (value === undefined) return undefined;
  let atMost = 0;
  const problem = walk(value, (part) => {
    atMost += typeof part === 'string' ? part.length * LONGEST_ESCAPE + 3 : LONGEST_NUMBER;
    return typeof part === 'string' ? part.length + 2 : 2;
  });
  // Only what may be too long once it is written is counted character by character.
  return problem ?? (atMost <= MOST_CHARACTERS ? undefined : walk(value, writtenLength));
}

/** No character takes more than so many in JSON, and no number, word or bracket with its comma. */
const LONGEST_ESCAPE = 6;
const LONGEST_NUMBER = 40;

/** Goes through a value, names included, as long as it is not too deep and the lengths do not add up to too much. */
function walk(value: Value, lengthOf: (part: Value) => number): string | undefined {
  let characters = 0;
  let level: readonly Value[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > DEEPEST) return `It is nested more than ${DEEPEST} deep.`;
    const next: Value[] = [];
    for (const one of level) {
      // Content that is kept elsewhere takes nothing here: its size was judged when it came.
      if (values.isStored(one)) continue;
      characters += lengthOf(one);
      if (values.isArray(one)) for (const item of one) next.push(item);
      else if (values.isObject(one)) {
        for (const name of Object.keys(one)) {
          characters += lengthOf(name);
          next.push(one[name] ?? null);
        }
      }
      if (characters > MOST_CHARACTERS || next.length > MOST_CHARACTERS / 2) return LONG;
    }
    level = next;
  }
  return undefined;
}

const LONG = `It has more than ${MOST_CHARACTERS} characters.`;

/** How many characters a part takes in JSON, with the comma or colon behind it. */
function writtenLength(part: Value): number {
  if (typeof part === 'string') return writtenTextLength(part) + 3;
  if (typeof part === 'number') return String(part).length + 1;
  return values.isNumber(part) ? writeValue(part).length + 1 : typeof part === 'boolean' || part === null ? 5 : 2;
}

function writtenTextLength(text: string): number {
  let length = text.length;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === 0x22 || code === 0x5c) length += 1;
    else if (code < 0x20) length += SHORT_ESCAPES.has(code) ? 1 : LONGEST_ESCAPE - 1;
    else if (code >= 0xd800 && code <= 0xdfff && isLone(text, index)) length += LONGEST_ESCAPE - 1;
  }
  return length;
}

/** `\b`, `\t`, `\n`, `\f`, `\r`. */
const SHORT_ESCAPES: ReadonlySet<number> = new Set([8, 9, 10, 12, 13]);

/** Whether a surrogate has no partner: JSON then writes its number. */
function isLone(text: string, index: number): boolean {
  const isHigh = text.charCodeAt(index) < 0xdc00;
  const other = text.charCodeAt(isHigh ? index + 1 : index - 1);
  return isHigh ? !(other >= 0xdc00 && other <= 0xdfff) : !(other >= 0xd800 && other < 0xdc00);
}
