import { readFile, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { styleText } from 'node:util';
import { readValue, type Value } from '@tenon/definition';
import { simulateWorkflow } from '@tenon/run';
import type { Command } from 'commander';
import { findTestFiles } from '../../find-test-files.ts';
import { readArtifacts } from '../../read-artifacts.ts';
import { createScriptSandbox } from '../../script-sandbox.ts';
import { transformApart } from '../../transform-apart.ts';
import { UsageFailure } from '../../usage-failure.ts';

const examples = `
A test file holds workflows, stubbed replies, the time on the clock, what starts the run, and what is
expected of it: see docs/workflow-tests.md. Nothing is sent; waiting takes no time. Maps and schemas are
in the file, or in the folders Artifacts/Maps and Artifacts/Schemas beside it.

Examples:
  $ tenon workflow test tests/quote.json
  $ tenon workflow test tests/ --json`;

interface TestOptions {
  readonly json?: true;
}

type Result = ReturnType<typeof simulateWorkflow>;

/** `tenon workflow test`: runs workflow tests on a virtual clock, and says how each result differs from what was expected. */
export function addTestCommand(parent: Command): void {
  parent
    .command('test <paths...>')
    .description('run workflow tests (files, or folders of them) without sending anything')
    .option('--json', 'print a line {"id", "passed", "failures"} for each test')
    .addHelpText('after', examples)
    .action(async (paths: string[], options: TestOptions) => {
      const files = await filesOf(paths);
      const sandbox = await createScriptSandbox();
      let failed = 0;
      for (const file of files) {
        const result = await runTest(file, sandbox);
        if (!result.passed) failed += 1;
        process.stdout.write(`${options.json ? JSON.stringify(result) : describe(result)}\n`);
      }
      if (!options.json) process.stdout.write(`${summary(files.length, failed)}\n`);
      process.exitCode = failed > 0 ? 1 : 0;
    });
}

async function filesOf(paths: readonly string[]): Promise<readonly string[]> {
  const files: string[] = [];
  for (const path of paths) {
    const found = await stat(path).catch((cause: Error) => {
      throw new UsageFailure(`${path} cannot be read: ${cause.message}`);
    });
    const inside = found.isDirectory() ? await findTestFiles(path) : [path];
    if (inside.length === 0) throw new UsageFailure(`${path} holds no test files (*.json).`);
    files.push(...inside);
  }
  return files;
}

async function runTest(file: string, sandbox: Awaited<ReturnType<typeof createScriptSandbox>>): Promise<Result> {
  const id = basename(file, '.json');
  const text = await readFile(file, 'utf8').catch((cause: Error) => {
    throw new UsageFailure(`${file} cannot be read: ${cause.message}`);
  });
  let source: Value;
  try {
    source = readValue(text);
  } catch (cause) {
    return { id, passed: false, failures: [`${file} is not JSON: ${cause instanceof Error ? cause.message : cause}`] };
  }
  const artifacts = await readArtifacts(join(dirname(file), 'Artifacts'));
  const result = simulateWorkflow(source, { runScript: sandbox, transform: transformApart, artifacts });
  return { ...result, id: result.id || id };
}

function describe({ id, passed, failures }: Result): string {
  const mark = passed
    ? styleText('green', '✓', { stream: process.stdout })
    : styleText('red', '✗', { stream: process.stdout });
  return [`${mark} ${id}`, ...failures.map((failure) => `    ${failure}`)].join('\n');
}

function summary(total: number, failed: number): string {
  const text = failed === 0 ? `${total} passed` : `${failed} of ${total} failed`;
  return styleText(failed === 0 ? 'green' : 'red', text, { stream: process.stdout });
}
