import {
  newQuickJSWASMModuleFromVariant,
  type QuickJSContext,
  shouldInterruptAfterDeadline,
} from 'quickjs-emscripten-core';

/** What the process is asked to do: programs that run one after another in one fresh engine. */
export interface ScriptTask {
  readonly number: number;
  readonly programs: readonly { readonly name: string; readonly text: string }[];
  readonly timeoutMs: number;
}

/** What came of it: the text that the last program gave, or what went wrong. `logs` is what a program kept as `__logs`. */
export type ScriptResult =
  | { readonly number: number; readonly text: string }
  | {
      readonly number: number;
      readonly error: { readonly kind: 'timeout' | 'thrown'; readonly message: string };
      readonly logs?: string;
    };

const memoryLimit = 64 * 1024 * 1024;
const stackLimit = 512 * 1024;
/** The longest text that is given back; what is longer is no transform but a leak or a flood. */
const outputLimit = 8 * 1024 * 1024;

const variant = import('@jitl/quickjs-wasmfile-release-sync');

process.on('message', (task: ScriptTask) => {
  void runTask(task).then((result) => process.send?.(result));
});
process.on('disconnect', () => process.exit());
process.send?.('ready');

/** Runs the programs of one task in an engine instance of its own, which knows no host object, no network and no file. */
async function runTask({ number, programs, timeoutMs }: ScriptTask): Promise<ScriptResult> {
  const quickjs = await newQuickJSWASMModuleFromVariant(variant);
  const runtime = quickjs.newRuntime();
  runtime.setMemoryLimit(memoryLimit);
  runtime.setMaxStackSize(stackLimit);
  runtime.setInterruptHandler(shouldInterruptAfterDeadline(Date.now() + timeoutMs));
  const context = runtime.newContext();
  let text = '';
  for (const { name, text: source } of programs) {
    const result = context.evalCode(source, name);
    if (result.error) {
      const error = describeThrown(context.dump(result.error));
      result.error.dispose();
      const logs = readLogs(context);
      return { number, error, ...(logs === undefined ? {} : { logs }) };
    }
    text = context.typeof(result.value) === 'string' ? context.getString(result.value) : '';
    result.value.dispose();
  }
  // The instance is dropped as a whole: nothing of it is used again, whatever state the programs left it in.
  if (text.length > outputLimit) {
    return { number, error: { kind: 'thrown', message: `The script gave back more than ${outputLimit} characters.` } };
  }
  return { number, text };
}

/** What was logged before the programs ended badly, if the engine can still say it. */
function readLogs(context: QuickJSContext): string | undefined {
  context.runtime.setInterruptHandler(shouldInterruptAfterDeadline(Date.now() + 100));
  const result = context.evalCode(`typeof __logs === 'function' ? __logs() : undefined`, 'logs.js');
  if (result.error) {
    result.error.dispose();
    return undefined;
  }
  const logs = context.typeof(result.value) === 'string' ? context.getString(result.value) : undefined;
  result.value.dispose();
  return logs?.slice(0, outputLimit);
}

function describeThrown(thrown: unknown): { kind: 'timeout' | 'thrown'; message: string } {
  const { name, message, stack } = (typeof thrown === 'object' && thrown !== null ? thrown : {}) as {
    readonly name?: unknown;
    readonly message?: unknown;
    readonly stack?: unknown;
  };
  if (name === 'InternalError' && message === 'interrupted') {
    return { kind: 'timeout', message: 'The script did not end in time.' };
  }
  const text = typeof name === 'string' ? `${name}: ${String(message)}` : String(thrown);
  const line = /\(?(script\.js:\d+)(?::\d+)?\)?/.exec(typeof stack === 'string' ? stack : '')?.[1];
  return { kind: 'thrown', message: `${text.slice(0, 1_000)}${line === undefined ? '' : ` (${line})`}` };
}
