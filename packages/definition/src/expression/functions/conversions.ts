import { binaryContentText, toBinaryContent } from '../../value/binary-content.ts';
import { LARGEST_INTEGER, SMALLEST_INTEGER } from '../../value/read-number.ts';
import { readValue } from '../../value/read-value.ts';
import {
  Decimal,
  integerValue,
  isArray,
  isInteger,
  isNumber,
  isObject,
  type Value,
  WholeFloat,
} from '../../value/value.ts';
import { valueText } from '../../value/value-text.ts';
import { trimWhiteSpace } from '../../value/white-space.ts';
import { textArgument, wrongArgument } from '../arguments.ts';
import { decimalOfText, toDecimal } from '../decimal-arithmetic.ts';
import { EvaluationFailure } from '../evaluation-failure.ts';
import type { FunctionDefinition } from '../function-definition.ts';
import { xmlToJson } from '../xml/xml-to-json.ts';
import { normalizeNumber, parseFloatText } from './parse-number.ts';

/** The functions that turn a value into one of another type. */
export const conversionFunctions: readonly FunctionDefinition[] = [
  {
    kind: 'pure',
    name: 'int',
    family: 'conversion',
    parameters: 'value',
    summary: 'Gives the integer that a text stands for.',
    example: "@int('10')",
    evaluate: int,
  },
  {
    kind: 'pure',
    name: 'float',
    family: 'conversion',
    parameters: 'value, locale?',
    summary: 'Gives the floating-point number that a text stands for.',
    example: "@float('10,000.333')",
    evaluate: float,
  },
  {
    kind: 'pure',
    name: 'decimal',
    family: 'conversion',
    parameters: 'value',
    summary: 'Gives the decimal number of up to 28 digits that a text stands for.',
    example: "@decimal('1.2345678912312131')",
    evaluate: decimal,
  },
  {
    kind: 'pure',
    name: 'isInt',
    family: 'conversion',
    parameters: 'text',
    summary: 'Tells whether a text stands for an integer.',
    example: "@isInt('10')",
    evaluate: (text) => readInteger(textArgument('isInt', 1, text)) !== undefined,
  },
  {
    kind: 'pure',
    name: 'isFloat',
    family: 'conversion',
    parameters: 'text, locale?',
    summary: 'Tells whether a text stands for a floating-point number.',
    example: "@isFloat('10,000.00')",
    evaluate: (text, locale) => parseFloatText('isFloat', textArgument('isFloat', 1, text), locale) !== undefined,
  },
  {
    kind: 'pure',
    name: 'string',
    family: 'conversion',
    parameters: 'value',
    summary: 'Gives the text of a value.',
    example: '@string(10)',
    evaluate: valueText,
  },
  {
    kind: 'pure',
    name: 'bool',
    family: 'conversion',
    parameters: 'value',
    summary: 'Gives the boolean that a number or a text stands for.',
    example: "@bool('true')",
    evaluate: bool,
  },
  {
    kind: 'pure',
    name: 'json',
    family: 'conversion',
    parameters: 'value',
    summary: 'Reads the JSON value of a text, or turns XML into JSON.',
    example: '@json(\'{"fullName": "Sophia Owen"}\')',
    evaluate: json,
  },
  {
    kind: 'pure',
    name: 'array',
    family: 'conversion',
    parameters: 'value',
    summary: 'Gives an array with the value as its only item.',
    example: "@array('hello')",
    evaluate: (value) => (isArray(value) ? value : [value]),
  },
  {
    kind: 'pure',
    name: 'createArray',
    family: 'conversion',
    parameters: 'items...',
    summary: 'Gives an array of the values.',
    example: "@createArray('h', 'e', 'l', 'l', 'o')",
    evaluate: (...items) => items,
  },
];

function int(value: Value): Value {
  if (isInteger(value)) return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  const integer = typeof value === 'string' ? readInteger(value) : undefined;
  if (integer === undefined) throw wrongArgument('int', 1, 'an integer or the text of one, within 64 bits', value);
  return integer;
}

/** The integer of a text; undefined where it is none or beyond 64 bits. */
function readInteger(text: string): number | bigint | undefined {
  const trimmed = trimWhiteSpace(text);
  if (trimmed.length > 100 || !/^[+-]?[0-9]+$/.test(trimmed)) return undefined;
  const integer = BigInt(trimmed);
  return integer >= SMALLEST_INTEGER && integer <= LARGEST_INTEGER ? integerValue(integer) : undefined;
}

function float(value: Value, locale?: Value): Value {
  if (value instanceof Decimal) return float(valueText(value));
  if (isInteger(value)) return new WholeFloat(Number(value));
  if (isNumber(value)) return value;
  const number = typeof value === 'string' ? parseFloatText('float', value, locale) : undefined;
  if (number === undefined) throw wrongArgument('float', 1, 'a number or the text of one', value);
  return number;
}

function decimal(value: Value): Value {
  if (isNumber(value)) return toDecimal(value);
  const text = typeof value === 'string' ? normalizeNumber('decimal', value, undefined) : undefined;
  if (text === undefined) throw wrongArgument('decimal', 1, 'a number or the text of one', value);
  return decimalOfText(text);
}

function bool(value: Value): Value {
  if (typeof value === 'boolean') return value;
  if (isNumber(value)) return value instanceof Decimal ? value.coefficient !== 0n : Number(valueText(value)) !== 0;
  const text = typeof value === 'string' ? trimWhiteSpace(value).toLowerCase() : '';
  if (text === 'true' || text === 'false') return text === 'true';
  throw wrongArgument('bool', 1, "a number, a boolean, or the text 'true' or 'false'", value);
}

/** What `json()` gives. */
export function json(value: Value): Value {
  if (isArray(value)) return value;
  if (isObject(value)) {
    const content = toBinaryContent(value);
    if (content === undefined) return value;
    const text = binaryContentText(value) ?? '';
    return isXmlContent(content.contentType, text) ? xmlToJson(text) : readJson(text);
  }
  return readJson(textArgument('json', 1, value));
}

function isXmlContent(contentType: string, text: string): boolean {
  return (
    /^(?:application|text)\/(?:[^;\s]+\+)?xml\b/i.test(contentType) ||
    (/^\s*</.test(text) && !/json/i.test(contentType))
  );
}

function readJson(text: string): Value {
  try {
    return readValue(text.startsWith('\ufeff') ? text.slice(1) : text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new EvaluationFailure(
      error instanceof RangeError ? 'too-large' : 'invalid-argument',
      `The function 'json' cannot read its parameter: ${reason}`,
      { cause: error },
    );
  }
}
