import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');

async function tenon(...args: readonly string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, ['packages/cli/src/main.ts', ...args], { cwd: root });
  return stdout;
}

test('the definition of v2 passes every rule of the strict profile', async () => {
  const verdict = JSON.parse(
    await tenon('connector', 'validate', 'examples/print-framer/v2', '--profile', 'strict', '--format', 'json'),
  ) as { verdict: string; findings: unknown[] };
  expect(verdict).toMatchObject({ verdict: 'pass', findings: [] });
});

test('the definition of v1 has at least the eleven findings that people expect', async () => {
  const failed = await tenon(
    'connector',
    'validate',
    'examples/print-framer/v1/swagger.json',
    '--format',
    'json',
  ).catch((error: { code: number; stdout: string }) => error);
  expect(failed).toMatchObject({ code: 1 });
  const { findings } = JSON.parse(typeof failed === 'string' ? failed : failed.stdout) as { findings: unknown[] };
  expect(findings.length).toBeGreaterThanOrEqual(11);
});

test('the workflow of the exercise is sound and passes its test', async () => {
  await tenon('workflow', 'check', 'examples/print-framer/workflows/quote.json');
  expect(await tenon('workflow', 'test', 'examples/print-framer/tests')).toContain('1 passed');
});
