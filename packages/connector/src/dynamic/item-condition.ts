import { type JsonValue, scalarText } from '../source/json-value.ts';
import { valueAtItemPath } from './item-path.ts';

/**
 * Whether a condition holds for an item, as `itemIsParent` writes them: `true`, a path to a truth value, or comparisons such as
 * `(MediaType == "application/vnd.ms-folder")`, joined by `&&` and `||`. No text becomes code.
 */
export function holdsForItem(item: JsonValue, condition: JsonValue | undefined): boolean {
  if (typeof condition === 'boolean') return condition;
  if (typeof condition !== 'string') return false;
  const tokens = condition.match(/&&|\|\||==|!=|[()]|!|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[^\s()=!&|]+/g) ?? [];
  const reader = { tokens, at: 0, item };
  return isTrue(readEither(reader));
}

interface Reader {
  readonly tokens: readonly string[];
  readonly item: JsonValue;
  at: number;
}

function readEither(reader: Reader): JsonValue {
  let left = readBoth(reader);
  while (take(reader, '||')) left = [readBoth(reader), left].some(isTrue);
  return left;
}

function readBoth(reader: Reader): JsonValue {
  let left = readComparison(reader);
  while (take(reader, '&&')) left = [readComparison(reader), left].every(isTrue);
  return left;
}

function readComparison(reader: Reader): JsonValue {
  const left = readOperand(reader);
  if (take(reader, '==')) return isSame(left, readOperand(reader));
  if (take(reader, '!=')) return !isSame(left, readOperand(reader));
  return left;
}

function readOperand(reader: Reader): JsonValue {
  if (take(reader, '!')) return !isTrue(readOperand(reader));
  if (take(reader, '(')) {
    const inside = readEither(reader);
    take(reader, ')');
    return inside;
  }
  const token = reader.tokens[reader.at] ?? '';
  reader.at += 1;
  if (/^["']/.test(token)) return token.slice(1, -1).replace(/\\(.)/g, '$1');
  const found = valueAtItemPath(reader.item, token);
  if (found !== undefined) return found;
  if (token === 'true' || token === 'false') return token === 'true';
  return token !== '' && Number.isFinite(Number(token)) ? Number(token) : null;
}

function take(reader: Reader, token: string): boolean {
  if (reader.tokens[reader.at] !== token) return false;
  reader.at += 1;
  return true;
}

function isSame(left: JsonValue, right: JsonValue): boolean {
  return left === right || (left !== null && right !== null && scalarText(left) === scalarText(right));
}

/** What services write for yes: `true`, `"true"`, `"Yes"`, a number but zero. */
function isTrue(value: JsonValue): boolean {
  if (typeof value === 'string') return /^(?:true|yes|1)$/i.test(value.trim());
  return value === true || (typeof value === 'number' && value !== 0);
}
