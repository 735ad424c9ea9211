import { MAX_TEXT_LENGTH, MAX_VALUE_DEPTH } from './limits.ts';
import { numberJson } from './number-text.ts';
import { hasSourceOrder, propertyNames } from './property.ts';
import { isArray, isNumber, type Value } from './value.ts';

/**
 * The compact JSON text of a value, with every number exact: `readValue(writeValue(v))` equals `v`. Throws a `RangeError`
 * beyond 104,857,600 characters, or as many as are given, or a nesting of 1,000.
 */
export function writeValue(value: Value, longest: number = MAX_TEXT_LENGTH): string {
  const size = plainSize(value, 0);
  return Number.isFinite(size) && size < MAX_TEXT_LENGTH / 6
    ? JSON.stringify(value)
    : write(value, 0, { length: 0, longest });
}

/**
 * Roughly how long the text of a value is when `JSON.stringify` writes it rightly and several times faster; infinite when it
 * does not, or when the value is too deep. No character takes more than six.
 */
function plainSize(value: Value, depth: number): number {
  if (typeof value === 'string') return value.length + 3;
  if (typeof value === 'number') {
    const size = Math.abs(value);
    return Number.isInteger(value) || (size < 1e15 && size >= 1e-4) ? 25 : Number.POSITIVE_INFINITY;
  }
  if (value === null || typeof value === 'boolean') return 6;
  if (isNumber(value) || depth >= MAX_VALUE_DEPTH) return Number.POSITIVE_INFINITY;
  let size = 2;
  if (isArray(value)) {
    for (let index = 0; index < value.length && size < MAX_TEXT_LENGTH; index += 1) {
      size += plainSize(value[index] ?? null, depth + 1);
    }
    return size;
  }
  if (hasSourceOrder(value)) return Number.POSITIVE_INFINITY;
  for (const name of Object.keys(value)) {
    size += name.length + 4 + plainSize(value[name] ?? null, depth + 1);
    if (size > MAX_TEXT_LENGTH) break;
  }
  return size;
}

interface Writer {
  length: number;
  readonly longest: number;
}

function write(value: Value, depth: number, writer: Writer): string {
  switch (typeof value) {
    case 'string':
      return counted(JSON.stringify(value), writer);
    case 'boolean':
      return counted(String(value), writer);
    default:
      break;
  }
  if (value === null) return counted('null', writer);
  if (isNumber(value)) return counted(numberJson(value), writer);
  if (depth >= MAX_VALUE_DEPTH) throw new RangeError(`A value is nested more than ${MAX_VALUE_DEPTH} deep.`);
  if (isArray(value)) {
    let text = '[';
    for (let index = 0; index < value.length; index += 1) {
      if (index > 0) text += ',';
      text += write(value[index] ?? null, depth + 1, writer);
    }
    return `${text}]`;
  }
  let text = '{';
  for (const name of propertyNames(value)) {
    if (text.length > 1) text += ',';
    text += `${counted(JSON.stringify(name), writer)}:${write(value[name] ?? null, depth + 1, writer)}`;
  }
  return `${text}}`;
}

function counted(text: string, writer: Writer): string {
  writer.length += text.length + 1;
  if (writer.length > writer.longest) throw new RangeError(`A text is longer than ${writer.longest} characters.`);
  return text;
}
