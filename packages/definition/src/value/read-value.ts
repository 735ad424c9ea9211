import { MAX_TEXT_LENGTH, MAX_VALUE_DEPTH } from './limits.ts';
import { scanJson } from './scan-json.ts';
import type { Value } from './value.ts';

/**
 * The value that a JSON text stands for, with every number exact and every name kept as data. Throws a `SyntaxError`
 * for text that is not JSON, and a `RangeError` beyond 104,857,600 characters, or as many as are given, or a nesting of 1,000.
 */
export function readValue(text: string, longest: number = MAX_TEXT_LENGTH): Value {
  if (text.length > longest) throw new RangeError(`A text is longer than ${longest} characters.`);
  if (needsCare.test(text) || mayBeDeep(text)) return scanJson(text);
  const value: Value = JSON.parse(text);
  return value;
}

/**
 * Numbers that `JSON.parse` would round or take for integers, and names that look like array indexes, whose order it
 * would lose. May find such a thing inside a string: then the slower scanner runs for nothing.
 */
const needsCare =
  /[0-9]{16}|[0-9]\.0+(?![0-9])|[:,[\s]-?[0-9]+(?:\.[0-9]+)?[eE][+\-0-9]|^-?[0-9.]+[eE]|"[0-9]{1,10}"\s*:/;

/** Whether there are enough brackets for too deep a nesting, those inside strings counted too. */
function mayBeDeep(text: string): boolean {
  if (text.length < 2 * MAX_VALUE_DEPTH) return false;
  let depth = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index) | 0x20;
    if (code === 0x7b) {
      depth += 1;
      if (depth > MAX_VALUE_DEPTH) return true;
    } else if (code === 0x7d) depth -= 1;
  }
  return false;
}
