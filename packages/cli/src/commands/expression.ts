import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { styleText } from 'node:util';
import { evaluateTemplate, readValue, type Value, writeValue } from '@tenon/definition';
import type { Command } from 'commander';
import { UsageFailure } from '../usage-failure.ts';
import { evaluateBatch } from './expression-batch.ts';

interface ExpressionOptions {
  readonly context?: string;
  readonly batch?: true;
  readonly json?: true;
}

/** Adds `tenon expression`: evaluates one expression, or a stream of them. */
export function addExpressionCommand(program: Command): void {
  program
    .command('expression')
    .description('evaluate an expression of the workflow definition language')
    .argument('[expression]', "a string as it stands in a definition, such as \"@concat('a', 'b')\"")
    .option('--context <file>', 'JSON file with parameters, variables, actions, trigger, item, items, now, …')
    .option('--json', 'print text as JSON too')
    .option(
      '--batch',
      'read JSON lines {id, expression or template, context} from standard input and answer a line each',
    )
    .action(runExpression);
}

async function runExpression(expression: string | undefined, options: ExpressionOptions): Promise<void> {
  if (options.batch) {
    if (expression !== undefined) throw new UsageFailure('Give either an expression or --batch, not both.');
    await evaluateBatch(process.stdin, process.stdout, seams);
    return;
  }
  if (expression === undefined)
    throw new UsageFailure('Give an expression, or --batch to read them from standard input.');
  const context = options.context === undefined ? {} : await readContext(options.context);
  const evaluation = evaluateTemplate(expression, context, seams);
  if (evaluation.kind === 'value') {
    const { value } = evaluation;
    process.stdout.write(`${typeof value === 'string' && !options.json ? value : writeValue(value)}\n`);
    return;
  }
  process.exitCode = 1;
  if (evaluation.kind === 'failed') {
    const { code, message, place } = evaluation.failure;
    if (place) process.stderr.write(`${pointOut(expression, place.offset, place.length)}\n`);
    process.stderr.write(`${mark('error')} ${message} [${code}]\n`);
    return;
  }
  for (const { code, message, remedy, offset, length } of evaluation.diagnostics) {
    const advice = remedy === undefined ? '' : ` ${remedy}`;
    process.stderr.write(`${pointOut(expression, offset, length)}\n${mark('error')} ${message}${advice} [${code}]\n`);
  }
}

/** What an expression may take from the world of a command line. */
const seams = {
  now: (): string => new Date().toISOString().replace('Z', '0000Z'),
  newGuid: randomUUID,
  random: Math.random,
};

async function readContext(path: string): Promise<Value> {
  const text = await readFile(path, 'utf8').catch((error: Error) => {
    throw new UsageFailure(`The context ${path} cannot be read: ${error.message}`);
  });
  try {
    return readValue(text);
  } catch (error) {
    throw new UsageFailure(
      `The context ${path} is not JSON: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

const WIDTH = 100;

/** The line of the source with carets under the part that is meant; a long line only around it. */
function pointOut(source: string, offset: number, length: number): string {
  const start = source.lastIndexOf('\n', offset - 1) + 1;
  const end = source.indexOf('\n', offset);
  const line = source.slice(start, end < 0 ? source.length : end);
  const column = offset - start;
  const from = Math.max(0, column - WIDTH / 2);
  const shown = line.slice(from, from + WIDTH).replaceAll('\t', ' ');
  const carets = '^'.repeat(Math.max(1, Math.min(length, shown.length - (column - from))));
  return `  ${shown}\n  ${' '.repeat(column - from)}${mark('caret', carets)}`;
}

function mark(what: 'error' | 'caret', text = 'error:'): string {
  return styleText(what === 'error' ? ['bold', 'red'] : 'red', text, { stream: process.stderr });
}
