import type { CodeStep } from '@tenon/connector';
import { createProgramSandbox } from '../../script-sandbox.ts';
import { UsageFailure } from '../../usage-failure.ts';

/**
 * Lets the code of a connector change a request or an answer, in a sandbox of its own for each call. What it logs goes to the
 * error output, so that the result can be read by a program.
 */
export async function runCode<T>(step: CodeStep<T> | undefined, unchanged: T): Promise<T> {
  if (step === undefined) return unchanged;
  const sandbox = await createProgramSandbox();
  const outcome = sandbox(step.programs);
  if ('message' in outcome) {
    throw new UsageFailure(`The connector's code (script.js) did not succeed. ${outcome.message} [code-failed]`);
  }
  const { value, logs } = step.finish(outcome.text);
  for (const line of logs) console.error(`script.js: ${line}`);
  return value;
}
