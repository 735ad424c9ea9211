import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import { evaluateTemplate, readValue, type Value, values, writeValue } from '@tenon/definition';

/** What an expression may take from the outside world. */
export interface BatchSeams {
  readonly now: () => string;
  readonly newGuid: () => string;
  readonly random: () => number;
}

/** A line may hold this many characters; a longer one is answered by an error. */
const MAX_LINE_LENGTH = 105_000_000;

/**
 * Answers each line `{id, expression | template, context}` with a line `{id, value}` or `{id, error: {code, message}}`, in the
 * same order, while more are still being read. A line that is not such an object gets an error and the next one is read.
 */
export async function evaluateBatch(input: Readable, output: Writable, seams: BatchSeams): Promise<void> {
  for await (const line of linesOf(input)) {
    if (line.trim() === '') continue;
    if (!output.write(`${answer(line, seams)}\n`)) await once(output, 'drain');
  }
}

/** The lines of a stream; of one that is too long only the start, which is then no JSON. */
async function* linesOf(input: Readable): AsyncGenerator<string> {
  input.setEncoding('utf8');
  let pieces: string[] = [];
  let held = 0;
  for await (const chunk of input) {
    const text = String(chunk);
    let from = 0;
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
      yield pieces.join('') + text.slice(from, end);
      pieces = [];
      held = 0;
      from = end + 1;
    }
    if (from < text.length && held <= MAX_LINE_LENGTH) {
      pieces.push(text.slice(from));
      held += text.length - from;
    }
  }
  if (pieces.length > 0) yield pieces.join('');
}

function answer(line: string, seams: BatchSeams): string {
  let id: Value = null;
  try {
    const request = readValue(line);
    if (!values.isObject(request)) return failed(id, 'invalid-line', 'The line is not a JSON object.');
    id = request['id'] ?? null;
    const template = request['expression'] ?? request['template'];
    if (template === undefined) return failed(id, 'invalid-line', "The line has neither 'expression' nor 'template'.");
    const evaluation = evaluateTemplate(template, request['context'] ?? {}, seams);
    if (evaluation.kind === 'value') return writeValue({ id, value: evaluation.value });
    if (evaluation.kind === 'failed') return failed(id, evaluation.failure.code, evaluation.failure.message);
    const [first] = evaluation.diagnostics;
    return failed(id, first?.code ?? 'invalid-expression', [first?.message, first?.remedy].filter(Boolean).join(' '));
  } catch (error) {
    if (error instanceof SyntaxError) return failed(id, 'invalid-line', `The line is not JSON: ${error.message}`);
    if (error instanceof RangeError) return failed(id, 'too-large', error.message);
    throw error;
  }
}

function failed(id: Value, code: string, message: string): string {
  return writeValue({ id, error: { code, message } });
}
