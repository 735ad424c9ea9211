import { parentPort } from 'node:worker_threads';
import { newQuickJSWASMModuleFromVariant, shouldInterruptAfterDeadline } from 'quickjs-emscripten-core';

/** What the thread is asked to do: a function body, and JSON of the `workflowContext` that it sees. */
export interface ScriptTask {
  readonly number: number;
  readonly code: string;
  readonly workflowContext: string;
  readonly timeoutMs: number;
}

/** What came of it: JSON of the returned value, or what went wrong. */
export type ScriptResult =
  | { readonly number: number; readonly value: string }
  | { readonly number: number; readonly error: { readonly code: string; readonly message: string } };

const memoryLimit = 64 * 1024 * 1024;
const stackLimit = 512 * 1024;

const quickjs = await newQuickJSWASMModuleFromVariant(import('@jitl/quickjs-wasmfile-release-sync'));

parentPort?.on('message', (task: ScriptTask) => {
  parentPort?.postMessage(runScript(task));
});

parentPort?.postMessage('ready');

/** Runs one script in a context of its own, which knows no host object, no network and no clock of ours. */
function runScript({ number, code, workflowContext, timeoutMs }: ScriptTask): ScriptResult {
  const runtime = quickjs.newRuntime();
  runtime.setMemoryLimit(memoryLimit);
  runtime.setMaxStackSize(stackLimit);
  runtime.setInterruptHandler(shouldInterruptAfterDeadline(Date.now() + timeoutMs));
  const context = runtime.newContext();
  try {
    const handle = context.newString(workflowContext);
    context.setProp(context.global, '__workflowContext', handle);
    handle.dispose();
    const source = `(() => {
      const workflowContext = JSON.parse(globalThis.__workflowContext);
      delete globalThis.__workflowContext;
      const returned = (function () {\n${code}\n})();
      const text = JSON.stringify(returned);
      return text === undefined ? 'null' : text;
    })()`;
    const result = context.evalCode(source, 'script.js');
    if (result.error) {
      const error = describeError(context.dump(result.error));
      result.error.dispose();
      return { number, error };
    }
    const value = context.getString(result.value);
    result.value.dispose();
    return { number, value };
  } finally {
    context.dispose();
    runtime.dispose();
  }
}

function describeError(thrown: unknown): { code: string; message: string } {
  const { name, message } = (typeof thrown === 'object' && thrown !== null ? thrown : {}) as {
    readonly name?: unknown;
    readonly message?: unknown;
  };
  if (name === 'InternalError' && message === 'interrupted') {
    return { code: 'InlineCodeScriptTimeout', message: 'The script did not end in time.' };
  }
  const text = typeof name === 'string' ? `${name}: ${String(message)}` : String(thrown);
  return { code: 'InlineCodeScriptRuntimeFailure', message: `The script failed: ${text.slice(0, 1_000)}` };
}
