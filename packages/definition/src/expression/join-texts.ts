import { MAX_TEXT_LENGTH } from '../value/limits.ts';
import type { ValueArray } from '../value/value.ts';
import { valueText } from '../value/value-text.ts';
import { constantOf } from './constant-evaluator.ts';
import { EvaluationFailure } from './evaluation-failure.ts';
import type { Evaluator } from './function-definition.ts';

/** The texts of all values, joined. Also what `concat` does. */
export function joinTexts(evaluators: readonly Evaluator[]): Evaluator {
  const parts = evaluators.map((evaluate) => {
    const constant = constantOf(evaluate);
    return constant === undefined ? evaluate : valueText(constant.value);
  });
  return (scope) => {
    let joined = '';
    for (let index = 0; index < parts.length; index += 1) {
      const part = parts[index];
      if (typeof part === 'string') joined += part;
      else if (part !== undefined) {
        const value = part(scope);
        joined += typeof value === 'string' ? value : valueText(value);
      }
    }
    if (joined.length > MAX_TEXT_LENGTH) throw tooLong();
    return joined;
  };
}

/** The texts of all values with a separator between them. */
export function joinedText(values: ValueArray, separator: string): string {
  let joined = '';
  for (let index = 0; index < values.length; index += 1) {
    if (index > 0) joined += separator;
    joined += valueText(values[index] ?? null);
    if (joined.length > MAX_TEXT_LENGTH) throw tooLong();
  }
  return joined;
}

function tooLong(): EvaluationFailure {
  return new EvaluationFailure('too-large', `A text would have more than ${MAX_TEXT_LENGTH} characters.`);
}
