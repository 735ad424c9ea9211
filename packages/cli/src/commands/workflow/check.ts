import { readFile } from 'node:fs/promises';
import { text as readText } from 'node:stream/consumers';
import { styleText } from 'node:util';
import { compileDefinition, readValue, type Value, values } from '@tenon/definition';
import { type Diagnostic, describeDiagnostic } from '@tenon/diagnostics';
import type { Command } from 'commander';
import { UsageFailure } from '../../usage-failure.ts';

const examples = `
FILE holds a definition, {"definition", "parameters"}, or a workflow resource {"properties": {"definition",
"parameters"}}. Without values, parameters that have no default are reported.

Examples:
  $ tenon workflow check quote.json
  $ cat quote.json | tenon workflow check - --json`;

interface CheckOptions {
  readonly json?: true;
}

/** `tenon workflow check`: says everything that keeps a definition from being saved, with line and column. */
export function addCheckCommand(parent: Command): void {
  parent
    .command('check <file>')
    .description('say what is wrong with a workflow definition, with line and column (- reads standard input)')
    .option('--json', 'print {"file", "valid", "diagnostics"} as JSON')
    .addHelpText('after', examples)
    .action(async (file: string, options: CheckOptions) => {
      const text = await readInput(file);
      const { diagnostics } = compileDefinition(text, whereIsDefinition(text));
      const found = diagnostics.map((one) => ({ ...one, place: { ...one.place, file } }));
      const isValid = found.every(({ severity }) => severity !== 'error');
      if (options.json) process.stdout.write(`${JSON.stringify({ file, valid: isValid, diagnostics: found })}\n`);
      else report(file, found);
      process.exitCode = isValid ? 0 : 1;
    });
}

async function readInput(file: string): Promise<string> {
  if (file === '-') return readText(process.stdin);
  return readFile(file, 'utf8').catch((cause: Error) => {
    throw new UsageFailure(`${file} cannot be read: ${cause.message}`);
  });
}

/** A definition may stand by itself or within a workflow, which then has its parameter values beside it. */
function whereIsDefinition(text: string): { pointer?: string; parameters?: { readonly [name: string]: Value } } {
  let root: Value;
  try {
    root = readValue(text);
  } catch {
    return {}; // compiling says what is wrong with the text, and where
  }
  if (!values.isObject(root)) return {};
  const properties = root['properties'];
  const isResource = values.isObject(properties) && Object.hasOwn(properties, 'definition');
  const workflow = isResource ? properties : root;
  if (!values.isObject(workflow) || !Object.hasOwn(workflow, 'definition')) return {};
  const parameters = workflow['parameters'];
  return {
    pointer: isResource ? '/properties/definition' : '/definition',
    ...(values.isObject(parameters) ? { parameters } : {}),
  };
}

function report(file: string, diagnostics: readonly Diagnostic[]): void {
  for (const diagnostic of diagnostics) process.stdout.write(`${coloured(diagnostic)}\n`);
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  const verdict = errors === 0 ? 'can be saved' : `cannot be saved: ${errors} error${errors === 1 ? '' : 's'}`;
  process.stdout.write(`${file} ${styleText(errors === 0 ? 'green' : 'red', verdict, { stream: process.stdout })}\n`);
}

function coloured(diagnostic: Diagnostic): string {
  const line = describeDiagnostic(diagnostic);
  const colour = diagnostic.severity === 'error' ? 'red' : 'yellow';
  return line.replace(
    ` ${diagnostic.severity} `,
    ` ${styleText(colour, diagnostic.severity, { stream: process.stdout })} `,
  );
}
