import {
  isArray,
  isInteger,
  isNumber,
  isObject,
  type NumberValue,
  typeName,
  type Value,
  type ValueArray,
  type ValueObject,
} from '../value/value.ts';
import { EvaluationFailure } from './evaluation-failure.ts';

/** The failure of an argument that is not what the function needs. `needed` completes "expects its … parameter to be". */
export function wrongArgument(
  name: string,
  position: number,
  needed: string,
  value: Value | undefined,
): EvaluationFailure {
  const found =
    typeof value === 'string'
      ? `the text '${value.length > 80 ? `${value.slice(0, 80)}…` : value}'`
      : `of type '${typeName(value ?? null)}'`;
  return new EvaluationFailure(
    'invalid-argument',
    `The function '${name}' expects its ${ordinal(position)} parameter to be ${needed}; the provided value is ${found}.`,
    { parameter: position },
  );
}

/** The argument as a text. */
export function textArgument(name: string, position: number, value: Value | undefined): string {
  if (typeof value === 'string') return value;
  throw wrongArgument(name, position, 'a string', value);
}

/** The argument as an integer that a number holds exactly, which a count or a position always is. */
export function integerArgument(name: string, position: number, value: Value | undefined): number {
  if (typeof value === 'number' && Number.isInteger(value)) return value;
  if (isInteger(value)) throw wrongArgument(name, position, 'an integer of at most 53 bits', value);
  throw wrongArgument(name, position, 'an integer', value);
}

/** The argument as a count or a position that may lie beyond the end: one that no number holds exactly is past every end. */
export function boundedArgument(name: string, position: number, value: Value | undefined): number {
  if (typeof value === 'bigint') return value < 0n ? Number.MIN_SAFE_INTEGER : Number.MAX_SAFE_INTEGER;
  return integerArgument(name, position, value);
}

/** The argument as a number. */
export function numberArgument(name: string, position: number, value: Value | undefined): NumberValue {
  if (isNumber(value)) return value;
  throw wrongArgument(name, position, 'a number', value);
}

/** The argument as a boolean. */
export function booleanArgument(name: string, position: number, value: Value | undefined): boolean {
  if (typeof value === 'boolean') return value;
  throw wrongArgument(name, position, 'a boolean', value);
}

/** The argument as an array. */
export function arrayArgument(name: string, position: number, value: Value | undefined): ValueArray {
  if (isArray(value)) return value;
  throw wrongArgument(name, position, 'an array', value);
}

/** The argument as an object. */
export function objectArgument(name: string, position: number, value: Value | undefined): ValueObject {
  if (isObject(value)) return value;
  throw wrongArgument(name, position, 'an object', value);
}

function ordinal(position: number): string {
  return ['first', 'second', 'third', 'fourth'][position - 1] ?? `${position}th`;
}
