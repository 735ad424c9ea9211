import { readValue, type Value, values, valueText } from '@tenon/definition';
import { failed, type Outcome, succeeded } from '../decide/turn.ts';
import { memberOf } from '../scope/records.ts';
import { validateSchema } from './validate-schema.ts';

/** Parses and validates JSON (clause 7.7). The content comes out unchanged by the schema. */
export function parseJson(content: Value, schema: Value): Outcome {
  const inputs = { content, schema };
  if (content === null) {
    return { ...failed("The 'content' property of actions of type 'ParseJson' must not be null."), inputs };
  }
  const parsed = parsedContent(content);
  if (!parsed) {
    return { ...failed("The 'content' of the action is no valid JSON.", 'BadRequest', 'InvalidJson'), inputs };
  }
  const errors = validateSchema(schema, parsed.value);
  if (errors.length === 0) return { ...succeeded({ body: parsed.value }), inputs };
  const failure = failed('The schema validation failed.', 'BadRequest', 'ValidationFailed');
  return { ...failure, inputs, outputs: { errors: errors.map(errorValue), body: parsed.value } };
}

function parsedContent(content: Value): { readonly value: Value } | undefined {
  const isBinary =
    values.isObject(content) &&
    memberOf(content, '$content') !== undefined &&
    memberOf(content, '$content-type') !== undefined;
  if (typeof content !== 'string' && !isBinary) return { value: content };
  try {
    return { value: readValue(valueText(content)) };
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof RangeError) return undefined;
    throw error;
  }
}

function errorValue({ message, path, value, keyword }: ReturnType<typeof validateSchema>[number]): Value {
  return { message, lineNumber: 0, linePosition: 0, path, value, errorType: keyword, childErrors: [] };
}
