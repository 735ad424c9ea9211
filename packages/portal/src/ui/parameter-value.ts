import { Refusal } from '@tenon/diagnostics';
import type { OperationParameter } from './operation-parameter.ts';

/**
 * The value a typed text means for a parameter: numbers and booleans as such, objects, lists and bodies read as JSON.
 * Undefined for nothing typed. A text that does not fit is refused with the parameter's name.
 */
export function toParameterValue(
  parameter: Pick<OperationParameter, 'type' | 'in' | 'label' | 'name'>,
  text: string,
): unknown {
  if (text === '') return undefined;
  switch (parameter.type) {
    case 'integer':
    case 'number': {
      const value = Number(text);
      if (Number.isFinite(value) && (parameter.type === 'number' || Number.isInteger(value))) return value;
      throw unfit(parameter, text, parameter.type === 'integer' ? 'a whole number' : 'a number');
    }
    case 'boolean':
      if (text === 'true' || text === 'false') return text === 'true';
      throw unfit(parameter, text, 'true or false');
    case 'object':
    case 'array':
      return readJson(parameter, text);
    default:
      return parameter.in === 'body' && /^\s*[[{"]/.test(text) ? readJson(parameter, text) : text;
  }
}

function readJson(parameter: Pick<OperationParameter, 'label' | 'name'>, text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : '';
    throw new Refusal(
      'value-unfit',
      `The value of ${parameter.label || parameter.name} is not valid JSON: ${reason}.`,
      {
        cause,
      },
    );
  }
}

function unfit(parameter: Pick<OperationParameter, 'label' | 'name'>, text: string, wanted: string): Refusal {
  return new Refusal('value-unfit', `${parameter.label || parameter.name} must be ${wanted}; it is “${text}”.`);
}
