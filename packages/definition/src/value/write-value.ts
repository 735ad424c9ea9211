import { MAX_TEXT_LENGTH, MAX_VALUE_DEPTH } from './limits.ts';
import { numberJson } from './number-text.ts';
import { propertyNames } from './property.ts';
import { isArray, isNumber, type Value } from './value.ts';

/**
 * The compact JSON text of a value, with every number exact: `readValue(writeValue(v))` equals `v`. Throws a `RangeError`
 * beyond 104,857,600 characters or a nesting of 1,000.
 */
export function writeValue(value: Value): string {
  return write(value, 0, { length: 0 });
}

interface Writer {
  length: number;
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
  if (writer.length > MAX_TEXT_LENGTH) throw new RangeError(`A text is longer than ${MAX_TEXT_LENGTH} characters.`);
  return text;
}
