import { evaluateTemplate, readValue, type Value, values } from '@tenon/definition';

/** What is wrong with an expression, and with which part of it. */
export interface ExpressionProblem {
  readonly code: string;
  readonly message: string;
  readonly remedy: string | undefined;
  /** In UTF-16 units of the source; absent when it is not known. */
  readonly part: { readonly offset: number; readonly length: number } | undefined;
}

/** What an expression comes to: its value, what is wrong with it, or with the data that it should read. */
export type Outcome =
  | { readonly kind: 'value'; readonly value: Value }
  | { readonly kind: 'problems'; readonly problems: readonly ExpressionProblem[] }
  | { readonly kind: 'unreadable-data'; readonly message: string };

/** Evaluates an expression as it stands in a definition against data written as JSON, in this browser. */
export function evaluateExpression(source: string, data: string): Outcome {
  let context: Value;
  try {
    context = data.trim() === '' ? {} : readValue(data);
  } catch (error) {
    return { kind: 'unreadable-data', message: messageOf(error) };
  }
  if (!values.isObject(context)) return { kind: 'unreadable-data', message: 'The data must be a JSON object.' };
  const evaluation = evaluateTemplate(source, context, seams);
  if (evaluation.kind === 'value') return evaluation;
  if (evaluation.kind === 'failed') {
    const { code, message, place } = evaluation.failure;
    return { kind: 'problems', problems: [{ code, message, remedy: undefined, part: place }] };
  }
  return {
    kind: 'problems',
    problems: evaluation.diagnostics.map(({ code, message, remedy, offset, length }) => ({
      code,
      message,
      remedy,
      part: { offset, length },
    })),
  };
}

const seams = {
  now: (): string => new Date().toISOString().replace('Z', '0000Z'),
  newGuid: (): string => crypto.randomUUID(),
  random: Math.random,
};

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
